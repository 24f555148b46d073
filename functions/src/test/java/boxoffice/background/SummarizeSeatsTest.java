package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.Event;
import boxoffice.events.EventExamples;
import boxoffice.events.EventStore;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.events.ShownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The availability noted on an event, on the table engine. */
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

    assertThat(noted()).isEqualTo(List.of(0, 2));
    assertThat(events.find(EVENT_ID)).contains(event);
  }

  @Test
  void the_next_note_of_an_event_waits() {
    var pauses = new ArrayList<Duration>();
    var paced = paced(pauses);
    paced.summarize(EVENT_ID);
    clock.advance(Duration.ofMillis(150));
    shard("available", 3);

    paced.summarize(EVENT_ID);
    paced.summarize(EVENT_ID);

    assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(400));
    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void a_note_after_a_quiet_time_does_not_wait() {
    var pauses = new ArrayList<Duration>();
    var paced = paced(pauses);
    paced.summarize(EVENT_ID);
    paced.summarize(EventExamples.draft(2, "2026-12-24T19:00:00Z", 10).eventId());
    clock.advance(Duration.ofMillis(400));

    paced.summarize(EVENT_ID);

    assertThat(pauses).isEmpty();
  }

  /** Paces itself by pauses that move the clock. */
  private SummarizeSeats paced(List<Duration> pauses) {
    return TestApp.on(
            table,
            clock,
            time -> {
              pauses.add(time);
              clock.advance(time);
            })
        .summarizeSeats();
  }

  @Test
  void a_change_of_the_event_keeps_the_note() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);

    organizer().patch("{\"venue\": \"Hall\"}");

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void a_reading_before_the_last_note_never_replaces_it() {
    assertThat(events.note(new ShownEvent(event, 5, 0), 0)).isTrue();

    assertThat(events.note(new ShownEvent(event, 9, 0), 0)).isFalse();
    assertThat(noted()).isEqualTo(List.of(5, 0));

    assertThat(events.note(new ShownEvent(event, 7, 0), 1)).isTrue();
    assertThat(events.note(new ShownEvent(event, 9, 0), 1)).isFalse();
    assertThat(events.note(new ShownEvent(event, 9, 0), 0)).isFalse();
    assertThat(noted()).isEqualTo(List.of(7, 0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_run_that_was_overtaken_reads_again(boolean isFirst) {
    if (!isFirst) {
      summarizeSeats.summarize(EVENT_ID);
    }
    var writes = new Faults(UpdateItemRequest.class);
    writes.beforeNext(
        () -> {
          shard("available", 3);
          summarizeSeats.summarize(EVENT_ID);
          // The other run was overtaken too, by a sale after its reading.
          shard("available", 2);
        });

    assertThat(through(writes).summarize(EVENT_ID)).isEqualTo(Progress.DONE);

    assertThat(noted()).isEqualTo(List.of(22, 0));
  }

  @Test
  void a_late_write_replaces_no_later_note() {
    // Read while 23 seats were left; the write lands when everything else is over.
    shard("available", 3);
    var late = new ShownEvent(event, 23, 0);
    var read = events.findNoted(EVENT_ID).orElseThrow().revision();
    shard("available", 2);
    summarizeSeats.summarize(EVENT_ID);

    assertThat(events.note(late, read)).isFalse();

    assertThat(noted()).isEqualTo(List.of(22, 0));
  }

  @Test
  void an_equal_note_keeps_a_slower_run_out() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);
    var read = events.findNoted(EVENT_ID).orElseThrow().revision();
    var whileOneWasSold = new ShownEvent(event, 22, 0);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(events.note(whileOneWasSold, read)).isFalse();
    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_REPLY", "LOST_REQUEST"})
  void a_repeat_notes_what_is_so_now(Fault fault) {
    shard("available", 3);
    var faulty = through(new Faults(UpdateItemRequest.class).next(fault));
    assertThatThrownBy(() -> faulty.summarize(EVENT_ID)).isInstanceOf(TableUnavailable.class);
    shard("available", 2);

    // The stream delivers the record again.
    assertThat(faulty.summarize(EVENT_ID)).isEqualTo(Progress.DONE);

    assertThat(noted()).isEqualTo(List.of(22, 0));
  }

  @Test
  void two_runs_at_once_note_the_last_reading() throws Exception {
    var runs =
        Collections.nCopies(
            4,
            (Callable<Progress>)
                () -> TestApp.on(table, clock).summarizeSeats().summarize(EVENT_ID));
    for (var sold = 1; sold <= 5; sold++) {
      shard("available", 20 - sold);
      try (var threads = Executors.newFixedThreadPool(4)) {
        threads
            .invokeAll(runs)
            .forEach(run -> assertThat(run.resultNow()).isEqualTo(Progress.DONE));
      }
      assertThat(noted()).isEqualTo(List.of(40 - sold, 0));
    }
  }

  @Test
  void a_note_that_is_always_overtaken_is_tried_again_later() {
    var writes = new Faults(UpdateItemRequest.class);
    writes.beforeEach(() -> summarizeSeats.summarize(EVENT_ID));

    assertThat(through(writes).summarize(EVENT_ID)).isEqualTo(Progress.TRY_AGAIN);
  }

  @Test
  void a_note_on_the_item_counts_until_the_first_of_its_own() {
    table.updateIf(
        Keys.event(EVENT_ID),
        "SET availableTickets = :available, waitlistCount = :waiting, seatsReadAt = :readAt",
        "attribute_exists(PK)",
        Attributes.of(
            ":available",
            5,
            ":waiting",
            4,
            ":readAt",
            clock.instant().plusSeconds(99).toEpochMilli()));
    assertThat(noted()).isEqualTo(List.of(5, 4));

    organizer().patch("{\"venue\": \"Hall\"}");
    assertThat(noted()).isEqualTo(List.of(5, 4));

    summarizeSeats.summarize(EVENT_ID);
    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void a_note_leaves_the_item_of_the_event() {
    var before = table.get(Keys.event(EVENT_ID));
    shard("available", 3);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(23, 0));
    assertThat(table.get(Keys.event(EVENT_ID))).isEqualTo(before);
  }

  @Test
  void a_clock_that_was_fast_keeps_no_later_note_out() {
    clock.advance(Duration.ofHours(1));
    summarizeSeats.summarize(EVENT_ID);
    clock.advance(Duration.ofHours(-1));
    shard("available", 3);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void a_reading_of_the_same_millisecond_is_noted() {
    summarizeSeats.summarize(EVENT_ID);
    shard("available", 3);

    summarizeSeats.summarize(EVENT_ID);

    assertThat(noted()).isEqualTo(List.of(23, 0));
  }

  @Test
  void a_wrong_note_is_corrected() {
    events.note(new ShownEvent(event, 1, 0), 0);

    assertThat(summarizeSeats.correct(EVENT_ID)).isEqualTo(Progress.DONE);

    assertThat(noted()).isEqualTo(List.of(40, 0));
  }

  @Test
  void a_right_note_is_not_written_again() {
    shard("available", 3);
    summarizeSeats.summarize(EVENT_ID);
    var before = table.get(Keys.note(EVENT_ID));

    assertThat(summarizeSeats.correct(EVENT_ID)).isEqualTo(Progress.DONE);

    assertThat(table.get(Keys.note(EVENT_ID))).isPresent().isEqualTo(before);
  }

  @Test
  void a_cancelled_event_has_no_available_seats() {
    summarizeSeats.summarize(EVENT_ID);
    organizer().cancel();

    assertThat(summarizeSeats.summarize(EVENT_ID)).isEqualTo(Progress.DONE);

    assertThat(noted()).isEqualTo(List.of(0, 0));
  }

  @Test
  void what_is_no_event_gets_no_note() {
    var absent = "f".repeat(32);

    assertThat(summarizeSeats.summarize(absent)).isEqualTo(Progress.DONE);

    assertThat(table.get(Keys.note(absent))).isEmpty();
    assertThat(events.find(absent)).isEmpty();
  }

  private Organizer organizer() {
    return new Organizer(app, event);
  }

  /** The tickets and the waiting bookings that lists show. */
  private List<Integer> noted() {
    var shown = events.findNoted(EVENT_ID).orElseThrow().shown();
    return List.of(shown.availableTickets(), shown.waitlistCount());
  }

  private SummarizeSeats through(Faults faults) {
    return TestApp.on(LocalDynamoDb.through(table, faults), clock).summarizeSeats();
  }

  private void shard(String attribute, int value) {
    table.updateIf(
        Keys.seats(EVENT_ID, 0),
        "SET %s = :value".formatted(attribute),
        "attribute_exists(PK)",
        Attributes.of(":value", value));
  }
}
