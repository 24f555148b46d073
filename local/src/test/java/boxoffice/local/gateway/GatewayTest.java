package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checks of the gateway before any function, over HTTP. */
class GatewayTest {

  private final RunningSystem system = RunningSystem.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void health_needs_no_key() throws Exception {
    var response = send("GET", "/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    // The page sets its clock by it.
    assertThat(header(response, "Date")).endsWith(" GMT");
  }

  @Test
  void health_answers_head_without_a_body() throws Exception {
    var response = send("HEAD", "/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Content-Length")).isEqualTo("15");
  }

  @Test
  void a_missing_key_is_forbidden() throws Exception {
    var response = send("POST", "/auth/login");

    assertProblem(response, 403, "forbidden");
  }

  @Test
  void an_unknown_key_is_forbidden() throws Exception {
    var response = send("POST", "/auth/login", "x-api-key", "local-standard-000000000");

    assertProblem(response, 403, "forbidden");
  }

  @Test
  void a_missing_token_is_unauthorized() throws Exception {
    var response = send("GET", "/bookings", "x-api-key", system.key("load"));

    assertProblem(response, 401, "unauthorized");
  }

  @Test
  void an_unknown_route_is_not_found() throws Exception {
    var response = send("GET", "/" + UUID.randomUUID());

    assertProblem(response, 404, "not-found");
  }

  @Test
  void an_unknown_method_is_not_found() throws Exception {
    var response = send("DELETE", "/health");

    assertProblem(response, 404, "not-found");
  }

  @Test
  void a_preflight_names_methods_and_headers() throws Exception {
    var response = send("OPTIONS", "/events", "Origin", "https://example.com");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "Access-Control-Allow-Methods")).isEqualTo("GET,OPTIONS,POST");
    assertThat(header(response, "Access-Control-Allow-Headers"))
        .contains("Authorization", "X-Api-Key", "Idempotency-Key");
  }

  @Test
  void a_body_that_is_too_long_is_refused() throws Exception {
    var request =
        HttpRequest.newBuilder(system.uri("/auth/login"))
            .header("x-api-key", system.key("load"))
            .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]))
            .build();

    var response = http.send(request, BodyHandlers.ofString());

    assertProblem(response, 413, "payload-too-large");
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(system.uri(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.body())
        .contains("\"type\":\"/problems/" + slug + "\"")
        .contains("\"requestId\":\"" + header(response, "x-amzn-RequestId") + "\"");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
