package boxoffice.table.http;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, by requests that no client of Java sends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableServerTest {

  private static TableServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        TableServer.start(
            "127.0.0.1", 0, new Protocol(new Engine(MapStorage.inMemory(), Settings.standard())));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:1",
        "localhost",
        "LOCALHOST:8000",
        "[::1]:8000",
        "host.docker.internal"
      })
  void a_program_that_names_this_machine_may_call(String host) throws IOException {
    assertThat(status("POST", "Host: " + host)).isEqualTo(200);
  }

  @Test
  void a_name_pointed_at_this_machine_is_refused() throws IOException {
    assertThat(status("POST", "Host: evil.example")).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1", "http://evil.example", "null"})
  void a_web_page_is_refused(String origin) throws IOException {
    assertThat(status("POST", "Host: localhost\r\nOrigin: " + origin)).isEqualTo(403);
  }

  @Test
  void only_posts_are_answered() throws IOException {
    assertThat(status("GET", "Host: localhost")).isEqualTo(405);
  }

  private static int status(String method, String headers) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.endpoint().getPort())) {
      var request =
          "%s / HTTP/1.1\r\n%s\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
              .formatted(method, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }
}
