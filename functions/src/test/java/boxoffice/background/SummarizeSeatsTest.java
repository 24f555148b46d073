package boxoffice.background;

import boxoffice.events.ShownEvent;
import boxoffice.events.Organizer;
import boxoffice.TestApp;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.events.EventExamples;
import boxoffice.events.EventStore;
import boxoffice.events.PublishedEvents;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What lists say of seats. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SummarizeSeatsTest {

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final SummarizeSeats summarizeSeats =
      new SummarizeSeats(events, new SeatStore(table), clock);
  private final Event event = PublishedEvents.publish(table, 40, clock.instant());

  @Test
  void before_anything_is_noted_all_seats_are_left() {
    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void what_the_shards_have_is_noted_and_the_version_stays() {
    shard("available", 3);
    shard("waiting1", 2);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(23, 2));
    assertThat(events.find(EVENT_ID)).contains(event);
  }

  @Test
  void a_change_of_the_event_keeps_what_is_noted() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);

    organizer().patch("{\"venue\": \"Hall\"}");

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void who_read_the_seats_earlier_notes_nothing_over_who_read_them_later() {
    var now = Instant.parse("2026-11-20T09:00:01Z");
    events.note(new ShownEvent(event, 5, 0), now);

    events.note(new ShownEvent(event, 9, 0), now.minusMillis(1));
    assertThat(noted()).isEqualTo(List.of(5, 0));

    events.note(new ShownEvent(event, 7, 0), now.plusMillis(1));
    assertThat(noted()).isEqualTo(List.of(7, 0));
  }

  @Test
  void seats_that_are_as_noted_again_are_not_hidden_by_who_saw_them_change_before() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);
    clock.advance(Duration.ofSeconds(1));
    var whileOneWasSold = clock.instant();
    clock.advance(Duration.ofSeconds(1));

    summarizeSeats.summarize(EVENT_ID);
    events.note(new ShownEvent(event, 22, 0), whileOneWasSold);

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void what_is_noted_wrongly_is_corrected() {
    events.note(new ShownEvent(event, 1, 0), clock.instant());
    clock.advance(Duration.ofSeconds(1));

    summarizeSeats.correct(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void what_is_noted_rightly_is_not_written_again_without_a_change() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);
    var before = table.get(Keys.event(EVENT_ID));
    clock.advance(Duration.ofSeconds(1));

    summarizeSeats.correct(EVENT_ID);

    assertThat(table.get(Keys.event(EVENT_ID))).isEqualTo(before);
  }

  @Test
  void a_cancelled_event_has_nothing_left_in_lists() {
    organizer().cancel();
    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(0, 0));
  }

  @Test
  void an_event_that_is_not_there_stays_so() {
    summarizeSeats.summarize("f".repeat(32));
    events.note(
        new ShownEvent(EventExamples.draft(2, "2026-12-01T19:00:00Z", 1), 1, 0), clock.instant());

    assertThat(events.find("f".repeat(32))).isEmpty();
  }

  private Organizer organizer() {
    return new Organizer(TestApp.on(table, clock), event);
  }

  /** The tickets and the waiting bookings that lists show. */
  private List<Integer> noted() {
    var shown = events.findShown(EVENT_ID).orElseThrow();
    return List.of(shown.availableTickets(), shown.waitlistCount());
  }

  private void shard(String attribute, int value) {
    table.updateIf(
        Keys.seats(EVENT_ID, 0),
        "SET %s = :value".formatted(attribute),
        "attribute_exists(PK)",
        Attributes.of(":value", value));
  }
}
