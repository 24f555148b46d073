package boxoffice.snapstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstContactTest {

  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private final List<InetSocketAddress> connections = new CopyOnWriteArrayList<>();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Map<String, String> settings =
      Map.of(
          "aws.region", "eu-central-1",
          "aws.accessKeyId", "somebody",
          "aws.secretAccessKey", "somebody",
          "aws.endpointUrlDynamoDb", "http://127.0.0.1:" + server.getAddress().getPort());

  FirstContactTest() throws IOException {}

  @BeforeEach
  void start() {
    server.createContext("/", this::refuse);
    server.start();
    settings.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    settings.keySet().forEach(System::clearProperty);
    server.stop(0);
  }

  @Test
  void it_carries_no_credentials() {
    FirstContact.make(UrlConnectionHttpClient.builder());

    assertThat(requests)
        .singleElement()
        .satisfies(
            headers -> {
              assertThat(headers.getFirst("X-Amz-Target")).endsWith(".DescribeEndpoints");
              assertThat(headers).doesNotContainKeys("Authorization", "X-amz-security-token");
              assertThat(headers.toString()).doesNotContain("somebody");
            });
  }

  @Test
  void it_does_not_keep_its_connection() {
    FirstContact.make(UrlConnectionHttpClient.builder());
    FirstContact.make(UrlConnectionHttpClient.builder());

    assertThat(connections).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void it_does_nothing_without_a_network() {
    server.stop(0);

    FirstContact.make(UrlConnectionHttpClient.builder());

    assertThat(requests).isEmpty();
  }

  private void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestHeaders());
      connections.add(exchange.getRemoteAddress());
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(400, -1);
    }
  }
}
