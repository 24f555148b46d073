package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import boxoffice.local.demo.DemoUser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A page of the internet in the browser of somebody who runs the system. Its name leads to this
 * machine, so that nothing but the system itself keeps it out.
 */
class ForeignPageTest {

  private static final String UNREADABLE = "cannot read the answer";

  private static final String TRY =
      """
      async ({ url, options }) => {
        try {
          const response = await fetch(url, options);
          return response.type === 'opaque' ? 'cannot read the answer' : `reads ${response.status}`;
        } catch {
          return 'cannot read the answer';
        }
      }
      """;

  private static final String SUBMIT =
      """
      (url) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', enctype: 'text/plain', action: url });
        document.body.append(form);
        form.submit();
      }
      """;

  private final RunningSystem system = RunningSystem.shared();
  private final List<Integer> statuses = new ArrayList<>();
  private HttpServer internet;
  private BrowserContext browser;
  private Page page;

  /**
   * What the page tries.
   *
   * @param mode of {@code fetch}; {@code form} for a form
   */
  private record Attempt(
      String what,
      String method,
      String url,
      String mode,
      Map<String, String> headers,
      String body) {

    Map<String, Object> options() {
      return body.isEmpty()
          ? Map.of("method", method, "mode", mode, "headers", headers)
          : Map.of("method", method, "mode", mode, "headers", headers, "body", body);
    }
  }

  /** What the page saw of an attempt, and with which statuses the system answered. */
  private record Outcome(String what, String seen, List<Integer> statuses) {}

  @BeforeEach
  void visit() throws IOException, InterruptedException {
    var chromium = Chromium.orSkip();
    internet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    internet.createContext(
        "/",
        HttpHandlers.of(200, Headers.of("Content-Type", "text/html"), "<!doctype html><body>Hi"));
    internet.start();
    browser = chromium.newContext();
    page = foreignPage();
  }

  private Page foreignPage() {
    var opened = browser.newPage();
    opened.onResponse(this::note);
    opened.navigate("http://%s:%d/".formatted(Chromium.FOREIGN, internet.getAddress().getPort()));
    return opened;
  }

  @AfterEach
  void leave() {
    if (browser != null) {
      browser.close();
      internet.stop(0);
    }
  }

  private void note(Response response) {
    if (!response.request().method().equals("OPTIONS")) {
      statuses.add(response.status());
    }
  }

