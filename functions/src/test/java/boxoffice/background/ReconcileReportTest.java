package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.Logs;
import boxoffice.TestApp;
import boxoffice.background.Difference.Kind;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.TestContext;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** What a run of reconciling logs, counts and leaves for another time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileReportTest {

  @Test
  void a_difference_is_a_warning_with_its_event() {
    var house = House.of(5);
    house.damage(Keys.seats(EVENT_ID, 0), "SET available = available - :n", ":n", 1);

    try (var logs = new Logs()) {
      house.reconcile();

      assertThat(logs.lines()).hasSize(2);
      assertThat(logs.lines().getFirst())
          .contains(
              "\"WARN\"",
              "SEATS_DO_NOT_ADD_UP: 4 free and 0 confirmed are not the capacity of 5",
              "\"event_id\":\"" + EVENT_ID + "\"");
      assertThat(logs.lines().getLast())
          .contains(
              "\"INFO\"",
              "reconciled 1 of 1 events, 0 not checked for 0 s at most, 0 differences repaired, 1"
                  + " left")
          .doesNotContain("event_id");
    }
  }

  @Test
  void a_repaired_difference_is_not_a_warning() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.cancel("ada");

    try (var logs = new Logs()) {
      house.reconcile();

      assertThat(logs.lines()).hasSize(2);
      assertThat(logs.lines().getFirst())
          .contains("\"INFO\"", "repaired FITS_BUT_WAITS: 1 groups fit into 1 free seats");
      assertThat(logs.lines().getLast()).contains("1 differences repaired, 0 left");
    }
  }

  @Test
  void an_unreadable_event_is_an_error_and_a_difference() {
    var house = House.of(5);
    house.damage(Keys.seats(EVENT_ID, 0), "SET touched = :t REMOVE epoch", ":t", 1);

    try (var logs = new Logs()) {
      assertThat(house.reconcile().differences())
          .containsExactly(
              new Difference(EVENT_ID, Kind.UNREADABLE, "", 0, "item of type SEATS has no epoch"));

      assertThat(logs.lines().getFirst()).contains("\"ERROR\"", "not readable");
    }
    assertThat(MDC.get("event_id")).isNull();
  }

  @Test
  void an_event_that_the_table_does_not_show_is_unchecked() {
    var house = House.of(5);
    var lost = new Faults(BatchGetItemRequest.class).next(Fault.LOST_REQUEST);
    var app = TestApp.on(LocalDynamoDb.through(house.table(), lost), house::now);

    try (var logs = new Logs()) {
      assertThat(app.reconcile().reconcile(house.now().plusSeconds(60)))
          .isEqualTo(new Reconciliation(1, 1, 0, List.of(), List.of()));

      assertThat(logs.lines().getFirst())
          .contains("\"WARN\"", "not checked, the table did not answer");
      assertThat(logs.lines().getLast()).contains("1 not checked");
    }
  }

  @Test
  void everything_found_is_counted() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.cancel("ada");
    house.damage(house.booking("ada").key(), "SET touched = :t REMOVE h1", ":t", 1);

    house.reconcile();

    assertThat(house.counts)
        .containsEntry(Measure.DIFFERENCES, 1L)
        .containsEntry(Measure.DIFFERENCES_REPAIRED, 1L)
        .containsEntry(Measure.EVENTS_UNCHECKED, 0L);
  }

  @Test
  void the_last_45_seconds_are_left_to_what_is_under_way() {
    var house = House.of(5);
    var handler = new ReconcileHandler(house.app.reconcile(), house::now);

    assertThat(handler.handleRequest(Map.of(), new TestContext(45_000)).unchecked()).isEqualTo(1);
    assertThat(handler.handleRequest(Map.of(), new TestContext(45_001)).unchecked()).isZero();
  }

  @Test
  void the_note_for_lists_is_corrected() {
    var house = House.of(5);
    house.book("ada", 2);

    house.reconcile();

    assertThat(house.app.events().findNoted(EVENT_ID).orElseThrow().shown().availableTickets())
        .isEqualTo(3);
  }

  @Test
  void a_stray_entry_is_removed_and_its_counter_kept_right() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.damage(house.booking("bob").key(), "SET quantity = :two, revision = :two", ":two", 2);

    var report = house.reconcile();

    assertThat(report.repaired()).extracting(Difference::kind).contains(Kind.STRAY_ENTRY);
    assertThat(house.ledger().entries()).isEmpty();
    assertThat(house.ledger().waiting()).isZero();
    assertThat(house.state("bob")).isEqualTo(BookingState.WAITLISTED);
  }

  @Test
  void a_look_that_was_disturbed_is_repeated() {
    var house = House.of(60);
    house.faults.beforeQueries(
        () -> {
          house.faults.beforeQueries(() -> {});
          house.later(Duration.ofMillis(1));
          house.book("ada", 1);
        });

    assertThat(house.reconcile()).isEqualTo(new Reconciliation(1, 0, 0, List.of(), List.of()));
  }
}
