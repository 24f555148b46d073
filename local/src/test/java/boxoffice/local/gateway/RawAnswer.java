package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer as it came over a socket, to a request that was written by hand. */
record RawAnswer(String head, String body) {

  int status() {
    return Integer.parseInt(head.split(" ")[1]);
  }

  /** The answer of a port of this machine. */
  static RawAnswer to(int port, String request) throws IOException {
    return all(port, request, 1).getFirst();
  }

  /** The answers to requests on one connection. */
  static List<RawAnswer> all(int port, String requests, int count) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var input = new BufferedInputStream(socket.getInputStream());
      var answers = new ArrayList<RawAnswer>();
      while (answers.size() < count) {
        answers.add(read(input));
      }
      return answers;
    }
  }

  /** Reads one answer, by its length: the connection may stay open. */
  private static RawAnswer read(InputStream input) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = input.read();
      assertThat(next).as("the answer ends: %s", head).isNotNegative();
      head.append((char) next);
    }
    var length = head.toString().split("(?i)content-length: ");
    return new RawAnswer(
        head.toString(),
        length.length < 2
            ? ""
            : new String(
                input.readNBytes(Integer.parseInt(length[1].split("\r")[0])),
                StandardCharsets.UTF_8));
  }
}
