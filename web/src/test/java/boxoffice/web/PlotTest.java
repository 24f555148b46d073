package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plot of a sale at every age of an event. */
class PlotTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int BOOKINGS = 10;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @ParameterizedTest
  @CsvSource({
    "PT8M, Time of day, In the last 10 minutes: 10 confirmed tickets more.",
    "PT55M, Time of day, In the last 10 minutes: 1 confirmed ticket more.",
    "PT20H, Time of day, In the last hour: as many confirmed tickets as before.",
    "P6D, Day, In the last 24 hours: 1 confirmed ticket more.",
    "P25D, 'Week, by its Monday', In the last 24 hours: as many confirmed tickets as before.",
    "P300D, Month, In the last 7 days: as many confirmed tickets as before.",
  })
  void the_axis_has_the_age_of_the_sale(Duration age, String title, String sentence) {
    var eventId = organizer.publishes(40);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered("**/v1/events/*/bookings?*", 200, Map.of("items", bookings(age)));

    visitor.opens("/organize/" + eventId);

    visitor.reads(sentence);
    var plot = visitor.page().locator("figure svg[role=img]");
    assertThat(plot.getByText(title)).isVisible();
    assertThat(plot.getByText("Tickets", new Locator.GetByTextOptions().setExact(true)))
        .isVisible();
    visitor.text("Show as a table").click();
    var rows = visitor.page().locator("figure tbody tr");
    assertThat(rows.last().getByRole(AriaRole.CELL)).hasText(new String[] {"10", "0", "0"});
  }

  /** A booking each tenth of the age, the last one a little while ago. */
  private static List<Map<String, Object>> bookings(Duration age) {
    var begin = Instant.now().minus(age);
    return IntStream.range(0, BOOKINGS)
        .mapToObj(i -> booking(i, begin.plus(age.multipliedBy(i).dividedBy(BOOKINGS))))
        .toList();
  }

  private static Map<String, Object> booking(int number, Instant at) {
    var booking = new HashMap<String, Object>();
    booking.put("bookingId", "%032x".formatted(number));
    booking.put("state", "CONFIRMED");
    booking.put("quantity", 1);
    booking.put("generation", 1);
    booking.put("updatedAt", at.toString());
    booking.put("history", List.of(change(1, "BOOK", "CONFIRMED", 1, at)));
    return booking;
  }

  private static Map<String, Object> change(
      int revision, String kind, String state, int quantity, Instant at) {
    return Map.of(
        "revision",
        revision,
        "kind",
        kind,
        "state",
        state,
        "quantity",
        quantity,
        "at",
        at.toString());
  }

  @Test
  void only_tickets_can_be_given_back() {
    var at = Instant.now().minusSeconds(600);
    var left = booking(1, at);
    left.put("state", "CANCELLED");
    left.put(
        "history",
        List.of(change(1, "JOIN", "WAITLISTED", 3, at), change(2, "CANCEL", "CANCELLED", 3, at)));
    var late = booking(2, at);
    late.put("state", "CANCELLED");
    late.put(
        "history",
        List.of(change(1, "JOIN", "WAITLISTED", 4, at), change(2, "EXPIRE", "CANCELLED", 4, at)));
    var handedOn = booking(3, at);
    handedOn.put("state", "CANCELLED");
    handedOn.put(
        "history",
        List.of(
            change(1, "BOOK", "CONFIRMED", 5, at), change(2, "HAND_ON_ALL", "CANCELLED", 5, at)));
    var some = booking(4, at);
    some.put("quantity", 1);
    some.put(
        "history",
        List.of(change(1, "BOOK", "CONFIRMED", 3, at), change(2, "GIVE_BACK", "CONFIRMED", 1, at)));
    var all = booking(5, at);
    all.put("state", "CANCELLED");
    all.put(
        "history",
        List.of(change(1, "BOOK", "CONFIRMED", 6, at), change(2, "CANCEL", "CANCELLED", 6, at)));
    var eventId = organizer.publishes(40);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered(
        "**/v1/events/*/bookings?*",
        200,
        Map.of("items", List.of(left, late, handedOn, some, all)));

    visitor.opens("/organize/" + eventId);

    visitor.counts("Given back", 8);
    assertThat(visitor.image("Tickets over time. Now: 1 confirmed, 0 waiting, 8 given back."))
        .isVisible();
    visitor.follows("Attendees");
    assertThat(visitor.page().locator("tbody .badge").getByText("Left the waitlist")).hasCount(2);
    assertThat(visitor.page().locator("tbody .badge").getByText("Handed on")).hasCount(1);
    assertThat(visitor.page().locator("tbody .badge").getByText("Cancelled")).hasCount(1);
  }

  @Test
  void leaving_the_waitlist_gives_nothing_back() {
    var eventId = organizer.publishes(1);
    Person.registered(api).books(eventId, 1);
    var waiting = Person.registered(api, "Grace Hopper");
    waiting.cancels(waiting.booksOrWaits(eventId, 1).text("bookingId"));
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.item("Grace Hopper"), "Left the waitlist");

    visitor.follows("Sales");

    visitor.counts("Given back", 0);
    visitor.counts("Confirmed", 1);
  }

  @Test
  void a_sale_that_is_over_ends_with_the_event() {
    var start = Instant.now().minus(Duration.ofDays(20));
    var eventId = organizer.publishes(12);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered(
        "**/v1/events/mine/" + eventId,
        event -> event.replaceFirst("\"startsAt\":\"[^\"]*\"", "\"startsAt\":\"" + start + "\""));
    var inside = bookings(Duration.ofDays(60));
    inside.getFirst().put("checkedInTickets", 1);
    inside.get(1).put("checkedInTickets", 1);
    visitor.isAnswered("**/v1/events/*/bookings?*", 200, Map.of("items", inside));

    visitor.opens("/organize/" + eventId);

    visitor.reads("The sale ended with");
    assertThat(visitor.figure("Checked in")).containsText("of 10, 20 %");
    assertThat(visitor.page().locator("figure svg[role=img]").getByText("Start")).isVisible();
    assertThat(visitor.page().locator("figure svg[role=img]").getByText("Capacity 12")).isVisible();
  }
}
