package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.EventExamples;
import boxoffice.events.EventStore;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.events.ShownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The availability noted on an event, against DynamoDB Local. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SummarizeSeatsTest {

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final App app = TestApp.on(table, clock);
  private final EventStore events = app.events();
  private final SummarizeSeats summarizeSeats = app.summarizeSeats();
  private final Event event = PublishedEvents.publish(table, 40, clock.instant());

  @Test
  void without_a_note_all_seats_are_available() {
    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void notes_the_seats_without_changing_the_version() {
    shard("available", 3);
    shard("waiting1", 2);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(23, 2));
    assertThat(events.find(EVENT_ID)).contains(event);
  }

  @Test
  void a_change_of_the_event_keeps_the_note() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);

    organizer().patch("{\"venue\": \"Hall\"}");

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void an_earlier_reading_never_replaces_a_later_one() {
    var now = Instant.parse("2026-11-20T09:00:01Z");
    events.note(new ShownEvent(event, 5, 0), now);

    events.note(new ShownEvent(event, 9, 0), now.minusMillis(1));
    assertThat(noted()).isEqualTo(List.of(5, 0));

    events.note(new ShownEvent(event, 7, 0), now.plusMillis(1));
    assertThat(noted()).isEqualTo(List.of(7, 0));
  }

  @Test
  void an_equal_later_reading_still_wins() {
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
  void a_wrong_note_is_corrected() {
    events.note(new ShownEvent(event, 1, 0), clock.instant());
    clock.advance(Duration.ofSeconds(1));

    summarizeSeats.correct(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void a_right_note_is_not_written_again() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);
    var before = table.get(Keys.event(EVENT_ID));
    clock.advance(Duration.ofSeconds(1));

    summarizeSeats.correct(EVENT_ID);

    assertThat(table.get(Keys.event(EVENT_ID))).isEqualTo(before);
  }

  @Test
  void a_cancelled_event_has_no_available_seats() {
    organizer().cancel();
    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(0, 0));
  }

  @Test
  void a_note_does_not_create_an_event() {
    var absent = EventExamples.draft(2, "2026-12-01T19:00:00Z", 1);

    summarizeSeats.summarize(absent.eventId());
    events.note(new ShownEvent(absent, 1, 0), clock.instant());

    assertThat(events.find(absent.eventId())).isEmpty();
  }

  private Organizer organizer() {
    return new Organizer(app, event);
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
