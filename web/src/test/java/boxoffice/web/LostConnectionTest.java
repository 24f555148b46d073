package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lost connection: the page keeps what people typed, and nothing happens twice. */
class LostConnectionTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKINGS = "**/v1/events/*/bookings";

  /** The server processes the request, but its answer is lost. */
  static final Consumer<Route> LOSING_THE_ANSWER =
      route -> {
        route.fetch();
        route.abort();
      };

  private final Api api = Api.shared();
  private final Person guest = Person.registered(api);

  @Test
  void a_booking_made_offline_is_sent_once_online() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    visitor.browser().setOffline(true);

    booksWithoutAnAnswer(visitor);
    assertThat(visitor.field("Tickets")).hasValue("2");
    Assertions.assertThat(Bookings.all(guest, eventId)).isEmpty();
    visitor.browser().setOffline(false);

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
    sameKeyEachTime(visitor);
  }

  @Test
  void a_booking_with_lost_answer_is_made_once() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    visitor.page().route(BOOKINGS, LOSING_THE_ANSWER, new Page.RouteOptions().setTimes(1));

    booksWithoutAnAnswer(visitor);
    assertThat(visitor.field("Tickets")).hasValue("2");

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
    sameKeyEachTime(visitor);
    Assertions.assertThat(bookings(visitor)).hasSizeGreaterThan(1);
  }

  @Test
  void a_reload_finds_a_booking_with_lost_answer() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    visitor.page().route(BOOKINGS, LOSING_THE_ANSWER);
    booksWithoutAnAnswer(visitor);

    visitor.page().unrouteAll();
    visitor.page().reload();

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
    sameKeyEachTime(visitor);
  }

  @Test
  void a_reload_sends_a_lost_booking_again() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    visitor.page().route(BOOKINGS, Route::abort);
    booksWithoutAnAnswer(visitor);

    visitor.page().unrouteAll();
    visitor.page().reload();

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
    sameKeyEachTime(visitor);
    Assertions.assertThat(bookings(visitor)).hasSizeGreaterThan(1);
  }

  @Test
  void an_old_request_is_sent_only_by_click() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    comesBackLaterToABookingThatNeverArrived(visitor);
    var sent = bookings(visitor).size();

    visitor.page().clock().runFor(120_000);
    assertThat(visitor.text("has no answer yet")).isVisible();
    Assertions.assertThat(bookings(visitor)).hasSize(sent);
    visitor.presses("Try again");

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
    sameKeyEachTime(visitor);
  }

  @Test
  void an_old_request_can_be_forgotten() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    comesBackLaterToABookingThatNeverArrived(visitor);

    visitor.presses("Forget it");

    assertThat(visitor.button("Forget it")).isHidden();
    visitor.field("Tickets").selectOption("3");
    visitor.presses("Book tickets");
    visitor.isAt("Your tickets");
    Assertions.assertThat(guest.sees(Bookings.of(guest, eventId)).number("quantity")).isEqualTo(3);
  }

  @Test
  void forgetting_shows_a_booking_that_was_made() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    comesBackLaterToABookingThatNeverArrived(visitor);
    guest.books(eventId, 2);

    visitor.presses("Forget it");

    visitor.isAt("Your tickets");
    isBookedOnce(eventId);
  }

  @Test
  void another_person_does_not_send_a_lost_booking() {
    var eventId = Person.registered(api).publishes(10);
    var visitor = readyToBookTwo(eventId);
    visitor.page().route(BOOKINGS, Route::abort);
    booksWithoutAnAnswer(visitor);
    visitor.page().unrouteAll();
    visitor.signsOut();

    var other = Person.registered(api);
    visitor.signsIn(other).opens("/events/" + eventId);

    assertThat(visitor.field("Tickets")).hasValue("1");
    assertThat(visitor.field("Tickets")).isEnabled();
    Assertions.assertThat(Bookings.all(other, eventId)).isEmpty();
  }

  @Test
  void the_dialog_repeats_a_cancellation_with_lost_answer() {
    var booking = guest.books(Person.registered(api).publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    visitor.presses("Cancel booking");
    visitor
        .page()
        .route(
            "**/v1/bookings/*",
            route -> {
              if (route.request().method().equals("DELETE")) {
                LOSING_THE_ANSWER.accept(route);
              } else {
                route.abort();
              }
            });
    visitor.presses("Yes, cancel it");
    assertThat(visitor.dialog()).containsText("There is no connection.");

    visitor.page().unrouteAll();
    visitor.presses("Yes, cancel it");

    visitor.isAt("Your booking");
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CANCELLED");
    Assertions.assertThat(guest.sees(booking).json().path("history")).hasSize(2);
  }

  @Test
  void an_event_with_lost_answer_is_made_once() {
    var start = Visitor.NEXT_MONTH;
    var visitor = VISITORS.arrives().signsIn(guest).opens("/organize/new");
    visitor.page().route("**/v1/events", LOSING_THE_ANSWER);
    visitor.createsEvent("Only night", 30);
    assertThat(visitor.alert()).containsText("There is no connection.");
    assertThat(visitor.field("Name")).hasValue("Only night");

    visitor.page().unrouteAll();
    visitor.page().reload();
    assertThat(visitor.field("Name")).hasValue("Only night");
    assertThat(visitor.field("Starts")).hasValue(start);
    assertThat(visitor.field("Capacity")).hasValue("30");
    visitor.presses("Create event");

    visitor.isAt("Only night");
    Assertions.assertThat(guest.get("/events/mine").json().path("items")).hasSize(1);
  }

  @Test
  void corrections_after_a_lost_answer_are_kept() {
    var visitor = VISITORS.arrives().signsIn(guest).opens("/organize/new");
    visitor.page().route("**/v1/events", LOSING_THE_ANSWER);
    visitor.createsEvent("Only nigth", 30);
    assertThat(visitor.alert()).containsText("There is no connection.");

    visitor.page().unrouteAll();
    visitor.fills("Name", "Only night");
    visitor.presses("Create event");

    visitor.isAt("Edit event");
    assertThat(visitor.field("Name")).hasValue("Only night");
    visitor.presses("Save changes");
    visitor.isAt("Only night");
    Assertions.assertThat(guest.get("/events/mine").json().path("items")).hasSize(1);
  }

  private static void booksWithoutAnAnswer(Visitor visitor) {
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("There is no connection.");
  }

  private static void comesBackLaterToABookingThatNeverArrived(Visitor visitor) {
    visitor.page().route(BOOKINGS, Route::abort);
    booksWithoutAnAnswer(visitor);
    visitor.page().unrouteAll();
    visitor.page().clock().install(new Clock.InstallOptions().setTime(inTenMinutes()));
    visitor.page().reload();
    assertThat(visitor.button("Try again")).isVisible();
  }

  private static long inTenMinutes() {
    return Instant.now().plus(Duration.ofMinutes(10)).toEpochMilli();
  }

  private Visitor readyToBookTwo(String eventId) {
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    visitor.field("Tickets").selectOption("2");
    return visitor;
  }

  private void isBookedOnce(String eventId) {
    var booking = guest.sees(Bookings.of(guest, eventId));
    Assertions.assertThat(booking.number("quantity")).isEqualTo(2);
    Assertions.assertThat(booking.json().path("history")).hasSize(1);
    Await.until(
        () -> guest.get("/events/" + eventId).number("availableTickets"), left -> left == 8);
  }

  /** One key, and every sending after the first is marked as a repeat. */
  private static void sameKeyEachTime(Visitor visitor) {
    Assertions.assertThat(bookings(visitor))
        .extracting(request -> "true".equals(request.headers().get("idempotency-repeat")))
        .startsWith(false)
        .containsOnlyOnce(false);
    Assertions.assertThat(bookings(visitor))
        .extracting(request -> request.headers().get("idempotency-key"))
        .doesNotContainNull()
        .containsOnly(bookings(visitor).getFirst().headers().get("idempotency-key"));
  }

  private static List<Request> bookings(Visitor visitor) {
    return visitor.watch().requests("POST", "/bookings");
  }
}
