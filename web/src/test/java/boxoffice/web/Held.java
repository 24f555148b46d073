package boxoffice.web;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds back the answer to the first request of a method. */
final class Held implements Consumer<Route> {

  private final String method;
  private @Nullable Route first;
  private @Nullable APIResponse answer;

  Held(String method) {
    this.method = method;
  }

  @Override
  public void accept(Route route) {
    if (first == null && route.request().method().equals(method)) {
      first = route;
      answer = route.fetch();
    } else {
      route.fallback();
    }
  }

  /** Waits until the server has answered. */
  void isUnderWay(Page page) {
    page.waitForCondition(() -> answer != null);
  }

  /** Gives the page that asked its answer. */
  void arrives() {
    arrives(sent().request().frame().page());
  }

  /** Gives the page its answer. */
  void arrives(Page page) {
    var request = sent();
    page.waitForResponse(
        response -> response.request().equals(request.request()),
        () -> request.fulfill(new Route.FulfillOptions().setResponse(answer)));
  }

  private Route sent() {
    var request = first;
    if (request == null) {
      throw new IllegalStateException("no request was sent");
    }
    return request;
  }
}
