package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.local.processes.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the API under one host, in front of a gateway that echoes requests. */
class FrontTest {

  private static LoopbackServer front;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path web) throws IOException {
    var site = Files.createDirectories(web.resolve("site"));
    Files.writeString(web.resolve("headers.json"), "{\"X-Frame-Options\": \"DENY\"}");
    Files.writeString(site.resolve("index.html"), "the page");
    for (var name : new String[] {"a.js", "a.mjs", "a.css", "a.svg", "a.png", "a.webmanifest"}) {
      Files.writeString(site.resolve(name), name);
    }
    Files.writeString(site.resolve("sw.js"), "a service worker");
    Files.writeString(site.resolve("site.json"), "{}");
    Files.writeString(Files.createDirectory(site.resolve("vendor")).resolve("b.js"), "b.js");
    front =
        LoopbackServer.start(
            0, new Front(new Echo(), "v1", web, SiteFile.EMPTY, Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  @Test
  void the_page_is_at_the_root() throws Exception {
    var response = send("GET", "/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("the page");
    assertThat(header(response, "Content-Type")).isEqualTo("text/html");
  }

  @ParameterizedTest
  @CsvSource({
    "a.js, text/javascript",
    "a.mjs, text/javascript",
    "a.css, text/css",
    "a.svg, image/svg+xml",
    "a.png, image/png",
    "a.webmanifest, application/manifest+json",
    "vendor/b.js, text/javascript"
  })
  void a_file_has_the_type_that_browsers_expect(String file, String type) throws Exception {
    var response = send("GET", "/" + file);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(file).endsWith(response.body());
    assertThat(header(response, "Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a.js",
        "/sw.js",
        "/site.json",
        "/nothing.js",
        "/account",
        "/v2/events",
        "/sitemap.xml"
      })
  void everything_but_the_api_has_the_page_headers(String path) throws Exception {
    var response = send("GET", path);

    assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing.js, 404",
    "/vendor/nothing.js, 404",
    "/..%2fheaders.json, 404",
    "/%2e%2e/headers.json, 403",
    "/../headers.json, 403",
    "/%00, 403"
  })
  // 403: the API refuses what leads nowhere, with the status of its template.
  void anything_but_a_page_file_is_not_found(String path, int status) throws Exception {
    assertThat(send("GET", path).statusCode()).isEqualTo(status);
  }

  @Test
  void a_file_is_read_only() throws Exception {
    assertThat(send("HEAD", "/a.js").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/a.js").statusCode()).isEqualTo(405);
    assertThat(send("DELETE", "/a.js").statusCode()).isEqualTo(405);
  }

  @Test
  void a_changed_file_is_served(@TempDir Path web) throws Exception {
    Files.writeString(web.resolve("headers.json"), "{}");
    var page = Files.createDirectory(web.resolve("site")).resolve("index.html");
    try (var server =
        LoopbackServer.start(
            0, new Front(new Echo(), "v1", web, SiteFile.EMPTY, Clock.systemUTC()))) {
      for (var text : new String[] {"before", "after"}) {
        Files.writeString(page, text);
        assertThat(send(server, "GET", "/").body()).isEqualTo(text);
      }
    }
  }

  @Test
  void who_runs_the_page_is_said_by_configuration(@TempDir Path web) throws Exception {
    Files.writeString(web.resolve("headers.json"), "{}");
    Files.writeString(Files.createDirectory(web.resolve("site")).resolve("site.json"), "{}");
    var site =
        new SiteFile(Map.of("operator", "Haus \"Süd\"", "contact", "mailto:tickets@haus.example"));
    try (var server =
        LoopbackServer.start(0, new Front(new Echo(), "v1", web, site, Clock.systemUTC()))) {
      var response = send(server, "GET", "/site.json");

      assertThat(response.body())
          .isEqualTo(
              "{\"contact\":\"mailto:tickets@haus.example\",\"operator\":\"Haus \\\"Süd\\\"\"}");
      assertThat(header(response, "Content-Type")).isEqualTo("application/json");
      assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }
    assertThat(send("GET", "/site.json").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "imprint, javascript:alert(1)",
    "imprint, http://haus.example",
    "help, mailto:tickets@haus.example",
    "contact, tickets@haus.example",
    "Operator, Haus"
  })
  void a_foot_with_another_link_is_refused(String name, String value) {
    assertThatThrownBy(() -> new SiteFile(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void the_api_always_gets_the_web_plan_key() throws Exception {
    var expected = "POST /v1/events?limit=1 [local-web-0123456789] Bearer a name=first";

    assertThat(send("POST", "/v1/events?limit=1", "Authorization", "Bearer a").body())
        .isEqualTo(expected);
    assertThat(
            send(
                    "POST",
                    "/v1/events?limit=1",
                    "Authorization",
                    "Bearer a",
                    "X-API-KEY",
                    "local-load-0123456789")
                .body())
        .isEqualTo(expected);
  }

  @Test
  void answers_of_the_api_lack_the_page_headers() throws Exception {
    var response = send("GET", "/v1/health");

    assertThat(response.headers().map()).doesNotContainKeys("x-frame-options", "cache-control");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events?limit=1", "/v1/events/0123456789abcdef0123456789abcdef"})
  void a_public_read_has_no_token(String path) throws Exception {
    assertThat(send("GET", path, "Authorization", "Bearer a", "Cookie", "a=b").body())
        .startsWith("GET " + path.replaceAll("[?].*", ""))
        .contains(" null ")
        .doesNotContain("Bearer a");
    assertThat(send("GET", "/v1/bookings", "Authorization", "Bearer a").body())
        .contains("Bearer a");
  }

  @Test
  void an_unknown_parameter_is_refused_at_once() throws Exception {
    var response = send("GET", "/v1/events?limit=1&x=1");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body())
        .contains("{\"field\":\"x\",\"reason\":\"is not known\"}")
        .contains("\"type\":\"/problems/invalid-request\"");
  }

  @Test
  void a_link_to_an_event_is_rendered() throws Exception {
    var path = "/events/0123456789abcdef0123456789abcdef";
    // As by a link on another site.
    var response = send("GET", path + "?utm_source=mail", "Sec-Fetch-Site", "cross-site");

    assertThat(response.body())
        .isEqualTo(
            "GET /v1/index.html?event=0123456789abcdef0123456789abcdef"
                + " [local-web-0123456789] null ");
    assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @CsvSource({"403, 200", "429, 200", "500, 200", "503, 200", "404, 404"})
  void a_link_leads_to_the_page_without_the_api(int status, int expected, @TempDir Path web)
      throws Exception {
    Files.writeString(web.resolve("headers.json"), "{}");
    Files.writeString(Files.createDirectory(web.resolve("site")).resolve("index.html"), "the page");
    var origin = new Fails(status);
    try (var server =
        LoopbackServer.start(0, new Front(origin, "v1", web, SiteFile.EMPTY, Clock.systemUTC()))) {
      for (var turn = 0; turn < 2; turn++) {
        var response = send(server, "GET", "/events/0123456789abcdef0123456789abcdef");

        assertThat(response.statusCode()).isEqualTo(expected);
        assertThat(response.body()).isEqualTo(expected == 200 ? "the page" : "no answer");
      }
      assertThat(send(server, "GET", "/v1/events").statusCode()).isEqualTo(status);
      assertThat(send(server, "GET", "/v1/events").statusCode()).isEqualTo(status);
    }
    assertThat(origin.asked).isEqualTo(4);
  }

  /** An origin that keeps failing. */
  private static final class Fails implements Site {

    private final int status;
    private int asked;

    Fails(int status) {
      this.status = status;
    }

    @Override
    public Reply answer(Request request) {
      asked++;
      return Reply.of(status, Map.of("Cache-Control", "no-store"), "no answer");
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(error.status(), Map.of(), error.message());
    }
  }

  private record Echo() implements Site {

    @Override
    public Reply answer(Request request) {
      return Reply.of(
          200,
          Map.of(),
          "%s %s?%s %s %s %s"
              .formatted(
                  request.method(),
                  request.path(),
                  request.query(),
                  request.headers().get("x-api-key"),
                  request.header("Authorization"),
                  new String(request.body(), StandardCharsets.UTF_8)));
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(error.status(), Map.of(), error.message());
    }
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    return send(front, method, path, headers);
  }

  private HttpResponse<String> send(
      LoopbackServer server, String method, String path, String... headers) throws Exception {
    var address = Ports.address(server.port());
    var request =
        HttpRequest.newBuilder(URI.create(address + path.substring(1)))
            .method(method, BodyPublishers.ofString(method.equals("POST") ? "name=first" : ""));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
