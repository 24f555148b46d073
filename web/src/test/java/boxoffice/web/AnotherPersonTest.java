package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people on one device: nothing that one of them began is done or seen as the other. */
class AnotherPersonTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Page.RouteOptions ONCE = new Page.RouteOptions().setTimes(1);

  private static final String BOOKINGS = "**/v1/events/*/bookings";

  private final Api api = Api.shared();
  private final Person first = Person.registered(api);
  private final Person next = Person.registered(api);
  private final String eventId = Person.registered(api).publishes(10);

  @Test
  void another_person_does_not_send_a_waiting_booking() {
    var visitor = VISITORS.arrives().hasAClock().signsInToStay(first).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();
    visitor.page().route(BOOKINGS, ThrottleTest.throttling(7), ONCE);
    visitor.stopsTheClock(60_000);
    visitor.presses("Book tickets");
    assertThat(visitor.status()).containsText("Trying again in 7 seconds.");

    var tab = visitor.inAnotherTab().opens("/events");
    tab.signsOut();
    tab.signsInToStay(next);
    visitor.isAt("Upcoming events");
    visitor.page().clock().runFor(20_000);

    visitor.opens("/bookings").reads("You have no bookings yet.");
    Assertions.assertThat(visitor.watch().requests("POST", "/bookings")).hasSize(1);
    Assertions.assertThat(Bookings.all(next, eventId)).isEmpty();
  }

  @Test
  void a_late_answer_keeps_the_next_persons_request() {
    var visitor = VISITORS.arrives().signsIn(first).opens("/events/" + eventId);
    var held = new Held("POST");
    visitor.page().route(BOOKINGS, held);
    visitor.presses("Book tickets");
    held.isUnderWay(visitor.page());
    visitor.signsOut();
    visitor.signsIn(next).opens("/events/" + eventId);
    visitor.page().route(BOOKINGS, Route::abort);
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("There is no connection.");
    var intent = "pending/" + next.email() + "/book/" + eventId;
    var waiting = visitor.keeps(intent);

    held.arrives(visitor.page());

    Assertions.assertThat(waiting.path("key").asText()).isNotEmpty();
    Assertions.assertThat(visitor.keeps(intent)).isEqualTo(waiting);
  }

  @Test
  void another_person_does_not_get_a_late_token() {
    first.books(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(first).opens("/bookings");
    visitor.isAt("My bookings");
    var held = new Held("POST");
    visitor.page().route("**/v1/auth/refresh", held);
    visitor.page().reload();
    held.isUnderWay(visitor.page());
    visitor.signsOut();
    visitor.signsIn(next);

    held.arrives(visitor.page());

    visitor.opens("/bookings").reads("You have no bookings yet.");
  }

  @Test
  void a_late_event_shows_nothing_to_another_person() {
    var visitor = VISITORS.arrives().signsIn(first).opens("/organize/new");
    var held = new Held("POST");
    visitor.page().route("**/v1/events", held);
    visitor.createsEvent("First night", 10);
    held.isUnderWay(visitor.page());
    visitor.signsOut();
    visitor.signsIn(next);
    visitor.isAt("Upcoming events");

    held.arrives(visitor.page());
    // When this later answer is there, the page has processed the earlier one.
    visitor.page().evaluate("() => fetch('/favicon.svg').then((answer) => answer.text())");

    Assertions.assertThat(visitor.page().url()).endsWith("/events");
    assertThat(visitor.status()).not().containsText("draft");
  }

  @Test
  void a_late_sign_in_replaces_no_session() {
    var visitor = VISITORS.arrives().opens("/sign-in");
    var held = new Held("POST");
    visitor.page().route("**/v1/auth/login", held);
    visitor.fills("E-mail", first.email());
    visitor.fills("Password", first.password());
    visitor.presses("Sign in");
    held.isUnderWay(visitor.page());
    visitor.follows("Forgot your password?");
    visitor.follows("Back to sign-in");
    visitor.isAt("Sign in");
    visitor.signsIn(next.email(), next.password());
    visitor.reads(next.email());

    held.arrives(visitor.page());

    visitor.opens("/bookings").isAt("My bookings");
    visitor.reads(next.email());
    visitor.page().waitForCondition(() -> visitor.watch().requests("POST", "/logout").size() == 1);
  }

  @Test
  void an_ended_session_keeps_that_of_another_tab() {
    var visitor = VISITORS.arrives().signsIn(first);
    var tab = visitor.inAnotherTab().opens("/events");
    List<Route> late = new ArrayList<>();
    visitor.page().route("**/v1/bookings*", late::add, ONCE);
    visitor.opens("/bookings");
    visitor.page().waitForCondition(() -> late.size() == 1);
    tab.signsOut();
    tab.signsIn(next);
    visitor.reads(next.email());

    AccountTest.unauthorized(late.getFirst());
    // When this later answer is there, the page has processed the earlier one.
    visitor.page().evaluate("() => fetch('/favicon.svg').then((answer) => answer.text())");

    visitor.page().reload();
    visitor.reads(next.email());
    tab.reads(next.email());
  }

  @Test
  void the_wanted_route_is_not_for_another_person() {
    var booking = first.books(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(first).opens("/bookings/" + booking);
    visitor.isAt("Your ticket");
    visitor.page().route("**/v1/**", AccountTest::unauthorized);
    visitor.page().reload();
    visitor.isAt("Sign in");
    visitor.page().unrouteAll();

    visitor.signsIn(next.email(), next.password());

    visitor.isAt("Upcoming events");
  }

  @Test
  void the_last_route_is_not_for_another_person() {
    var visitor = VISITORS.arrives().signsInToStay(first);
    var tab = visitor.inAnotherTab().opens("/bookings");
    tab.isAt("My bookings");
    visitor.presses("Sign out");
    tab.isSignedOut();

    tab.signsIn(next);

    tab.isAt("Upcoming events");
  }
}
