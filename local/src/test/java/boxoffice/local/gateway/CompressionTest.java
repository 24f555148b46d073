package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.processes.Ports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

  private static final String TEXT = "a seat is a seat\n".repeat(100);

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, deflate, br", "br, gzip;q=0.5", "br,gzip"})
  void text_is_compressed_for_who_takes_it(String accepted) throws Exception {
    var response = ask("text/javascript", TEXT, "Accept-Encoding", accepted);

    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(response, "ETag")).isEqualTo("W/\"1\"");
    assertThat(response.body()).hasSizeLessThan(200);
    assertThat(unzipped(response.body())).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "identity", "gzip;q=0", "gzip; q=0.0", "xgzip"})
  void who_does_not_take_it_gets_text(String accepted) throws Exception {
    assertIsPlain(ask("text/javascript", TEXT, "Accept-Encoding", accepted), TEXT);
  }

  @Test
  void who_says_nothing_gets_text() throws Exception {
    assertIsPlain(ask("text/javascript", TEXT, "Accept", "*/*"), TEXT);
  }

  @ParameterizedTest
  @CsvSource({"image/png", "application/octet-stream", "application/problem+json"})
  void other_types_stay_as_they_are(String type) throws Exception {
    assertIsPlain(ask(type, TEXT, "Accept-Encoding", "gzip"), TEXT);
  }

  @Test
  void what_is_short_stays_as_it_is() throws Exception {
    var text = TEXT.substring(0, 999);

    assertIsPlain(ask("text/html; charset=utf-8", text, "Accept-Encoding", "gzip"), text);
  }

  private static void assertIsPlain(HttpResponse<byte[]> response, String text) {
    assertThat(header(response, "Content-Encoding")).isEmpty();
    assertThat(header(response, "ETag")).isEqualTo("\"1\"");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  private static HttpResponse<byte[]> ask(String type, String text, String... headers)
      throws IOException, InterruptedException {
    var reply = Reply.of(200, Map.of("Content-Type", type, "ETag", "\"1\""), text);
    try (var server = LoopbackServer.start(0, new Compressed(reply));
        var http = HttpClient.newHttpClient()) {
      var address = URI.create(Ports.address(server.port()) + "file");
      return http.send(
          HttpRequest.newBuilder(address).headers(headers).build(), BodyHandlers.ofByteArray());
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String unzipped(byte[] body) throws IOException {
    try (var text = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Compressed(Reply reply) implements Site {

    @Override
    public Reply answer(Request request) {
      return Compression.forViewer(request, reply);
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(400, Map.of(), "");
    }
  }
}
