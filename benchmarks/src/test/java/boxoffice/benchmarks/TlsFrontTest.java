package boxoffice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFrontTest {

  private static final Path BOOKING = Path.of("..", "events-samples", "book.json");

  @TempDir private Path folder;

  @Test
  void a_function_reaches_its_table_by_its_variables() throws Exception {
    var sale = new ColdStartSale(BOOKING, 10);
    var front = TlsFront.before(sale.dynamoDb(), folder);
    var variables = sale.environment(front.address());

    assertThat(
            describe(
                variables.get("TABLE_NAME"), variables.get("AWS_ENDPOINT_URL_DYNAMODB"), front))
        .contains("\"TableStatus\":\"ACTIVE\"");
  }

  @Test
  void an_address_without_a_port_is_refused() {
    assertThatThrownBy(() -> TlsFront.before(URI.create("http://127.0.0.1"), folder))
        .hasMessage("http://127.0.0.1 has no port");
    assertThat(folder).isEmptyDirectory();
  }

  private static String describe(String table, String address, TlsFront front) throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(trusting(front)).build()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("X-Amz-Target", "DynamoDB_20120810.DescribeTable")
                  .POST(BodyPublishers.ofString("{\"TableName\":\"%s\"}".formatted(table)))
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private static SSLContext trusting(TlsFront front) throws Exception {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(KeyStore.getInstance(front.trustStore().toFile(), (char[]) null));
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, managers.getTrustManagers(), null);
    return tls;
  }
}
