package boxoffice.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListBookingsHandlerTest {

  private final House house = House.of(2);
  private final Table table = house.table();
  private final ListBookingsHandler list =
      new ListBookingsHandler(house.app.listBookings(), house.app.userLimits());

  @Test
  void coming_events_are_first_then_past_ones_the_latest_first() {
    seed(1, Duration.ofDays(-1));
    seed(2, Duration.ofDays(3));
    seed(3, Duration.ofDays(-30));
    seed(4, Duration.ofHours(1));
    seed(5, Duration.ofDays(700));
    seed(6, Duration.ZERO);

    assertThat(numbers(page(100, null))).containsExactly(6, 4, 2, 5, 1, 3);
  }

  @Test
  void events_of_one_start_are_in_the_order_of_their_bookings() {
    IntStream.of(3, 1, 2).forEach(i -> seed(i, Duration.ofDays(1)));
    IntStream.of(6, 5, 4).forEach(i -> seed(i, Duration.ofDays(-1)));

    assertThat(numbers(page(100, null))).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(all(2)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void a_booking_without_its_event_is_the_last() {
    house.seed("ada", "%032x".formatted(0));
    seed(1, Duration.ofDays(-700));

    assertThat(numbers(page(100, null))).containsExactly(1, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7, 100})
  void pages_have_every_booking_once(int limit) {
    seeds();

    assertThat(all(limit)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void a_full_last_page_has_no_cursor(int limit) {
    seeds();
    String cursor = null;
    for (var page = 1; page <= 6 / limit; page++) {
      var reply = page(limit, cursor);
      assertThat(reply.body().path("items")).hasSize(limit);
      cursor = reply.body().path("cursor").asText(null);
    }

    assertThat(cursor).isNull();
  }

  @Test
  void nobody_without_bookings_has_a_cursor() {
    assertThat(page(1, null).text()).isEqualTo("{\"items\":[]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void what_is_added_between_pages_moves_no_other(int limit) {
    seeds();
    var first = page(limit, null);
    // Before the cursor and behind it, near and far.
    seed(10, Duration.ofMinutes(1));
    seed(11, Duration.ofDays(600));
    seed(12, Duration.ofMinutes(-1));
    seed(13, Duration.ofDays(-600));

    var seen = new ArrayList<>(numbers(first));
    seen.addAll(from(first, limit));

    assertThat(seen).doesNotHaveDuplicates().contains(13);
    assertThat(seen.stream().filter(number -> number < 10)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void an_event_that_starts_between_pages_is_listed_once() {
    seeds();
    var first = page(2, null);
    house.later(Duration.ofDays(2));

    var seen = new ArrayList<>(numbers(first));
    seen.addAll(from(first, 2));

    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(numbers(page(100, null))).containsExactly(3, 2, 1, 4, 5, 6);
  }

  @Test
  void an_event_that_is_on_stays_first() {
    seed(1, Duration.ofHours(1));
    seed(2, Duration.ofHours(-3).plusMillis(1));
    seed(3, Duration.ofHours(-3));
    seed(4, Duration.ofHours(-2), Duration.ofMillis(-1));
    seed(5, Duration.ofDays(-9), Duration.ofMillis(1));
    seed(6, Duration.ofHours(-1), Duration.ZERO);

    assertThat(numbers(page(100, null))).containsExactly(5, 2, 1, 6, 4, 3);
    assertThat(all(2)).containsExactly(5, 2, 1, 6, 4, 3);
  }

  @Test
  void bookings_beyond_one_page_of_dynamodb_are_listed() {
    IntStream.rangeClosed(1, 6).forEach(i -> seed(i, Duration.ofDays(7 - i), "x".repeat(300_000)));

    assertThat(numbers(page(100, null))).containsExactly(6, 5, 4, 3, 2, 1);
  }

  @Test
  void more_bookings_than_one_batch_of_events_are_listed() {
    IntStream.rangeClosed(1, 130).forEach(i -> seed(i, Duration.ofHours(i)));

    assertThat(all(50)).containsExactlyElementsOf(IntStream.rangeClosed(1, 130).boxed().toList());
  }

  @Test
  void lists_have_no_ticket_and_no_history_and_nothing_of_others() {
    house.book("ada", 1);
    house.book("bob", 1);

    var items = page(100, null).body().path("items");

    assertThat(items).hasSize(1);
    assertThat(items.get(0).properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "bookingId", "eventId", "state", "quantity", "generation", "revision");
  }

  @Test
  void a_cancelled_booking_says_how_it_ended() {
    house.book("bob", 2);
    house.join("ada", 1);
    house.cancel("ada");

    var item = page(100, null).body().path("items").get(0);

    assertThat(item.path("history").findValuesAsText("kind")).containsExactly("JOIN", "CANCEL");
  }

  @Test
  void a_made_up_cursor_is_refused() {
    var id = Base64.getUrlEncoder().encodeToString("0".repeat(32).getBytes());
    for (var cursor : new String[] {"x", "AAAA", "%", "ZXZlbnQ", "", id}) {
      assertThat(page(1, cursor).errors()).as(cursor).containsOnlyKeys("cursor");
    }
  }

  @Test
  void a_token_is_needed() {
    assertThat(Caller.nobody().get("/bookings").to(list).status()).isEqualTo(401);
  }

  /** Three coming and three past ones, whose ids have another order in the table. */
  private void seeds() {
    seed(1, Duration.ofDays(1));
    seed(2, Duration.ofDays(1).plusMillis(1));
    seed(3, Duration.ofDays(9));
    seed(4, Duration.ofDays(-1));
    seed(5, Duration.ofDays(-2));
    seed(6, Duration.ofDays(-3));
  }

  private void seed(int number, Duration untilStart) {
    seed(number, untilStart, "");
  }

  /** With an event whose organizer says when it ends. */
  private void seed(int number, Duration untilStart, Duration untilEnd) {
    seed(number, untilStart);
    table.set(
        Keys.event("%032x".formatted(1_000 + number)),
        Attributes.of("endsAt", start(untilEnd).toEpochMilli()));
  }

  private void seed(int number, Duration untilStart, String padding) {
    var eventId = "%032x".formatted(1_000 + number);
    var start = start(untilStart).toEpochMilli();
    var event = Keys.event(eventId);
    table.put(
        Attributes.of(
            "PK",
            event.partition(),
            "SK",
            event.sort(),
            "type",
            "EVENT",
            "eventId",
            eventId,
            "organizerId",
            "organizer",
            "name",
            "An event",
            "startsAt",
            start,
            "timeZone",
            "UTC",
            "capacity",
            1,
            "maxTicketsPerBooking",
            1,
            "salesUntil",
            start,
            "cancelUntil",
            start,
            "state",
            "PUBLISHED",
            "version",
            2,
            "shards",
            1));
    var bookingId = "%032x".formatted(number);
    var booking = Keys.booking("ada", bookingId);
    table.put(
        Attributes.of(
            "PK",
            booking.partition(),
            "SK",
            booking.sort(),
            "type",
            "BOOKING",
            "bookingId",
            bookingId,
            "eventId",
            eventId,
            "userId",
            "ada",
            "state",
            "CONFIRMED",
            "quantity",
            1,
            "revision",
            1,
            "generation",
            1,
            "kind",
            "BOOK",
            "h1",
            "1 CONFIRMED 1 0 key body",
            "padding",
            padding));
  }

  private Instant start(Duration untilStart) {
    return house.now().plus(untilStart);
  }

  private Reply page(int limit, @Nullable String cursor) {
    var call = Caller.user("ada").get("/bookings").query("limit", Integer.toString(limit));
    return (cursor == null ? call : call.query("cursor", cursor)).to(list);
  }

  private List<Integer> all(int limit) {
    var first = page(limit, null);
    return Stream.concat(numbers(first).stream(), from(first, limit).stream()).toList();
  }

  /** The bookings of all pages behind this one. */
  private List<Integer> from(Reply page, int limit) {
    var rest = new ArrayList<Integer>();
    var cursor = page.body().path("cursor").asText(null);
    while (cursor != null) {
      var next = page(limit, cursor);
      assertThat(next.body().path("items")).isNotEmpty();
      rest.addAll(numbers(next));
      cursor = next.body().path("cursor").asText(null);
    }
    return rest;
  }

  private static List<Integer> numbers(Reply page) {
    return page.body()
        .path("items")
        .valueStream()
        .map(booking -> Integer.parseInt(booking.path("bookingId").asText(), 16))
        .toList();
  }
}
