package boxoffice.events;

import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListEventsHandlerTest {

  private final EventStore events = new EventStore(LocalDynamoDb.newTable());
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final ListEventsHandler handler =
      new ListEventsHandler(new ListEvents(events, clock), clock);

  @Test
  void publishedEventsToComeAreListedByTheirStart() {
    publish(1, "2026-12-24T19:00:00Z");
    publish(2, "2026-11-20T09:00:00Z");
    publish(3, "2026-11-20T08:59:59.999Z");
    publish(4, "2027-11-01T19:00:00Z");
    events.create(EventExamples.draft(5, "2026-12-01T19:00:00Z", 10));

    var reply = list(Map.of());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(ids(reply)).containsExactly(2, 1, 4);
    assertThat(reply.body().has("cursor")).isFalse();
  }

  @Test
  void anItemIsTheEventWithWhatIsNotedOfItsSeats() {
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
            "availableTickets",
            "waitlistCount");
  }

  @Test
  void monthsAreThoseOfUtcAndBothEndsAreIncluded() {
    publish(1, "2026-11-30T23:59:59.999Z");
    publish(2, "2026-12-01T00:00:00Z");
    publish(3, "2026-12-31T23:59:59.999Z");
    publish(4, "2027-01-01T00:00:00Z");

    assertThat(ids(list("2026-12-01T00:00:00Z", "2026-12-31T23:59:59.999Z"))).containsExactly(2, 3);
    assertThat(ids(list("2026-11-30T23:59:59.999Z", "2027-01-01T00:00:00Z")))
        .containsExactly(1, 2, 3, 4);
    assertThat(ids(list("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"))).containsExactly(2);
    assertThat(ids(list("2026-12-01T00:00:00.001Z", "2026-12-31T23:59:59.998Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 4", "3, 3", "6, 2", "7, 1", "100, 1"})
  void pagesGoOnOverMonthsAndLoseAndRepeatNothing(int limit, int pages) {
    publish(1, "2026-11-30T19:00:00Z");
    publish(2, "2026-12-01T19:00:00Z");
    publish(3, "2026-12-01T19:00:00Z");
    publish(4, "2026-12-01T19:00:00Z");
    publish(5, "2026-12-31T19:00:00Z");
    publish(6, "2027-04-01T19:00:00Z");
    publish(7, "2027-10-31T19:00:00Z");

    var found = new ArrayList<Integer>();
    var query = Map.of("limit", Integer.toString(limit));
    var cursor = "";
    var read = 0;
    while (cursor != null) {
      var page = list(cursor.isEmpty() ? query : with(query, "cursor", cursor));
      assertThat(page.body().get("items")).hasSizeLessThanOrEqualTo(limit);
      found.addAll(ids(page));
      cursor = page.body().has("cursor") ? page.body().get("cursor").asText() : null;
      read++;
    }

    assertThat(found).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(read).isEqualTo(pages);
  }

  @Test
  void aPageHas20EventsWhereNoLimitIsGiven() {
    IntStream.rangeClosed(1, 21).forEach(n -> publish(n, "2026-12-24T19:00:00Z"));

    assertThat(list(Map.of()).body().get("items")).hasSize(20);
  }

  @Test
  void aTimeInThePastIsTakenAsNow() {
    publish(1, "2026-11-20T08:00:00Z");
    publish(2, "2026-11-20T10:00:00Z");

    assertThat(ids(list("2020-01-01T00:00:00Z", "2026-12-01T00:00:00Z"))).containsExactly(2);
    assertThat(ids(list("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void oneListSpansAtMost366Days() {
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
  void whatIsNoInstantIsRefused(String instant) {
    assertThat(list(Map.of("from", instant)).errors()).containsOnlyKeys("from");
    assertThat(list(Map.of("to", instant)).errors()).containsOnlyKeys("to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "", "9999999999", "1 "})
  void aLimitIsFrom1To100(String limit) {
    assertThat(list(Map.of("limit", limit)).errors())
        .containsExactly(entry("limit", "must be from 1 to 100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "####", "bm9uc2Vuc2U", "MTIzNDU2Nzg5MDEyMyM"})
  void aMadeUpCursorIsRefused(String cursor) {
    assertThat(list(Map.of("cursor", cursor)).errors()).containsOnlyKeys("cursor");
  }

  @Test
  void aCursorOfAnyPlaceAndTimeIsHarmless() {
    publish(1, "2026-12-24T19:00:00Z");
    var id = "0".repeat(32);

    assertThat(ids(list(Map.of("cursor", Cursor.encode("0000000000000#" + id)))))
        .containsExactly(1);
    assertThat(ids(list(Map.of("cursor", Cursor.encode("9999999999999#" + id))))).isEmpty();
  }

  @Test
  void anUnknownParameterIsRefusedAndNobodyGetsNothing() {
    assertThat(list(Map.of("month", "2026-12")).errors()).containsOnlyKeys("month");
    assertThat(Caller.nobody().get("/events").to(handler).status()).isEqualTo(401);
  }

  @Test
  void aPageMayBeFiveSecondsOldAndNoOlder() {
    publish(1, "2026-12-24T19:00:00Z");
    list(Map.of());
    publish(2, "2026-12-25T19:00:00Z");

    clock.advance(Duration.ofMillis(4_999));
    assertThat(ids(list(Map.of()))).containsExactly(1);
    assertThat(ids(list(Map.of("limit", "50")))).containsExactly(1, 2);
    clock.advance(Duration.ofMillis(1));
    assertThat(ids(list(Map.of()))).containsExactly(1, 2);
  }

  private void publish(int number, String startsAt) {
    var draft = EventExamples.draft(number, startsAt, 10);
    events.create(draft);
    events.publish(draft.published());
  }

  private Reply list(String from, String to) {
    return list(Map.of("from", from, "to", to));
  }

  private Reply list(Map<String, String> query) {
    var call = Caller.user(ORGANIZER).get("/events");
    query.forEach(call::query);
    return call.to(handler);
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    var more = new HashMap<>(query);
    more.put(name, value);
    return more;
  }

  private static List<Integer> ids(Reply reply) {
    var ids = new ArrayList<Integer>();
    reply
        .body()
        .get("items")
        .forEach(event -> ids.add(Integer.parseInt(event.get("eventId").asText(), 16)));
    return ids;
  }
}
