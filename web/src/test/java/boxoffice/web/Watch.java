package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records what the page does during a test, and fails if any of it is forbidden. */
final class Watch {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> SECRET =
      List.of("accessToken", "refreshToken", "password", "newPassword", "session", "email", "code");

  private final URI page;
  private final List<Request> requests = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> dialogs = new ArrayList<>();

  private Watch(URI page) {
    this.page = page;
  }

  /**
   * Watches all windows of a browser.
   *
   * @param page the address of the page: requests to other origins are forbidden
   */
  static Watch over(BrowserContext browser, URI page) {
    var watch = new Watch(page);
    browser.onRequest(watch.requests::add);
    browser.onConsoleMessage(watch::hear);
    browser.onWebError(error -> watch.errors.add(error.error()));
    browser.onDialog(watch::dismiss);
    browser.onPage(window -> window.onFrameNavigated(frame -> watch.addresses.add(frame.url())));
    return watch;
  }

  /** All requests so far, oldest first. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * The requests so far with a method and an end of the address without its query, oldest first.
   */
  List<Request> requests(String method, String end) {
    return requests.stream()
        .filter(
            request ->
                request.method().equals(method) && request.url().split("\\?", 2)[0].endsWith(end))
        .toList();
  }

  /** The violations of the policy so far, oldest first. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  /** For tests that violate the policy on purpose. */
  void forgiveViolations() {
    violations.clear();
  }

  void nothingForbidden() {
    assertThat(requests)
        .as("requests to another origin")
        .allSatisfy(request -> assertThat(request.url()).startsWith(page.toString()));
    assertThat(requests)
        .as("requests that carry an API key")
        .noneMatch(request -> request.headers().containsKey("x-api-key"));
    var secrets = secrets();
    assertThat(requests)
        .extracting(Request::url)
        .as("addresses of requests")
        .noneMatch(url -> secrets.stream().anyMatch(url::contains));
    assertThat(addresses)
        .as("addresses of the page")
        .noneMatch(url -> secrets.stream().anyMatch(url::contains));
    assertThat(violations).as("violations of the Content-Security-Policy").isEmpty();
    assertThat(errors).as("uncaught errors").isEmpty();
    assertThat(dialogs).as("dialogs by script").isEmpty();
  }

  private void hear(ConsoleMessage message) {
    if (message.text().matches("(?s).*(Content Security Policy|Trusted ?(Type|HTML|Script)).*")) {
      violations.add(message.text());
    }
  }

  private void dismiss(Dialog dialog) {
    dialogs.add(dialog.message());
    dialog.dismiss();
  }

  /** Values in requests that must not be in an address. */
  private Set<String> secrets() {
    var secrets = new HashSet<String>();
    for (var request : requests) {
      var authorization = request.headers().getOrDefault("authorization", "");
      secrets.add(authorization.replaceFirst("^Bearer ", ""));
      SECRET.forEach(member -> secrets.add(member(request.postData(), member)));
    }
    secrets.remove("");
    return secrets;
  }

  private static String member(String body, String name) {
    try {
      return body == null ? "" : JSON.readTree(body).path(name).asText();
    } catch (JsonProcessingException _) {
      return "";
    }
  }
}
