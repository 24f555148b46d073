package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser on this machine sends for a page of the internet, to each part of the system. */
class ForeignPageTest {

  private static final String RECONCILE =
      "POST /2015-03-31/functions/Reconcile/invocations HTTP/1.1";
  private static final String LOGIN = "POST /v1/auth/login HTTP/1.1";
  private static final String EVENTS = "GET /v1/events HTTP/1.1";
  private static final String KEY = "x-api-key: " + UsagePlans.key("load");

  private final RunningSystem system = RunningSystem.shared();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(Target.chosen() == Target.LOCAL, "Only the local system has callers in a browser.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Origin: http://localhost",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void a_foreign_origin_reaches_no_key_and_no_state(String header) throws Exception {
    for (var port : List.of(system.api().getPort(), system.page().getPort())) {
      assertThat(status(port, EVENTS, "localhost:8080", header, KEY)).isEqualTo(403);
      assertThat(status(port, LOGIN, "localhost:8080", header, KEY)).isEqualTo(403);
    }
    assertThat(status(system.api().getPort(), RECONCILE, "localhost:8080", header)).isEqualTo(403);
    var key = "GET /pool/.well-known/jwks.json HTTP/1.1";
    assertThat(status(system.cognito().getPort(), key, "localhost:8080", header)).isEqualTo(403);
    assertThat(table("localhost:8080", header)).isEqualTo(403);
    assertThat(pool("localhost:8080", header)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8080",
        "192.168.1.1",
        "localhost@evil.example"
      })
  void a_rebound_name_reaches_nothing(String host) throws Exception {
    for (var port : List.of(system.api().getPort(), system.page().getPort())) {
      for (var line : List.of(EVENTS, LOGIN, "GET / HTTP/1.1", "GET /v1/health HTTP/1.1")) {
        assertThat(status(port, line, host, KEY)).isIn(400, 403);
      }
    }
    assertThat(status(system.api().getPort(), RECONCILE, host)).isIn(400, 403);
    assertThat(table(host)).isIn(400, 403);
    assertThat(pool(host)).isIn(400, 403);
  }

  @Test
  void programs_and_the_own_page_are_served() throws Exception {
    for (var host : List.of("localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:9")) {
      for (var header : List.of("Origin: http://" + host, "Sec-Fetch-Site: same-origin", "A: b")) {
        assertThat(status(system.page().getPort(), "GET / HTTP/1.1", host, header)).isEqualTo(200);
        assertThat(status(system.page().getPort(), EVENTS, host, header)).isEqualTo(200);
        assertThat(status(system.api().getPort(), EVENTS, host, header, KEY)).isEqualTo(200);
      }
    }
    assertThat(status(system.api().getPort(), RECONCILE, "localhost")).isEqualTo(200);
    assertThat(table("host.docker.internal:1")).isEqualTo(200);
    assertThat(pool("host.docker.internal:1")).isEqualTo(200);
  }

  @Test
  void a_link_to_the_page_opens_it() throws Exception {
    assertThat(
            status(
                system.page().getPort(),
                "GET / HTTP/1.1",
                "127.0.0.1",
                "Sec-Fetch-Site: cross-site"))
        .isEqualTo(200);
  }

  @Test
  void health_keeps_the_cors_of_the_template() throws Exception {
    var answer =
        RawAnswer.to(
            system.api().getPort(),
            request("GET /v1/health HTTP/1.1", "localhost", "", "Origin: https://evil.example"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).contains("Access-Control-Allow-Origin: *");
  }

  private int table(String host, String... headers) throws IOException {
    return RawAnswer.to(
            system.dynamoDb().getPort(),
            request(
                "POST / HTTP/1.1",
                host,
                "{}",
                with(
                    headers,
                    "X-Amz-Target: DynamoDB_20120810.ListTables",
                    "Content-Type: application/x-amz-json-1.0",
                    "Authorization: AWS4-HMAC-SHA256"
                        + " Credential=a/20260101/eu-west-1/dynamodb/aws4_request,"
                        + " SignedHeaders=host, Signature=0")))
        .status();
  }

  private int pool(String host, String... headers) throws IOException {
    return RawAnswer.to(
            system.cognito().getPort(),
            request(
                "POST / HTTP/1.1",
                host,
                "{\"MaxResults\":1}",
                with(
                    headers,
                    "X-Amz-Target: AWSCognitoIdentityProviderService.ListUserPools",
                    "Content-Type: application/x-amz-json-1.1")))
        .status();
  }

  private static int status(int port, String line, String host, String... headers)
      throws IOException {
    return RawAnswer.to(port, request(line, host, line.startsWith("POST") ? "{}" : "", headers))
        .status();
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
  }

  private static String request(String line, String host, String body, String... headers) {
    return "%s\r\nHost: %s\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
        .formatted(line, host, body.length(), String.join("\r\n", headers), body);
  }
}
