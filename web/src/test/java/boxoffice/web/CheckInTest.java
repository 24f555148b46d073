package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Check-in at the door. */
class CheckInTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api, "Ada Lovelace");
  private final String eventId = organizer.publishes(Person.eventTonight(5));

  @Test
  void a_second_check_in_shows_the_first() {
    var code = guest.books(eventId, 2).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    door.isAt("Check-in");

    door.fills("Ticket code", code);
    door.presses("Check in");
    door.reads("Welcome, Ada Lovelace");
    door.counts("Checked in", 2);
    assertThat(door.field("Ticket code")).hasValue("");
    assertThat(door.field("Ticket code")).isFocused();

    door.fills("Ticket code", code);
    door.presses("Check in");
    assertThat(door.alert()).containsText(Pattern.compile("Already checked in at \\d{1,2}:\\d{2}"));
  }

  @Test
  void the_code_on_the_guests_screen_checks_in() {
    guest.books(eventId, 1);
    var holder =
        VISITORS.arrives().signsIn(guest).opens("#/bookings/" + Bookings.of(guest, eventId));
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);

    door.field("Ticket code").pressSequentially(holder.scans());
    door.page().keyboard().press("Enter");

    door.reads("Welcome, Ada Lovelace");
    holder.reads("Checked in at");
  }

  @Test
  void fast_scans_are_checked_in_order() {
    var first = guest.books(eventId, 1).text("ticketCode");
    var second = Person.registered(api, "Grace Hopper").books(eventId, 1).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);

    for (var code : new String[] {first, second}) {
      door.fills("Ticket code", code);
      door.page().keyboard().press("Enter");
    }

    door.reads("Welcome, Grace Hopper");
    door.counts("Checked in", 2);
  }

  @Test
  void a_ticket_of_another_event_is_refused() {
    var other = guest.books(organizer.publishes(5), 1).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);

    door.fills("Ticket code", other);
    door.presses("Check in");
    assertThat(door.alert()).containsText("Not a ticket of this event");

    door.fills("Ticket code", "nonsense");
    door.presses("Check in");
    assertThat(door.alert()).containsText("Not a ticket of this event");
  }

  @Test
  void a_closed_door_says_when_it_opens() {
    var later = organizer.publishes(5);
    var code = guest.books(later, 1).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + later);
    door.reloadsUntil(door.item("Ada Lovelace"), "Confirmed");

    door.fills("Ticket code", code);
    door.presses("Check in");

    assertThat(door.alert()).containsText("Check-in is not open");
    assertThat(door.alert()).containsText(Pattern.compile("It is open from .+ to .+"));
  }

  @Test
  void a_cancelled_ticket_is_refused() {
    var booking = guest.books(eventId, 1);
    guest.cancels(booking.text("bookingId"));
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    assertThat(door.item("Ada Lovelace")).isVisible();

    door.fills("Ticket code", booking.text("ticketCode"));
    door.presses("Check in");

    assertThat(door.alert()).containsText("This booking was cancelled");
  }

  @Test
  void a_check_in_with_lost_answer_counts_once() {
    var code = guest.books(eventId, 1).text("ticketCode");
    var door = doorWithoutAnAnswerTo(code);
    assertThat(door.field("Ticket code")).hasValue("");

    door.presses("Try 1 ticket again");

    door.reads("Welcome, Ada Lovelace");
    assertThat(door.button("Try 1 ticket again")).isHidden();
  }

  @Test
  void unanswered_tickets_wait_for_try_again() {
    var first = guest.books(eventId, 1).text("ticketCode");
    var second = Person.registered(api, "Grace Hopper").books(eventId, 1).text("ticketCode");
    var third = Person.registered(api, "Alan Turing").books(eventId, 1).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    door.page().route("**/check-ins", Route::abort);
    for (var code : new String[] {first, second}) {
      door.fills("Ticket code", code);
      door.page().keyboard().press("Enter");
    }
    assertThat(door.button("Try 2 tickets again")).isVisible();

    door.page().unrouteAll();
    door.field("Ticket code").pressSequentially(third);
    door.page().keyboard().press("Enter");
    door.reads("Welcome, Alan Turing");
    door.presses("Try 2 tickets again");

    door.counts("Checked in", 3);
  }

  @Test
  void an_incomplete_code_is_refused() {
    var code = guest.books(eventId, 1).text("ticketCode");
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    door.reloadsUntil(door.item("Ada Lovelace"), "Confirmed");

    door.fills("Ticket code", code.split("\\.")[0]);
    door.presses("Check in");

    assertThat(door.alert())
        .containsText("Check that the ticket is for this event, and that the code is complete.");
  }

  @Test
  void an_old_check_in_lets_nobody_in() {
    var code = guest.books(eventId, 1).text("ticketCode");
    var door = doorWithoutAnAnswerTo(code);

    door.page().route("**/check-ins", CheckInTest::twoMinutesEarlier);
    door.presses("Try 1 ticket again");

    assertThat(door.alert()).containsText(Pattern.compile("Already checked in at \\d{1,2}:\\d{2}"));
    assertThat(door.alert()).containsText("Ada Lovelace, 1 ticket.");
    door.counts("Checked in", 1);
  }

  /** Moves the time of the check-in in the answer back by two minutes. */
  private static void twoMinutesEarlier(Route route) {
    var answer = route.fetch();
    var body =
        Pattern.compile("(\"checkedInAt\":\")([^\"]+)")
            .matcher(answer.text())
            .replaceAll(
                found ->
                    found.group(1) + Instant.parse(found.group(2)).minus(Duration.ofMinutes(2)));
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
  }

  @Test
  void a_stale_list_lets_no_cancelled_ticket_in() {
    var booking = guest.books(eventId, 1);
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    door.reloadsUntil(door.item("Ada Lovelace"), "Confirmed");
    door.losesSightOf(eventId);
    guest.cancels(booking.text("bookingId"));

    door.fills("Ticket code", booking.text("ticketCode"));
    door.presses("Check in");

    assertThat(door.alert()).containsText("This booking was cancelled");
  }

  @Test
  void a_used_ticket_has_no_cancel_button() {
    var booking = guest.books(eventId, 1);
    checkIn(booking);

    var visitor = VISITORS.arrives().signsIn(guest);
    visitor.opens("#/bookings/" + booking.text("bookingId"));

    visitor.reads("You cannot cancel a ticket after check-in.");
    assertThat(visitor.button("Cancel booking")).isHidden();
  }

  @Test
  void cancelling_a_used_ticket_is_refused() {
    var booking = guest.books(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(guest);
    visitor.opens("#/bookings/" + booking.text("bookingId"));
    visitor.presses("Cancel booking");
    checkIn(booking);

    visitor.presses("Yes, cancel it");

    assertThat(visitor.dialog()).containsText("This ticket is already checked in.");
    Assertions.assertThat(guest.sees(booking.text("bookingId")).text("state"))
        .isEqualTo("CONFIRMED");
  }

  /** A door that lost the answer to a code, and is online again. */
  private Visitor doorWithoutAnAnswerTo(String code) {
    var door = VISITORS.arrives().signsIn(organizer).opens("#/organize/" + eventId);
    door.page().route("**/check-ins", LostConnectionTest.LOSING_THE_ANSWER);
    door.fills("Ticket code", code);
    door.presses("Check in");
    assertThat(door.alert()).containsText("There is no connection.");
    door.page().unrouteAll();
    return door;
  }

  private void checkIn(Answer booking) {
    var answer =
        organizer.send(
            Call.post(
                "/events/" + eventId + "/check-ins",
                Map.of("ticketCode", booking.text("ticketCode"))));
    Assertions.assertThat(answer.status()).isEqualTo(200);
  }
}
