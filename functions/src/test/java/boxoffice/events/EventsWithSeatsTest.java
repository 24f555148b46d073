package boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.background.Reconciliation;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are reconciled: all of them, in every month and on every page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventsWithSeatsTest {

  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(31);

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);

  @ParameterizedTest
  @ValueSource(ints = {99, 100, 101, 200, 201})
  void all_events_of_a_month_are_found_once(int number) {
    IntStream.range(0, number).forEach(n -> publish(n, DECEMBER.plusSeconds(n)));

    assertThat(events.withSeats(DECEMBER, DECEMBER.plus(MONTH)))
        .doesNotHaveDuplicates()
        .hasSize(number);
  }

  @Test
  void many_events_that_start_together_are_found_once() {
    IntStream.range(0, 101).forEach(n -> publish(n, DECEMBER));

    assertThat(events.withSeats(DECEMBER, DECEMBER)).doesNotHaveDuplicates().hasSize(101);
  }

  @Test
  void all_cancelled_events_are_found_once() {
    IntStream.range(0, 101).forEach(n -> cancel(n, DECEMBER.plusSeconds(n)));

    assertThat(events.withSeats(DECEMBER, DECEMBER.plus(MONTH)))
        .doesNotHaveDuplicates()
        .hasSize(101);
  }

  @Test
  void events_of_all_months_are_found() {
    publish(1, Instant.parse("2026-11-30T23:59:59.999Z"));
    publish(2, Instant.parse("2026-12-31T12:00:00Z"));
    publish(3, Instant.parse("2027-02-01T00:00:00Z"));
    cancel(4, Instant.parse("2027-01-15T00:00:00Z"));

    assertThat(
            events.withSeats(
                Instant.parse("2026-11-30T00:00:00Z"), Instant.parse("2027-02-01T00:00:00Z")))
        .containsExactlyInAnyOrder(id(1), id(2), id(3), id(4));
  }

  @Test
  void archived_events_are_apart_until_they_are_done() {
    publish(1, DECEMBER);
    cancel(2, DECEMBER);
    for (var number : List.of(1, 2)) {
      events.archive(events.find(id(number)).orElseThrow());
    }

    assertThat(events.withSeats(DECEMBER, DECEMBER.plus(MONTH))).isEmpty();
    assertThat(events.archiving()).containsExactlyInAnyOrder(id(1), id(2));
    events.doneArchiving(id(1));
    assertThat(events.archiving()).containsExactly(id(2));
    assertThat(events.find(id(1)).orElseThrow().isArchived()).isTrue();
  }

  @Test
  void both_ends_of_the_time_belong_to_it() {
    publish(1, DECEMBER.minusMillis(1));
    publish(2, DECEMBER);
    publish(3, DECEMBER.plus(MONTH));
    publish(4, DECEMBER.plus(MONTH).plusMillis(1));
    cancel(5, DECEMBER.minusMillis(1));
    cancel(6, DECEMBER.plus(MONTH).plusMillis(1));

    assertThat(events.withSeats(DECEMBER, DECEMBER.plus(MONTH)))
        .containsExactlyInAnyOrder(id(2), id(3));
  }

  @Test
  void every_event_of_a_month_is_reconciled() {
    var clock = new TestClock("2026-12-01T00:00:00Z");
    IntStream.range(0, 101).forEach(n -> publish(n, DECEMBER.plusSeconds(n)));

    assertThat(reconciled(clock)).returns(101, Reconciliation::events);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T23:59:59.999Z, 0",
    "2026-11-24T00:00:00Z,     1",
    "2029-01-01T00:00:00Z,     1",
    "2029-01-01T00:00:00.001Z, 0"
  })
  void events_of_a_week_ago_to_2_years_ahead_are_reconciled(Instant start, int events) {
    publish(1, start);

    assertThat(reconciled(new TestClock("2026-12-01T00:00:00Z")))
        .returns(events, Reconciliation::events);
  }

  /** A run that has no time to look at any event. */
  private Reconciliation reconciled(TestClock clock) {
    return TestApp.on(table, clock).reconcile().reconcile(clock.instant());
  }

  private void publish(int number, Instant start) {
    table.put(EventItem.of(EventExamples.draft(number, start.toString(), 10).published()));
  }

  private void cancel(int number, Instant start) {
    var published = EventExamples.draft(number, start.toString(), 10).published();
    table.put(EventItem.of(EventExamples.in(EventState.CANCELLED, published)));
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }
}
