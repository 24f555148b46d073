package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target;
import boxoffice.local.demo.DemoUser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the running system, and the API under the same host. */
class PageTest {

  private static final Path WEB = Path.of("../web");

  private final RunningSystem system = RunningSystem.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(Target.chosen() == Target.LOCAL, "Only the local system serves the page.");
  }

  @Test
  void it_is_served_with_its_headers() throws Exception {
    var response = get(system.page());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Files.readString(WEB.resolve("site/index.html")));
    var headers =
        new JsonMapper()
            .readValue(
                WEB.resolve("headers.json").toFile(), new TypeReference<Map<String, String>>() {});
    assertThat(headers).containsKey("Content-Security-Policy");
    headers.forEach(
        (name, value) ->
            assertThat(response.headers().allValues(name)).as(name).isEqualTo(List.of(value)));
  }

  @Test
  void below_the_page_the_api_needs_no_key() throws Exception {
    var underThePage = system.page().resolve("/v1/auth/login");
    var direct = system.uri("/auth/login");

    assertThat(login(underThePage)).isEqualTo(200);
    assertThat(login(underThePage, "x-api-key", "wrong")).isEqualTo(200);
    assertThat(login(direct)).isEqualTo(403);
    assertThat(login(direct, "x-api-key", "wrong")).isEqualTo(403);
  }

  @Test
  void the_address_of_the_api_redirects_to_it() throws Exception {
    var response = get(system.api().resolve("/"));

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).hasValue(system.page().toString());
  }

  private int login(URI address, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"email": "%s", "password": "%s"}
                    """
                        .formatted(DemoUser.EMAIL, DemoUser.PASSWORD)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
