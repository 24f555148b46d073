package boxoffice.dynamodb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server that can do what no decent one does: leave a request without an answer, hang up,
 * or break off in the middle of an answer. It takes every request of a client, whatever becomes of
 * the client.
 */
public final class LoopbackServer implements AutoCloseable {

  private final ServerSocket server;
  private final Function<Request, Reply> replies;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  /**
   * A request as it came.
   *
   * @param headers by their names in lower case
   */
  public record Request(Map<String, String> headers, byte[] body) {

    /** The operation of DynamoDB that it asks for. */
    public String operation() {
      var target = headers.getOrDefault("x-amz-target", "");
      return target.substring(target.indexOf('.') + 1);
    }
  }

  /** What a request gets. */
  public sealed interface Reply {}

  public record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {
    public Answer(int status, String body) {
      this(
          status,
          Map.of("Content-Type", "application/x-amz-json-1.0"),
          body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Nothing, for as long as the client waits. */
  public record Silence() implements Reply {}

  /** The connection closes without an answer. */
  public record HangUp() implements Reply {}

  /** The connection closes after half of an answer. */
  public record BreakOff(Answer answer) implements Reply {}

  public LoopbackServer(Function<Request, Reply> replies) {
    this.replies = replies;
    try {
      this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The operations asked for, in the order in which they came. */
  public List<String> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      while (serve(in, connection.getOutputStream())) {}
    } catch (IOException _) {
      // The client is gone.
    }
  }

  /** Whether the connection stays open. */
  private boolean serve(InputStream in, OutputStream out) throws IOException {
    var request = read(in);
    if (request == null) {
      return false;
    }
    received.add(request.operation());
    return switch (replies.apply(request)) {
      case Answer answer -> {
        out.write(bytes(answer));
        out.flush();
        yield true;
      }
      case BreakOff(var answer) -> {
        var bytes = bytes(answer);
        out.write(bytes, 0, bytes.length - answer.body().length / 2);
        out.flush();
        yield false;
      }
      case HangUp _ -> false;
      case Silence _ -> {
        in.transferTo(OutputStream.nullOutputStream());
        yield false;
      }
    };
  }

  private static Request read(InputStream in) throws IOException {
    if (line(in).isEmpty()) {
      return null;
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    return new Request(
        headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static byte[] bytes(Answer answer) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + answer.status() + " any\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + answer.body().length + "\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.write(answer.body());
    return all.toByteArray();
  }
}
