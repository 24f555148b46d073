package boxoffice.events;

import static boxoffice.events.EventExamples.ORGANIZER;
import static boxoffice.events.EventExamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListEventsHandlerTest {

  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final Table table = LocalDynamoDb.newTable();
  private final App app = TestApp.on(table, clock);
  private final EventStore events = app.events();
  private final ListEventsHandler handler = new ListEventsHandler(app.listEvents(), clock);

  @Test
  void coming_published_events_are_listed_by_their_start() {
    publish(1, "2026-12-24T19:00:00Z");
    publish(2, "2026-11-20T09:00:00Z");
    publish(3, "2026-11-20T08:59:59.999Z");
    publish(4, "2027-11-01T19:00:00Z");
    events.create(EventExamples.draft(5, "2026-12-01T19:00:00Z", 10));

    var reply = list(Map.of());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(numbers(reply)).containsExactly(2, 1, 4);
    assertThat(reply.body().has("cursor")).isFalse();
  }

  @Test
  void an_item_is_an_event_with_its_availability() {
    publish(1, "2026-12-24T19:00:00Z");

    assertThat(list(Map.of()).body().get("items").get(0).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "eventId",
            "name",
            "startsAt",
            "timeZone",
            "capacity",
            "maxTicketsPerBooking",
            "salesUntil",
            "cancelUntil",
            "state",
            "version",
            "availableTickets",
            "waitlistCount");
  }

  @Test
  void a_range_includes_both_ends_across_months() {
    publish(1, "2026-11-30T23:59:59.999Z");
    publish(2, "2026-12-01T00:00:00Z");
    publish(3, "2026-12-31T23:59:59.999Z");
    publish(4, "2027-01-01T00:00:00Z");

    assertThat(numbers(list("2026-12-01T00:00:00Z", "2026-12-31T23:59:59.999Z")))
        .containsExactly(2, 3);
    assertThat(numbers(list("2026-11-30T23:59:59.999Z", "2027-01-01T00:00:00Z")))
        .containsExactly(1, 2, 3, 4);
    assertThat(numbers(list("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"))).containsExactly(2);
    assertThat(numbers(list("2026-12-01T00:00:00.001Z", "2026-12-31T23:59:59.998Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 4", "3, 3", "6, 2", "7, 1", "100, 1"})
  void pages_cross_months_without_gaps_or_repeats(int limit, int pages) {
    publish(1, "2026-11-30T19:00:00Z");
    publish(2, "2026-12-01T19:00:00Z");
    publish(3, "2026-12-01T19:00:00Z");
    publish(4, "2026-12-01T19:00:00Z");
    publish(5, "2026-12-31T19:00:00Z");
    publish(6, "2027-04-01T19:00:00Z");
    publish(7, "2027-10-31T19:00:00Z");

    var found = new ArrayList<Integer>();
    var query = new HashMap<>(Map.of("limit", Integer.toString(limit)));
    var read = 0;
    var more = true;
    while (more) {
      var page = list(query);
      assertThat(page.body().get("items")).hasSizeLessThanOrEqualTo(limit);
      found.addAll(numbers(page));
      more = page.body().has("cursor");
      query.put("cursor", page.body().path("cursor").asText());
      read++;
    }

    assertThat(found).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(read).isEqualTo(pages);
  }

  @Test
  void a_page_has_20_events_by_default() {
    IntStream.rangeClosed(1, 21).forEach(n -> publish(n, "2026-12-24T19:00:00Z"));

    assertThat(list(Map.of()).body().get("items")).hasSize(20);
  }

  @Test
  void a_range_begins_now_at_the_earliest() {
    publish(1, "2026-11-20T08:00:00Z");
    publish(2, "2026-11-20T10:00:00Z");

    assertThat(numbers(list("2020-01-01T00:00:00Z", "2026-12-01T00:00:00Z"))).containsExactly(2);
    assertThat(numbers(list("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void a_range_spans_at_most_366_days() {
    assertThat(list("2026-12-01T00:00:00Z", "2027-12-02T00:00:00Z").status()).isEqualTo(200);
    assertThat(list("2026-12-01T00:00:00Z", "2027-12-02T00:00:00.001Z").errors())
        .containsExactly(entry("to", "must be at most 366 days after from"));
    assertThat(list(Map.of("to", "2028-01-01T00:00:00Z")).errors()).containsOnlyKeys("to");
    assertThat(list("2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z").errors())
        .containsExactly(entry("to", "must not be before from"));
    assertThat(list(Map.of("from", "2199-12-31T00:00:00Z")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-12-01",
        "2026-12-01T00:00:00+01:00",
        "+999999999-12-31T00:00:00Z"
      })
  void an_invalid_instant_is_refused(String instant) {
    assertThat(list(Map.of("from", instant)).errors()).containsOnlyKeys("from");
    assertThat(list(Map.of("to", instant)).errors()).containsOnlyKeys("to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "", "9999999999", "1 "})
  void a_limit_is_from_1_to_100(String limit) {
    assertThat(list(Map.of("limit", limit)).errors())
        .containsExactly(entry("limit", "must be from 1 to 100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "####", "bm9uc2Vuc2U", "MTIzNDU2Nzg5MDEyMyM"})
  void a_made_up_cursor_is_refused(String cursor) {
    assertThat(list(Map.of("cursor", cursor)).errors()).containsOnlyKeys("cursor");
  }

  @Test
  void a_cursor_of_any_position_is_harmless() {
    publish(1, "2026-12-24T19:00:00Z");
    var id = "0".repeat(32);

    assertThat(numbers(list(Map.of("cursor", Cursor.encode("0000000000000#" + id)))))
        .containsExactly(1);
    assertThat(numbers(list(Map.of("cursor", Cursor.encode("9999999999999#" + id))))).isEmpty();
  }

  @Test
  void unknown_parameters_are_refused() {
    assertThat(list(Map.of("month", "2026-12")).errors()).containsOnlyKeys("month");
    assertThat(list(Map.of("month", "2026-12")).headers())
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void everybody_gets_the_same_bytes() {
    publish(1, "2026-12-24T19:00:00Z");
    events.create(EventExamples.draft(2, "2026-12-24T19:00:00Z", 10));

    var bytes = Caller.nobody().get("/events").to(handler).text();

    assertThat(bytes).contains("Event 1").doesNotContain("Event 2", "role", ORGANIZER);
    for (var caller : List.of(Caller.user(ORGANIZER), Caller.admin("root"))) {
      assertThat(caller.get("/events").to(handler).text()).isEqualTo(bytes);
    }
  }

  @Test
  void a_page_is_the_same_until_an_event_changes() {
    publish(1, "2026-12-24T19:00:00Z");
    var first = list(Map.of());
    var tag = first.headers().get("ETag");
    clock.advance(Duration.ofDays(1));

    assertThat(first.headers()).containsEntry("Cache-Control", "public, max-age=0, s-maxage=1");
    assertThat(listUnless(tag)).returns(304, Reply::status).returns("", Reply::text);
    note(1, 4, 2);
    assertThat(listUnless(tag).status()).isEqualTo(200);
  }

  @Test
  void events_have_the_notes_of_their_own() {
    publish(1, "2026-12-24T19:00:00Z");
    publish(2, "2026-12-25T19:00:00Z");
    publish(3, "2026-12-26T19:00:00Z");
    note(1, 4, 2);
    note(3, 0, 5);

    assertThat(noted(list(Map.of()))).containsExactly(List.of(4, 2), List.of(10, 0), List.of(0, 5));
  }

  @Test
  void a_page_of_100_events_has_a_note_for_each() {
    IntStream.rangeClosed(1, 101)
        .forEach(
            n -> {
              publish(n, "2026-12-24T19:00:00Z");
              note(n, 7, 0);
            });

    var page = list(Map.of("limit", "100"));

    assertThat(noted(page)).hasSize(100).containsOnly(List.of(7, 0));
    assertThat(page.body().has("cursor")).isTrue();
  }

  @Test
  void a_note_on_the_item_of_an_event_counts_without_another() {
    publish(1, "2026-12-24T19:00:00Z");
    table.updateIf(
        Keys.event(EventExamples.draft(1, "2026-12-24T19:00:00Z", 10).eventId()),
        "SET availableTickets = :available, waitlistCount = :waiting, seatsReadAt = :readAt",
        "attribute_exists(PK)",
        Attributes.of(":available", 3, ":waiting", 1, ":readAt", 1));

    assertThat(noted(list(Map.of()))).containsExactly(List.of(3, 1));
    note(1, 2, 6);
    assertThat(noted(list(Map.of("limit", "2")))).containsExactly(List.of(2, 6));
  }

  @Test
  void a_new_event_is_on_the_next_page_read() {
    publish(1, "2026-12-24T19:00:00Z");
    list(Map.of());
    publish(2, "2026-12-25T19:00:00Z");

    assertThat(numbers(list(Map.of()))).containsExactly(1, 2);
  }

  private void note(int number, int available, int waiting) {
    var event = EventExamples.draft(number, "2026-12-24T19:00:00Z", 10).published();
    events.note(new ShownEvent(event, available, waiting), 0);
  }

  /** The tickets and the waiting bookings of each event. */
  private static List<List<Integer>> noted(Reply page) {
    return page.body()
        .path("items")
        .valueStream()
        .map(
            event ->
                List.of(
                    event.path("availableTickets").asInt(), event.path("waitlistCount").asInt()))
        .toList();
  }

  private void publish(int number, String startsAt) {
    var draft = EventExamples.draft(number, startsAt, 10);
    events.create(draft);
    events.publish(draft.published());
  }

  private Reply list(String from, String to) {
    return list(Map.of("from", from, "to", to));
  }

  private Reply listUnless(String tag) {
    return Caller.nobody().get("/events").header("If-None-Match", tag).to(handler);
  }

  private Reply list(Map<String, String> query) {
    var call = Caller.nobody().get("/events");
    query.forEach(call::query);
    return call.to(handler);
  }
}
