package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that throttles. The tests move the clock of the page, so they do not wait. */
class ThrottleTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKINGS = "**/v1/events/*/bookings";

  /** Whether the page knows that the server throttles. */
  private static final String REFUSED =
      "() => Object.keys(sessionStorage).some((key) => key.startsWith('box-office.refused/'))";

  private final Api api = Api.shared();
  private final Person guest = Person.registered(api);
  private final String eventId = Person.registered(api).publishes(10);

  /** The server throttles and sends {@code Retry-After} with these seconds. */
  static Consumer<Route> throttling(int seconds) {
    return route ->
        route.fulfill(
            new Route.FulfillOptions()
                .setStatus(429)
                .setContentType("application/problem+json")
                .setHeaders(Map.of("Retry-After", Integer.toString(seconds)))
                .setBody("{\"type\":\"/problems/too-many-requests\",\"status\":429}"));
  }

  @Test
  void a_throttled_booking_is_sent_after_the_wait() {
    var visitor = readyToBook();
    throttles(visitor, BOOKINGS, 7);

    visitor.presses("Book tickets");
    assertThat(visitor.status()).containsText("Trying again in 7 seconds.");
    visitor.page().clock().runFor(6_900);
    Assertions.assertThat(bookings(visitor)).isEqualTo(1);
    visitor.page().clock().runFor(200);

    visitor.isAt("Your ticket");
    Assertions.assertThat(bookings(visitor)).isEqualTo(2);
  }

  @Test
  void nothing_is_sent_during_a_long_wait() {
    var visitor = readyToBook();
    throttles(visitor, BOOKINGS, 300);

    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("Try again in 5 minutes.");
    visitor.page().clock().runFor(100_000);
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("Try again in 4 minutes.");
    comesBackOnline(visitor);
    visitor.page().clock().runFor(198_000);
    Assertions.assertThat(bookings(visitor)).isEqualTo(1);

    visitor.page().clock().runFor(3_000);
    assertThat(visitor.button("Try again")).isVisible();
    Assertions.assertThat(bookings(visitor)).isEqualTo(1);
    visitor.presses("Try again");

    visitor.isAt("Your ticket");
  }

  @Test
  void a_booking_is_sent_by_itself_after_minutes() {
    var visitor = readyToBook();
    throttles(visitor, BOOKINGS, 90);

    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("Try again in 2 minutes.");
    visitor.page().clock().runFor(91_000);

    visitor.isAt("Your ticket");
    Assertions.assertThat(bookings(visitor)).isEqualTo(2);
  }

  @Test
  void polls_wait_as_long() {
    var visitor = readyToBook();
    throttles(visitor, "**/v1/events/" + eventId, 100);
    visitor
        .page()
        .waitForCondition(
            () -> {
              visitor.page().clock().runFor(1_000);
              return (Boolean) visitor.page().evaluate(REFUSED);
            });
    var looked = looks(visitor);

    visitor.page().clock().runFor(90_000);
    comesBackOnline(visitor);
    Assertions.assertThat(looks(visitor)).isEqualTo(looked);

    visitor.page().clock().runFor(40_000);
    visitor.page().waitForCondition(() -> looks(visitor) > looked);
  }

  @Test
  void a_reload_does_not_shorten_the_wait() {
    var visitor = readyToBook();
    throttles(visitor, BOOKINGS, 90);
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("Try again in 2 minutes.");

    visitor.page().reload();
    assertThat(visitor.button("Book tickets")).isVisible();
    visitor.page().clock().runFor(1_000);

    assertThat(visitor.alert()).containsText("Try again in 2 minutes.");
    Assertions.assertThat(bookings(visitor)).isEqualTo(1);
    visitor.page().clock().runFor(91_000);
    visitor.isAt("Your ticket");
  }

  private Visitor readyToBook() {
    var visitor = VISITORS.arrives().hasAClock().signsIn(guest).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();
    return visitor;
  }

  /** Stops the visitor's clock and throttles the next request. */
  private static void throttles(Visitor visitor, String address, int seconds) {
    visitor.stopsTheClock(60_000);
    visitor.page().route(address, throttling(seconds), new Page.RouteOptions().setTimes(1));
  }

  private static void comesBackOnline(Visitor visitor) {
    visitor.page().evaluate("dispatchEvent(new Event('online'))");
  }

  private static int bookings(Visitor visitor) {
    return visitor.watch().requests("POST", "/bookings").size();
  }

  private int looks(Visitor visitor) {
    return visitor.watch().requests("GET", "/events/" + eventId).size();
  }
}
