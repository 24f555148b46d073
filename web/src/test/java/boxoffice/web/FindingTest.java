package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding events in the list, and coming back to it. */
class FindingTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String MATCHES =
      "async ([text, wanted]) => (await import('/fold.js')).matches(text, wanted)";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private static final String SEARCH = "Search events";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  /** A word that only the events of one test have. */
  private final String mark = "x" + UUID.randomUUID().toString().substring(0, 8);

  @ParameterizedTest
  @CsvSource({
    "Łukasz Żal, lukasz",
    "Lukasz, ŁUKASZ",
    "Sørensen, sorensen",
    "Straße, STRASSE",
    "Strasse, straße",
    "Đurić, duric",
    "İstanbul, istanbul",
    "Diyarbakır, diyarbakir",
    "Œuvre, oeuvre",
    "Ærø, aero",
    "Crème brûlée, creme brulee",
    "Ngô Thị, ngo thi",
    "Þingvellir, thingvellir",
    "O’Brien, obrien",
    "'Jazz at the Alte Oper', 'oper jazz'",
    "'Jazz at the Alte Oper', ' ja  op '",
    "Ёлка, елка",
    "Αθήνα, αθηνα",
    "ﬁne ＡＢＣ, fine abc",
    "'Jazz', ''"
  })
  void a_search_finds(String text, String wanted) {
    assertThat(finds(text, wanted)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'Jazz at the Alte Oper', 'oper rock'", "Łukasz, lukasc", "東京, 京都"})
  void a_search_does_not_find(String text, String wanted) {
    assertThat(finds(text, wanted)).isFalse();
  }

  @Test
  void words_of_name_and_venue_find_an_event() {
    var venue = "Sørensens Straße " + mark;
    organizer.publishes(plan("Łukasz plays").with("venue", venue).members());
    organizer.publishes(plan("Somebody else").members());
    var visitor = opens("/events");

    visitor.fills(SEARCH, mark + " STRASSE lukasz");

    visitor.reads("1 event found");
    assertThat(cards(visitor)).hasCount(1);
    assertThat(cards(visitor)).containsText("Łukasz plays");
  }

  @Test
  void the_list_is_grouped_by_month_of_the_event() {
    var month = month(5);
    var auckland = ZoneId.of("Pacific/Auckland");
    // In UTC, it is still the month before.
    organizer.publishes(
        plan("Early")
            .at(month.atDay(1).atTime(1, 0).atZone(auckland).toInstant())
            .with("timeZone", auckland.getId())
            .members());
    organizer.publishes(plan("Late").at(utc(month.atEndOfMonth())).members());

    var visitor = opens("/events?q=" + mark + "&month=" + month);

    assertThat(visitor.part(month.format(MONTH)).locator("li")).hasCount(2);
    assertThat(visitor.part(month.format(MONTH)).locator("li").first()).containsText("Early");
    visitor.reads("2 events found in " + month.format(MONTH));
  }

  @Test
  void a_month_and_a_place_are_in_the_address() {
    var month = month(6);
    for (var place : List.of("Alte Oper ", "Jazzkeller ")) {
      organizer.publishes(
          plan("At " + place).at(utc(month.atDay(9))).with("venue", place + mark).members());
    }
    var visitor = opens("/events");

    visitor.field("Month").selectOption(month.toString());
    visitor.field("Place").focus();
    visitor.field("Place").selectOption("Alte Oper " + mark);
    assertThat(cards(visitor)).hasCount(1);
    assertThat(cards(visitor)).containsText("Alte Oper");
    assertThat(visitor.page()).hasURL(ends("month=" + month + "&place=Alte+Oper+" + mark));
    assertThat(visitor.field("Place")).isFocused();

    visitor.page().goBack();
    assertThat(visitor.field("Place")).hasValue("");
    assertThat(visitor.item("Jazzkeller " + mark)).isVisible();
    visitor.page().goBack();
    assertThat(visitor.field("Month")).hasValue("");
    visitor.page().goForward();
    visitor.page().goForward();
    assertThat(cards(visitor)).hasCount(1);
    assertThat(visitor.field("Place")).hasValue("Alte Oper " + mark);
  }

  @Test
  void an_address_with_a_search_can_be_shared() {
    var month = month(7);
    organizer.publishes(plan("Jazz").at(utc(month.atDay(3))).with("venue", mark).members());
    organizer.publishes(plan("Rock").at(utc(month.atDay(3))).with("venue", mark).members());

    var visitor = opens("/events?q=jazz&month=" + month + "&place=" + mark);

    assertThat(cards(visitor)).hasCount(1);
    assertThat(visitor.field(SEARCH)).hasValue("jazz");
    assertThat(visitor.field("Month")).hasValue(month.toString());
    assertThat(visitor.field("Place")).hasValue(mark);
  }

  @Test
  void typing_leaves_one_entry_in_the_history() {
    var plan = plan("Jazz");
    var visitor = opens("/events/" + organizer.publishes(plan.members()));
    visitor.isAt(plan.name());
    visitor.follows("Events");
    assertThat(visitor.field(SEARCH)).isVisible();
    var before = visitor.page().evaluate("history.length");

    visitor.field(SEARCH).pressSequentially(mark);

    assertThat(visitor.page()).hasURL(ends("q=" + mark));
    assertThat(visitor.page().evaluate("history.length")).isEqualTo(before);
    assertThat(visitor.field(SEARCH)).isFocused();
    visitor.page().goBack();
    visitor.isAt(plan.name());
    assertThat(visitor.field(SEARCH)).isHidden();
  }

  @Test
  void what_is_found_nowhere_can_be_searched_further() {
    // The list begins with a year, if few events are to come.
    var month = month(14);
    organizer.publishes(plan("Far").at(utc(month.atDay(3))).members());
    organizer.publishes(Plan.of(10).soon().members());
    var visitor = opens("/events?q=" + mark);
    visitor.reads("Nothing found in the events until ");

    searchesFurther(visitor, visitor.item("Far " + mark));

    visitor.reads("1 event found");
    visitor.presses("Show all events");
    assertThat(visitor.item("Far " + mark)).isVisible();
    assertThat(visitor.field(SEARCH)).hasValue("");
  }

  @Test
  void nothing_is_found_in_any_month() {
    organizer.publishes(Plan.of(10).soon().members());
    var visitor = opens("/events?q=" + mark);
    visitor.reads("Nothing found in the events until ");

    searchesFurther(visitor, visitor.text("Nothing found."));

    assertThat(visitor.button("Search further")).isHidden();
  }

  @Test
  void no_events_at_all_show_a_text() {
    var visitor = VISITORS.arrives();
    visitor.isAnswered("**/v1/events?*", 200, Map.of("items", List.of()));

    visitor.opens("/events");

    visitor.reads("There are no upcoming events.");
    assertThat(visitor.button("Load more")).isHidden();
  }

  @Test
  void back_after_loading_more_keeps_the_place() {
    var visitor = opens("/events");
    publishes(30);
    visitor.page().reload();
    visitor.presses("Load more");
    var link = cards(visitor).nth(20).getByRole(AriaRole.LINK);
    assertThat(link).isVisible();
    link.scrollIntoViewIfNeeded();
    var count = cards(visitor).count();
    var top = top(link);
    link.click();
    assertThat(visitor.page().locator(".event-page")).isVisible();
    // The way back needs no answer.
    BookingTest.withoutAnswers(visitor);

    visitor.page().goBack();

    assertThat(link).isFocused();
    assertThat(cards(visitor)).hasCount(count);
    assertThat(top(link)).isEqualTo(top);
  }

  @Test
  void a_reload_keeps_what_was_loaded() {
    var visitor = opens("/events");
    publishes(30);
    visitor.page().reload();
    visitor.presses("Load more");
    var card = cards(visitor).nth(25);
    card.scrollIntoViewIfNeeded();
    var count = cards(visitor).count();

    visitor.page().reload();

    assertThat(cards(visitor)).hasCount(count);
    assertThat(card).isInViewport();
  }

  @Test
  void numbers_change_in_place() {
    var plan = plan("Jazz");
    var eventId = organizer.publishes(plan.members());
    var visitor = opens("/events");
    var card = visitor.item(plan.name());
    assertThat(card).containsText("10 of 10 tickets left");
    var link = card.getByRole(AriaRole.LINK);
    link.focus();
    visitor.page().evaluate("window.stays = true");

    Person.registered(api).books(eventId, 3);

    assertThat(card).containsText("7 of 10 tickets left");
    assertThat(link).isFocused();
    assertThat(visitor.page().evaluate("window.stays")).isEqualTo(true);
  }

  @Test
  void events_come_and_go_in_place() {
    var plan = plan("Stays");
    organizer.publishes(plan.members());
    var cancelled = plan("Cancelled");
    var eventId = organizer.publishes(cancelled.members());
    var visitor = opens("/events");
    var link = visitor.item(plan.name()).getByRole(AriaRole.LINK);
    assertThat(visitor.item(cancelled.name())).isVisible();
    link.focus();

    var added = plan("New");
    organizer.publishes(added.members());
    assertThat(visitor.item(added.name())).isVisible();
    organizer.send(Call.post("/events/" + eventId + "/cancel"));

    assertThat(visitor.item(cancelled.name())).isHidden();
    assertThat(link).isFocused();
  }

  @Test
  void the_focus_moves_to_the_next_card() {
    var plan = plan("Stays");
    organizer.publishes(plan.members());
    var cancelled = plan("Cancelled");
    var eventId = organizer.publishes(cancelled.members());
    var visitor = opens("/events");
    visitor.item(cancelled.name()).getByRole(AriaRole.LINK).focus();

    organizer.send(Call.post("/events/" + eventId + "/cancel"));

    assertThat(visitor.item(cancelled.name())).isHidden();
    assertThat(visitor.item(plan.name()).getByRole(AriaRole.LINK)).isFocused();
  }

  @Test
  void an_event_that_begins_goes() {
    var plan = plan("Jazz");
    organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().hasAClock();
    visitor.opens("/events");
    assertThat(visitor.item(plan.name())).isVisible();
    assertThat(visitor.field("Month").locator("option")).not().hasCount(0);
    BookingTest.withoutAnswers(visitor);

    visitor.page().clock().fastForward(3 * 3_600_000);

    assertThat(visitor.item(plan.name())).isHidden();
  }

  @Test
  void all_viewers_ask_the_same() {
    publishes(14);
    var month = month(4);
    var options = Visitors.options().setTimezoneId("America/Los_Angeles").setLocale("en-US");
    var visitors = List.of(VISITORS.arrives(), VISITORS.arrives(options));
    visitors.getLast().hasAClock();
    visitors.getLast().page().clock().setFixedTime(System.currentTimeMillis() - 40L * 86_400_000);
    for (var visitor : visitors) {
      visitor.opens("/events");
      visitor.presses("Load more");
      assertThat(visitor.item("Filler").nth(13)).isVisible();
      visitor.fills(SEARCH, mark);
      visitor.field("Month").selectOption(month.toString());
      visitor.reads("Nothing found in " + month.format(MONTH));
    }

    assertThat(asked(visitors.getFirst())).isEqualTo(asked(visitors.getLast()));
    assertThat(asked(visitors.getFirst())).hasSizeLessThan(30).contains("limit=12");
  }

  @Test
  void a_refresh_asks_what_everybody_asks() {
    organizer.publishes(plan("Jazz").members());
    var visitor = opens("/events");
    visitor.item(mark).first().scrollIntoViewIfNeeded();

    var asked = visitor.page().waitForResponse(FindingTest::isList, () -> {}).request();

    assertThat(URI.create(asked.url()).getQuery()).isEqualTo("limit=12");
  }

  @Test
  void a_month_of_several_pages_loads_by_cursor() {
    var month = month(3);
    var visitor = VISITORS.arrives();
    visitor.isAnswered(
        "**/v1/events?from=*",
        200,
        Map.of("items", List.of(event("First", month, "UTC")), "cursor", "behind"));
    visitor.isAnswered(
        "**/v1/events?from=*&cursor=behind",
        200,
        Map.of("items", List.of(event("Second", month, "UTC"))));
    visitor.opens("/events?month=" + month);
    visitor.reads("1 event found in the events until 2 ");
    assertThat(cards(visitor)).containsText("First");

    visitor.presses("Search further");

    assertThat(cards(visitor)).hasCount(2);
    visitor.reads("2 events found in " + month.format(MONTH));
    assertThat(visitor.item("Second").getByRole(AriaRole.LINK)).isFocused();
    assertThat(visitor.button("Search further")).isHidden();
  }

  @Test
  void an_unknown_time_zone_hides_no_event() {
    var month = month(3);
    var visitor = VISITORS.arrives();
    var known = event("Known", month, "Europe/Berlin");
    var unknown = event("Unknown", month, "Mars/Olympus_Mons");
    visitor.isAnswered("**/v1/events?*", 200, Map.of("items", List.of(known, unknown)));

    visitor.opens("/events");

    assertThat(visitor.item("Known").first()).containsText("Central European");
    assertThat(visitor.item("Unknown")).containsText("20:00, UTC");
  }

  private Visitor opens(String route) {
    return VISITORS.arrives().opens(route);
  }

  private boolean finds(String text, String wanted) {
    var visitor = VISITORS.arrives().opens("");
    return (Boolean) visitor.page().evaluate(MATCHES, List.of(text, wanted));
  }

  /** An event of this test alone, which is the first of the list. */
  private Plan plan(String name) {
    return Plan.of(10).soon().with("name", name + " " + mark);
  }

  /** So many events before all others. The publisher has no other ones to come. */
  private void publishes(int count) {
    var publisher = Person.registered(api);
    for (var i = 0; i < count; i++) {
      if (i % 10 == 9) {
        publisher = Person.registered(api);
      }
      publisher.publishes(plan("Filler").members());
    }
  }

  /** An event as the API answers it. */
  private static Map<String, Object> event(String name, YearMonth month, String timeZone) {
    return Map.of(
        "eventId",
        UUID.randomUUID().toString().replace("-", ""),
        "name",
        name,
        "startsAt",
        month.atDay(2) + "T20:00:00Z",
        "salesUntil",
        month.atDay(2) + "T20:00:00Z",
        "timeZone",
        timeZone,
        "capacity",
        10,
        "availableTickets",
        10,
        "state",
        "PUBLISHED");
  }

  private static YearMonth month(int ahead) {
    return YearMonth.now(ZoneOffset.UTC).plusMonths(ahead);
  }

  private static Instant utc(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Locator cards(Visitor visitor) {
    return visitor.page().locator("li");
  }

  private static double top(Locator locator) {
    return locator.boundingBox().y;
  }

  private static Pattern ends(String address) {
    return Pattern.compile(address.replace("+", "\\+") + "$");
  }

  private static void searchesFurther(Visitor visitor, Locator until) {
    var further = visitor.button("Search further");
    assertThat(further).isVisible();
    while (!until.isVisible() && further.isVisible()) {
      further.click();
      assertThat(visitor.page().locator("button[aria-busy]")).hasCount(0);
    }
    assertThat(until).isVisible();
  }

  private static boolean isList(Response response) {
    return URI.create(response.url()).getPath().equals("/v1/events");
  }

  /** The queries for the list so far. */
  private static Set<String> asked(Visitor visitor) {
    var queries = new TreeSet<String>();
    visitor.watch().requests("GET", "/v1/events").stream()
        .map(Request::url)
        .map(url -> URI.create(url).getQuery())
        .forEach(queries::add);
    return queries;
  }
}
