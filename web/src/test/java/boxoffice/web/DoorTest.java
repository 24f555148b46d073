package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A door with a network. */
class DoorTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String CHECK_INS = "**/check-ins";

  /** All that the door keeps on the device. */
  private static final String KEPT =
      """
      async () => {
        const { all } = await import('/door/shelf.js');
        return JSON.stringify([await all('lists'), await all('checks')]);
      }
      """;

  private static final Pattern ALREADY_IN = Pattern.compile("Already in, at \\d{1,2}:\\d{2}");

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api, "Ada Lovelace");
  private final String eventId = organizer.publishes(Plan.of(9).soon().members());

  @Test
  void a_ticket_comes_in_once() {
    var code = Tickets.of(guest.books(eventId, 3)).get(1);
    var door = opens(3);

    Doors.types(door, code);
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
    assertThat(Doors.result(door)).containsText("Ticket 2 of 3");
    assertThat(Doors.result(door)).containsText("1 of 3 in");
    assertThat(Doors.state(door)).containsText("1 of 3 tickets in");
    assertThat(door.field("Ticket code")).hasValue("");

    Doors.types(door, code);
    assertThat(door.alert()).containsText(ALREADY_IN);
    assertThat(door.alert()).containsText("Ada Lovelace");
  }

  @Test
  void the_console_leads_to_the_door() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.follows("Open the door");
    visitor.reads("Ready for the first ticket.");
    visitor.follows("Leave");

    visitor.isAt("Sales");
  }

  @Test
  void fast_scans_are_checked_in_order() {
    var codes =
        List.of(
            Tickets.booked(guest, eventId),
            Tickets.booked(Person.registered(api, "Grace Hopper"), eventId));
    var door = opens(2);

    codes.forEach(code -> Doors.types(door, code));

    assertThat(Doors.result(door)).containsText("Welcome, Grace Hopper");
    assertThat(Doors.state(door)).containsText("2 of 2 tickets in");
    assertThat(door.page().locator(".recent li").first()).containsText("Grace Hopper");
  }

  @Test
  void a_typing_error_is_told_at_once() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);

    Doors.types(door, code.substring(0, 22) + (code.endsWith("0") ? "1" : "0"));
    assertThat(door.alert()).containsText("The code has a mistake");
    Doors.types(door, "nonsense");
    assertThat(door.alert()).containsText("Not a ticket code");

    Assertions.assertThat(door.watch().requests("POST", "/check-ins")).isEmpty();
  }

  @Test
  void a_ticket_of_another_event_is_refused() {
    var other = Tickets.booked(guest, organizer.publishes(Plan.of(5).soon().members()));
    Tickets.booked(guest, eventId);
    var door = opens(1);

    Doors.types(door, other);

    assertThat(door.alert()).containsText("Not a ticket of this event");
  }

  @Test
  void a_cancelled_ticket_is_refused() {
    var booking = guest.books(eventId, 1);
    var door = opens(1);
    guest.cancels(booking.text("bookingId"));

    Doors.types(door, Tickets.of(booking).getFirst());

    assertThat(door.alert()).containsText("This booking was cancelled");
  }

  @Test
  void all_that_is_left_comes_in() {
    var code = Tickets.of(guest.books(eventId, 4)).getFirst();
    var door = opens(4);
    Doors.types(door, code);

    door.presses("Let in all that is left (3)");

    assertThat(Doors.result(door)).containsText("3 tickets");
    assertThat(Doors.result(door)).containsText("4 of 4 in");
    assertThat(door.button("Let in all that is left (3)")).isHidden();
  }

  @Test
  void the_last_check_in_is_undone() {
    var code = Tickets.of(guest.books(eventId, 2)).getFirst();
    var door = opens(2);
    Doors.types(door, code);
    assertThat(Doors.state(door)).containsText("1 of 2 tickets in");

    door.presses("Undo the last");

    assertThat(Doors.result(door)).containsText("The check-in of Ada Lovelace is undone.");
    assertThat(Doors.state(door)).containsText("0 of 2 tickets in");
    assertThat(door.button("Undo the last")).isHidden();
    Doors.types(door, code);
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
  }

  @Test
  void a_guest_is_picked_by_name() {
    guest.books(eventId, 3);
    var door = opens(3);
    door.text("Find a guest").click();
    door.fills("Name or ticket code", "lovelace");

    door.presses("Let in 1: Ada Lovelace");
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
    assertThat(Doors.result(door)).containsText("Ticket 1 of 3");
    door.presses("Let in all 2: Ada Lovelace");

    assertThat(Doors.result(door)).containsText("3 of 3 in");
    assertThat(door.item("Ada Lovelace").last()).containsText("3 of 3 in");
  }

  @Test
  void a_guest_is_found_as_people_type() {
    var lukasz = Person.registered(Api.shared(), "Łukasz Sørensen");
    var code = Tickets.of(lukasz.books(eventId, 1)).getFirst();
    guest.books(eventId, 1);
    var door = opens(2);
    door.text("Find a guest").click();

    for (var typed :
        List.of("lukasz", "Sorensen Lukasz", code, code.toLowerCase(Locale.ROOT) + " ")) {
      door.fills("Name or ticket code", typed);
      assertThat(door.page().locator(".guests li strong")).hasText("Łukasz Sørensen");
    }
    door.fills("Name or ticket code", "nobody");
    door.reads("No guest has this name or code.");
  }

  @Test
  void the_door_speaks_german() {
    var code = Tickets.of(guest.books(eventId, 2)).getFirst();
    var door = opens(2);
    door.speaks("de");
    assertThat(Doors.state(door)).containsText("0 von 2 Tickets drin");

    door.fills("Ticketcode", code);
    door.presses("Einlassen");

    assertThat(Doors.result(door)).containsText("Willkommen, Ada Lovelace");
    assertThat(door.button("Alle übrigen einlassen (1)")).isVisible();
    door.presses("Letzten zurücknehmen");
    assertThat(Doors.result(door)).containsText("Der Einlass von Ada Lovelace ist zurückgenommen.");
  }

  @Test
  void the_name_on_a_ticket_is_said() {
    var booking = guest.books(eventId, 2);
    guest.send(
        Call.patch(
            "/bookings/%s/tickets/2?generation=1".formatted(booking.text("bookingId")),
            Map.of("name", "Ben")));
    var door = opens(2);
    door.browser().setOffline(true);
    Doors.types(door, Tickets.of(booking).get(1));
    assertThat(Doors.result(door)).containsText("Welcome, Ben");
    assertThat(Doors.result(door)).containsText("Ticket 2 of 2, booked by Ada Lovelace");
    door.presses("Undo the last");
    door.browser().setOffline(false);
    assertThat(Doors.state(door)).containsText("Online");

    door.text("Find a guest").click();
    door.fills("Name or ticket code", "ben");
    door.presses("Let in Ben: Ada Lovelace");

    assertThat(Doors.result(door)).containsText("Welcome, Ben");
    assertThat(Doors.result(door)).containsText("1 of 2 in");
  }

  @Test
  void a_hand_scanner_needs_no_focus() {
    var codes = Tickets.of(guest.books(eventId, 2));
    var door = opens(2);
    Doors.types(door, codes.getFirst());
    assertThat(Doors.result(door)).containsText("1 of 2 in");

    door.button("Undo the last").focus();
    door.page().keyboard().type(codes.get(1));
    door.page().keyboard().press("Enter");

    assertThat(Doors.result(door)).containsText("2 of 2 in");
  }

  @Test
  void a_lost_answer_counts_once() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    door.page().route(CHECK_INS, LostConnectionTest.LOSING_THE_ANSWER);
    Doors.types(door, code);
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
    assertThat(Doors.result(door)).containsText("the server has not confirmed it yet");

    door.page().unrouteAll();
    door.presses("Send now");

    door.reads("1 check-in is counted");
    Doors.types(door, code);
    assertThat(door.alert()).containsText(ALREADY_IN);
    var first = door.watch().requests("POST", "/check-ins").getFirst().headers();
    var second = door.watch().requests("POST", "/check-ins").get(1).headers();
    Assertions.assertThat(second.get("idempotency-key")).isEqualTo(first.get("idempotency-key"));
    Assertions.assertThat(second.get("idempotency-repeat")).isEqualTo("true");
  }

  @Test
  void a_silent_network_does_not_stop_the_door() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    // No answer comes, and no error either.
    door.page().route(CHECK_INS, _ -> {});

    Doors.types(door, code);

    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
    assertThat(Doors.state(door)).containsText("Offline");
    door.reads("1 check-in waits for the network.");
    door.page().unrouteAll();
  }

  @Test
  void a_removed_steward_sees_no_door() {
    Tickets.booked(guest, eventId);
    var door = opens(1);
    door.page()
        .route(
            "**/v1/events/mine/*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(404)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\": \"/problems/not-found\", \"status\": 404}")));

    door.page().reload();

    door.reads("There is nothing here.");
    Assertions.assertThat(door.page().evaluate(KEPT)).asString().doesNotContain("codeHash");
  }

  @Test
  void sound_and_vibration_can_be_switched_off() {
    var codes = Tickets.of(guest.books(eventId, 3));
    var door = VISITORS.arrives();
    door.page()
        .addInitScript(
            """
            window.given = [];
            navigator.vibrate = (pattern) => window.given.push('vibration') > 0;
            OscillatorNode.prototype.start = function () { window.given.push('sound'); };
            OscillatorNode.prototype.stop = function () {};
            """);
    Doors.opens(door, organizer, eventId, 3);
    Doors.types(door, codes.getFirst());
    assertThat(Doors.result(door)).containsText("1 of 3 in");
    Assertions.assertThat(door.page().evaluate("window.given"))
        .isEqualTo(List.of("sound", "vibration"));

    door.field("Sound").uncheck();
    door.field("Vibration").uncheck();
    door.page().reload();
    assertThat(door.field("Sound")).not().isChecked();
    Doors.types(door, codes.get(1));

    assertThat(Doors.result(door)).containsText("2 of 3 in");
    Assertions.assertThat(door.page().evaluate("window.given")).isEqualTo(List.of());
  }

  @Test
  void names_and_codes_stay_off_the_device() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    Doors.types(door, code);
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");

    var kept = door.page().evaluate(KEPT).toString();

    Assertions.assertThat(kept).contains("codeHash");
    Assertions.assertThat(kept).doesNotContain("Lovelace");
  }

  @Test
  void signing_out_deletes_what_the_door_keeps() {
    Tickets.booked(guest, eventId);
    var door = opens(1);
    Assertions.assertThat(door.page().evaluate(KEPT)).asString().contains("codeHash");

    door.follows("Leave");
    door.signsOut();

    Assertions.assertThat(door.page().evaluate(KEPT)).isEqualTo("[[],[]]");
  }

  @Test
  void the_list_goes_when_the_event_is_over() {
    Tickets.booked(guest, eventId);
    var door = opens(1);
    door.page()
        .clock()
        .install(
            new Clock.InstallOptions()
                .setTime(Instant.now().plus(Duration.ofDays(2)).toEpochMilli()));
    // The time of the server would set the clock of the page right.
    door.page().route("**/v1/**", Route::abort);

    door.opens("/bookings");
    door.page().clock().runFor(10_000);

    door.page().waitForCondition(() -> door.page().evaluate(KEPT).equals("[[],[]]"));
  }

  private Visitor opens(int tickets) {
    return Doors.opens(VISITORS.arrives(), organizer, eventId, tickets);
  }
}
