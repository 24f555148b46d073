package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Crowd;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The organizer's console: numbers, plot and attendee list. */
class ConsoleTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int MORE_THAN_A_PAGE = 28;
  private static final String HEADER =
      "\uFEFFName,State,Tickets,Changed,Checked in,Time zone,Changed (UTC),Booking ID";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void numbers_and_plot_show_the_sale() {
    var eventId = saleWithEveryState();

    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.isAt("Sales");
    visitor.counts("Confirmed", 3);
    visitor.counts("Left", 0);
    visitor.counts("Waiting", 1);
    visitor.counts("Given back", 2);
    visitor.counts("Checked in", 0);
    assertThat(visitor.image("Tickets over time. Now: 3 confirmed, 1 waiting, 2 given back."))
        .isVisible();
  }

  @Test
  void removed_bookings_keep_their_numbers() {
    var eventId = organizer.publishes(9);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor
        .page()
        .route(
            "**/v1/events/" + eventId + "/bookings*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("application/json")
                        .setBody(
                            "{\"items\": [], \"removed\": {\"bookings\": 5, \"confirmedTickets\":"
                                + " 7, \"cancelledTickets\": 2, \"checkedInTickets\": 6}}")));

    visitor.opens("/organize/" + eventId);

    visitor.counts("Confirmed", 7);
    visitor.counts("Given back", 2);
    visitor.counts("Checked in", 6);
    assertThat(visitor.text("The bookings were removed, long after the event.").first())
        .isVisible();
  }

  @Test
  void the_plot_is_also_a_table() {
    var eventId = saleWithEveryState();
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.text("Show as a table").click();

    var last = visitor.page().locator("figure tbody tr").last();
    assertThat(last.getByRole(AriaRole.CELL)).hasText(new String[] {"3", "1", "2"});
  }

  @Test
  void the_numbers_follow_the_sale() {
    var eventId = organizer.publishes(5);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);
    visitor.counts("Confirmed", 0);

    Person.registered(api, "Grace Hopper").books(eventId, 2);

    visitor.counts("Confirmed", 2);
    visitor.follows("Attendees");
    assertThat(visitor.item("Grace Hopper")).isVisible();
  }

  @Test
  void the_search_finds_names_and_booking_ids() {
    var eventId = organizer.publishes(5);
    Person.registered(api, "Grace Hopper").books(eventId, 1);
    var booking = Person.registered(api, "Ada Lovelace").books(eventId, 2).text("bookingId");
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.item("Ada Lovelace"), "Confirmed");
    assertThat(visitor.item("Grace Hopper")).isVisible();

    visitor.fills("Search attendees", "lovelace");
    assertThat(visitor.item("Ada Lovelace")).isVisible();
    assertThat(visitor.item("Grace Hopper")).isHidden();

    visitor.fills("Search attendees", booking.substring(0, 12));
    assertThat(visitor.item("Ada Lovelace")).isVisible();
    assertThat(visitor.item("Grace Hopper")).isHidden();

    visitor.fills("Search attendees", "Nobody");
    visitor.reads("No attendee has this name, ticket code or booking ID.");
  }

  @Test
  void a_failed_refresh_keeps_the_attendees() {
    var eventId = organizer.publishes(5);
    Person.registered(api, "Grace Hopper").books(eventId, 1);
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.item("Grace Hopper"), "Confirmed");
    visitor.page().route("**/v1/events/*/bookings*", ConsoleTest::withoutItsSecondPage);

    visitor.presses("Refresh");

    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.reads("1–1 of 1");
    assertThat(visitor.item("Grace Hopper")).isVisible();
  }

  private static void withoutItsSecondPage(Route route) {
    if (route.request().url().contains("cursor=")) {
      route.abort();
    } else {
      Visitor.answering(page -> page.replaceFirst("\\}$", ",\"cursor\":\"more\"}")).accept(route);
    }
  }

  @Test
  void the_search_ignores_accents() {
    var eventId = organizer.publishes(5);
    Person.registered(api, "Zoë Weiß").books(eventId, 1);
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.item("Zoë"), "Confirmed");

    visitor.fills("Search attendees", "zoe weiss");

    assertThat(visitor.item("Zoë Weiß")).isVisible();
  }

  @Test
  void the_search_finds_what_people_type_or_paste() {
    var eventId = organizer.publishes(20);
    var lukasz = Person.registered(api, "Łukasz Kowalski").books(eventId, 2);
    var ticket = Tickets.of(lukasz).getLast();
    var soren = Person.registered(api, "Jens Sørensen").books(eventId, 1).text("bookingId");
    Person.registered(api, "Grace Hopper").books(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.text("1–3 of "), "of 3");

    var scanned = Tickets.scanned(ticket);
    for (var typed :
        List.of(
            "Lukasz",
            "kowalski lukasz",
            "owals",
            ticket,
            scanned,
            scanned.toLowerCase(Locale.ROOT),
            " " + scanned.replaceAll("(.{4})", "$1 "))) {
      finds(visitor, typed, "Łukasz Kowalski");
    }
    for (var typed :
        List.of(
            "Sorensen",
            soren,
            soren.toUpperCase(Locale.ROOT),
            soren.substring(0, 8),
            "https://tickets.example/bookings/" + soren)) {
      finds(visitor, typed, "Jens Sørensen");
    }
    visitor.fills("Search attendees", "Kowalski Jens");
    visitor.reads("No attendee has this name, ticket code or booking ID.");
  }

  private static void finds(Visitor visitor, String typed, String name) {
    visitor.fills("Search attendees", typed);
    visitor.reads("1–1 of 1");
    assertThat(visitor.part("Attendees").locator("tbody tr")).containsText(name);
  }

  @Test
  void many_attendees_are_shown_in_pages() {
    var eventId = crowdedEvent();
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.text("1–25 of "), "of " + MORE_THAN_A_PAGE);
    assertThat(visitor.button("Previous page")).isDisabled();

    visitor.presses("Next page");

    visitor.reads("26–28 of 28");
    assertThat(visitor.button("Next page")).isDisabled();
    assertThat(visitor.item("Guest 27")).isVisible();
    visitor.presses("Previous page");
    visitor.reads("1–25 of 28");
  }

  @Test
  void the_csv_file_has_all_pages_once() throws IOException {
    var eventId = crowdedEvent();
    var visitor =
        VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/attendees");
    visitor.reloadsUntil(visitor.text("1–25 of "), "of " + MORE_THAN_A_PAGE);
    visitor.page().route("**/v1/events/*/bookings*", ConsoleTest::tenAtOnce);

    var lines = download(visitor);

    Assertions.assertThat(lines).hasSize(1 + MORE_THAN_A_PAGE).doesNotHaveDuplicates();
    Assertions.assertThat(lines.getFirst()).isEqualTo(HEADER);
    Assertions.assertThat(lines.subList(1, lines.size()))
        .noneMatch(line -> line.contains("\uFEFF"));
    Assertions.assertThat(lines).filteredOn(line -> line.contains("Guest 27")).hasSize(1);
  }

  private static List<String> download(Visitor visitor) throws IOException {
    var file = visitor.page().waitForDownload(() -> visitor.presses("Download CSV"));
    Assertions.assertThat(file.suggestedFilename()).startsWith("first-night").endsWith(".csv");
    return Files.readAllLines(file.path());
  }

  /** Makes pages of ten: pages of 5,000 are too large for a test. The next ones keep the limit. */
  private static void tenAtOnce(Route route) {
    var request = route.request();
    var first = !request.url().contains("limit=");
    if (first && "text/csv".equals(request.headers().get("accept"))) {
      var url = request.url() + (request.url().contains("?") ? "&" : "?") + "limit=10";
      route.resume(new Route.ResumeOptions().setUrl(url));
    } else {
      route.resume();
    }
  }

  private String crowdedEvent() {
    var eventId = organizer.publishes(Plan.of(100).members());
    Crowd.of(
        MORE_THAN_A_PAGE,
        i -> Person.registered(api, "Guest %02d".formatted(i)).books(eventId, 1).status());
    return eventId;
  }

  private String saleWithEveryState() {
    var eventId = organizer.publishes(3);
    var gone = Person.registered(api);
    gone.cancels(gone.books(eventId, 2).text("bookingId"));
    Person.registered(api).books(eventId, 2);
    Person.registered(api).books(eventId, 1);
    Person.registered(api).booksOrWaits(eventId, 1);
    return eventId;
  }
}
