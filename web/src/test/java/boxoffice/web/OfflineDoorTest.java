package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A door without a network, and what it says when the network is back. */
class OfflineDoorTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int EACH = 50;
  private static final int AT_BOTH = 5;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api, "Ada Lovelace");
  private final String eventId = organizer.publishes(Plan.of(200).soon().members());

  @Test
  void two_doors_without_a_network_agree_later() {
    var codes = new ArrayList<String>();
    while (codes.size() < 2 * EACH) {
      codes.addAll(Tickets.of(Person.registered(api, "Guest").books(eventId, 10)));
    }
    var first = opens(2 * EACH);
    var second = opens(2 * EACH);
    for (var door : List.of(first, second)) {
      door.browser().setOffline(true);
    }

    checksIn(first, codes.subList(0, EACH));
    checksIn(second, codes.subList(EACH - AT_BOTH, 2 * EACH - AT_BOTH));
    first.reads("50 check-ins wait for the network.");
    second.reads("50 check-ins wait for the network.");
    first.browser().setOffline(false);
    first.reads("50 check-ins are counted");
    second.browser().setOffline(false);
    second.reads("45 check-ins are counted");

    assertThat(conflicts(first)).hasCount(0);
    assertThat(conflicts(second)).hasCount(AT_BOTH);
    for (var door : List.of(first, second)) {
      assertThat(Doors.state(door)).containsText("Online");
      Assertions.assertThat(keys(door)).hasSize(EACH).doesNotHaveDuplicates();
      System.out.printf(
          "Door %d of 2, online again:%n%s%n",
          door == first ? 1 : 2, door.page().locator(".late").innerText());
    }
    second.browser().setOffline(true);
    for (var left = AT_BOTH - 1; left >= 0; left--) {
      conflicts(second).first().getByRole(AriaRole.BUTTON).click();
      assertThat(conflicts(second)).hasCount(left);
    }
    second.presses("Clear the counted ones");
    assertThat(second.page().locator(".late")).isHidden();
  }

  @Test
  void a_cancellation_in_the_gap_is_shown() {
    var booking = guest.books(eventId, 1);
    var door = opens(1);
    door.browser().setOffline(true);
    Doors.types(door, Tickets.of(booking).getFirst());
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");
    guest.cancels(booking.text("bookingId"));

    door.browser().setOffline(false);

    assertThat(conflicts(door)).containsText("This booking was cancelled");
    assertThat(conflicts(door)).containsText("Ada Lovelace");
    door.page().reload();
    assertThat(conflicts(door)).containsText("This booking was cancelled");
    conflicts(door).getByRole(AriaRole.BUTTON).click();
    assertThat(conflicts(door)).hasCount(0);
  }

  @Test
  void a_ticket_shown_twice_comes_in_once() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    door.browser().setOffline(true);
    Doors.types(door, code);
    assertThat(Doors.result(door)).containsText("Welcome, Ada Lovelace");

    Doors.types(door, code);

    assertThat(door.alert()).containsText("Already in, at ");
    door.reads("1 check-in waits for the network.");
  }

  @Test
  void an_unknown_ticket_is_checked_later() {
    Tickets.booked(guest, eventId);
    var door = opens(1);
    door.browser().setOffline(true);
    var late = Tickets.booked(Person.registered(api, "Grace Hopper"), eventId);
    Doors.types(door, late);
    assertThat(door.alert()).containsText("Not on the list of this device");

    door.presses("Let in, and check later");
    door.reads("1 check-in waits for the network.");
    door.browser().setOffline(false);

    door.reads("1 check-in is counted");
    Assertions.assertThat(Tickets.checkIn(organizer, eventId, late).problem())
        .isEqualTo("checked-in");
  }

  @Test
  void what_was_never_sent_is_taken_back() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    door.browser().setOffline(true);
    Doors.types(door, code);
    door.reads("1 check-in waits for the network.");

    door.presses("Undo the last");
    assertThat(Doors.state(door)).containsText("0 of 1 ticket in");
    door.browser().setOffline(false);
    assertThat(Doors.state(door)).containsText("Online");

    Assertions.assertThat(door.watch().requests("POST", "/check-ins")).isEmpty();
  }

  @Test
  void two_tabs_send_each_check_in_once() {
    var codes = Tickets.of(guest.books(eventId, 8));
    var door = VISITORS.arrives().signsInToStay(organizer);
    Doors.opens(door, eventId, 8);
    var other = Doors.opens(door.inAnotherTab(), eventId, 8);
    door.browser().setOffline(true);
    for (var i = 0; i < codes.size(); i += 2) {
      Doors.types(door, codes.get(i));
      Doors.types(other, codes.get(i + 1));
    }
    other.reads("8 check-ins wait for the network.");

    door.browser().setOffline(false);

    door.reads("8 check-ins are counted");
    Assertions.assertThat(keys(door)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void waiting_check_ins_survive_a_reload() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    door.page().route("**/v1/**", route -> route.abort());
    Doors.types(door, code);
    door.reads("1 check-in waits for the network.");

    door.page().unrouteAll();
    door.page().reload();

    door.reads("1 check-in is counted");
  }

  @Test
  void signing_out_asks_about_waiting_check_ins() {
    var code = Tickets.booked(guest, eventId);
    var door = opens(1);
    door.browser().setOffline(true);
    Doors.types(door, code);
    door.reads("1 check-in waits for the network.");
    door.browser().setOffline(false);
    door.page().route("**/check-ins", route -> route.abort());
    door.follows("Leave");

    door.presses("Sign out");

    assertThat(door.dialog()).containsText("Sign out and lose check-ins?");
    door.presses("Stay signed in");
    assertThat(door.button("Sign out")).isVisible();
  }

  private Visitor opens(int tickets) {
    return Doors.opens(VISITORS.arrives(), organizer, eventId, tickets);
  }

  private static void checksIn(Visitor door, List<String> codes) {
    for (var code : codes) {
      Doors.types(door, code);
    }
  }

  private static Locator conflicts(Visitor door) {
    return door.page().locator(".conflicts li");
  }

  /** The idempotency keys of check-ins that reached the server; some were tried in the gap, too. */
  private static List<String> keys(Visitor door) {
    return door.watch().requests("POST", "/check-ins").stream()
        .filter(request -> request.failure() == null)
        .map(Request::headers)
        .map(headers -> headers.get("idempotency-key"))
        .toList();
  }
}
