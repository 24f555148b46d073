package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that asks for patience. The page's clock is set by hand, so nobody waits for it. */
class ThrottleTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKINGS = "**/v1/events/*/bookings";

  private final Api api = Api.shared();

  @Test
  void whoIsThrottledIsToldAndServedWhenTheTimeIsOver() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("#/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();
    visitor.page().route(BOOKINGS, ThrottleTest::throttle, new Page.RouteOptions().setTimes(1));
    var clock = visitor.page().clock();
    clock.install();
    clock.pauseAt(System.currentTimeMillis() + 60_000);

    visitor.presses("Book tickets");
    assertThat(visitor.status()).containsText("Trying again in 7 seconds.");
    clock.runFor(6_900);
    Assertions.assertThat(bookings(visitor)).isEqualTo(1);
    clock.runFor(200);

    visitor.isAt("Your ticket");
    Assertions.assertThat(bookings(visitor)).isEqualTo(2);
  }

  private static void throttle(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(429)
            .setContentType("application/problem+json")
            .setHeaders(Map.of("Retry-After", "7"))
            .setBody("{\"type\":\"/problems/too-many-requests\",\"status\":429}"));
  }

  private static long bookings(Visitor visitor) {
    return visitor.watch().requests().stream()
        .filter(request -> request.url().endsWith("/bookings"))
        .filter(request -> request.method().equals("POST"))
        .count();
  }
}