  @Test
  void a_foreign_page_gets_nothing() {
    var outcomes = attempts().map(this::outcome).toList();

    System.out.println(
        outcomes.stream()
            .map(o -> "  %-58s %-24s %s".formatted(o.what(), o.seen(), o.statuses()))
            .collect(
                Collectors.joining(
                    "\n", "What a foreign page tried, saw and was answered:\n", "")));
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.seen()).isNotEqualTo("reads 200"))
        .allSatisfy(outcome -> assertThat(outcome.statuses()).isSubsetOf(403));
  }

  @Test
  void a_foreign_page_can_read_only_health() {
    var health = attempt("health", "GET", system.api() + "/health", "cors", "");

    assertThat(outcome(health).seen()).isEqualTo("reads 200");
  }

  @Test
  void a_rebound_name_opens_nothing() {
    for (var port :
        List.of(
            system.page().getPort(),
            system.api().getPort(),
            system.cognito().getPort(),
            system.dynamoDb().getPort())) {
      statuses.clear();
      try {
        page.navigate("http://%s:%d/".formatted(Chromium.FOREIGN, port));
      } catch (PlaywrightException _) {
        // the browser shows a page of its own for an answer without a body
      }
      assertThat(statuses).isNotEmpty().containsOnly(403);
    }
  }

  @Test
  void a_foreign_page_cannot_read_the_page() {
    var file = attempt("the page", "GET", system.page() + "api.js", "cors", "");

    assertThat(outcome(file).seen()).isEqualTo(UNREADABLE);
  }

  @Test
  void a_foreign_page_cannot_frame_the_page() {
    page.setContent("<iframe src='%s'></iframe>".formatted(system.page()));

    page.waitForCondition(() -> page.frames().size() == 2);
    assertThat(page.frames().getLast().content()).doesNotContain("Box Office</title>");
  }

  private Stream<Attempt> attempts() {
    var key = "x-api-key";
    var standard = system.key("standard");
    var login =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(DemoUser.EMAIL, DemoUser.PASSWORD);
    var register =
        "{\"email\":\"foreign@example.com\",\"password\":\"Foreign-Passw0rd-1\",\"name\":\"F\"}";
    var api = system.api().toString();
    var front = system.page() + "v1";
    var rebound = api.replace("127.0.0.1", Chromium.FOREIGN);
    var reconcile = system.api().resolve("/2015-03-31/functions/Reconcile/invocations").toString();
    var json = "application/json";
    var amz = "application/x-amz-json-1.1";
    var cognito = "AWSCognitoIdentityProviderService.";
    return Stream.of(
        attempt(
            "logs in, with a known key",
            "POST",
            api + "/auth/login",
            "cors",
            login,
            key,
            standard,
            "Content-Type",
            json),
        attempt(
            "registers, with a known key",
            "POST",
            api + "/auth/register",
            "cors",
            register,
            key,
            standard,
            "Content-Type",
            json),
        attempt(
            "lists events, with a known key", "GET", api + "/events", "cors", "", key, standard),
        attempt(
            "logs in by the page's address",
            "POST",
            front + "/auth/login",
            "cors",
            login,
            "Content-Type",
            json),
        attempt(
            "logs in by the page's address, no preflight",
            "POST",
            front + "/auth/login",
            "no-cors",
            login),
        attempt(
            "lists events by the page's address, no preflight",
            "GET",
            front + "/events",
            "no-cors",
            ""),
        attempt(
            "logs in by the page's address, as a form",
            "POST",
            front + "/auth/login",
            "form",
            login),
        attempt(
            "logs in by its own name for this machine",
            "POST",
            rebound + "/auth/login",
            "cors",
            login,
            key,
            standard,
            "Content-Type",
            json),
        attempt("reconciles, no preflight", "POST", reconcile, "no-cors", "{}"),
        attempt("reconciles, as a form", "POST", reconcile, "form", "{}"),
        attempt(
            "lists users of the pool",
            "POST",
            system.cognito().toString(),
            "cors",
            "{}",
            "X-Amz-Target",
            cognito + "ListUserPools",
            "Content-Type",
            amz),
        attempt(
            "calls the pool, no preflight", "POST", system.cognito().toString(), "no-cors", "{}"),
        attempt(
            "reads the pool's key",
            "GET",
            system.cognito() + "/pool/.well-known/jwks.json",
            "cors",
            ""),
        attempt(
            "scans the table",
            "POST",
            system.dynamoDb().toString(),
            "cors",
            "{}",
            "X-Amz-Target",
            "DynamoDB_20120810.ListTables",
            "Content-Type",
            "application/x-amz-json-1.0"),
        attempt(
            "calls the table, no preflight",
            "POST",
            system.dynamoDb().toString(),
            "no-cors",
            "{}"));
  }

  private static Attempt attempt(
      String what, String method, String url, String mode, String body, String... headers) {
    return new Attempt(
        what,
        method,
        url,
        mode,
        headers.length == 0
            ? Map.of()
            : headers.length == 2
                ? Map.of(headers[0], headers[1])
                : Map.of(headers[0], headers[1], headers[2], headers[3]),
        body);
  }

  private Outcome outcome(Attempt attempt) {
    return attempt.mode().equals("form") ? outcomeOfForm(attempt) : outcomeOfFetch(attempt);
  }

  private Outcome outcomeOfFetch(Attempt attempt) {
    statuses.clear();
    var call = Map.of("url", attempt.url(), "options", attempt.options());
    var seen = String.valueOf(page.evaluate(TRY, call));
    return new Outcome(attempt.what(), seen, List.copyOf(statuses));
  }

  /**
   * The answer takes the place of the page that sent the form, so the form has a page of its own.
   */
  private Outcome outcomeOfForm(Attempt attempt) {
    var sender = foreignPage();
    statuses.clear();
    sender.waitForResponse(attempt.url(), () -> sender.evaluate(SUBMIT, attempt.url()));
    return new Outcome(attempt.what(), UNREADABLE, List.copyOf(statuses));
  }
}
