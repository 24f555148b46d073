package boxoffice.background;

import static boxoffice.background.Difference.Kind.BOOKING_IS_IMPOSSIBLE;
import static boxoffice.background.Difference.Kind.FITS_BUT_WAITS;
import static boxoffice.background.Difference.Kind.HISTORY_IS_WRONG;
import static boxoffice.background.Difference.Kind.NOT_SWEPT;
import static boxoffice.background.Difference.Kind.OPEN_SALE_WHILE_WAITING;
import static boxoffice.background.Difference.Kind.SEATS_DO_NOT_ADD_UP;
import static boxoffice.background.Difference.Kind.SHARD_IS_IMPOSSIBLE;
import static boxoffice.background.Difference.Kind.STRAY_ENTRY;
import static boxoffice.background.Difference.Kind.TERMS_ARE_OLD;
import static boxoffice.background.Difference.Kind.UNREADABLE;
import static boxoffice.background.Difference.Kind.WAITING_COUNTER_IS_WRONG;
import static boxoffice.background.Difference.Kind.WAITS_WITHOUT_ENTRY;
import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.background.Difference.Kind;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingTransactions;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.http.TestContext;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reconciling on the table engine, with damage that the product never does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileTest {

  private static final Key SHARD = Keys.seats(EVENT_ID, 0);
  private static final Reconciliation NOTHING_FOUND =
      new Reconciliation(1, 0, 0, List.of(), List.of());

  @Nested
  class Without_damage {

    @Test
    void nothing_differs() {
      var house = soldOut();
      IntStream.range(0, 9)
          .forEach(
              _ -> {
                house.cancel("dan");
                house.join("dan", 1);
              });

      assertThat(house.reconcile()).isEqualTo(NOTHING_FOUND);
      assertThat(house.counts).containsEntry(Measure.DIFFERENCES, 0L);
    }

    @Test
    void nothing_differs_in_many_shards_and_index_parts() {
      var house = House.of(600);
      IntStream.range(0, 110).forEach(i -> house.book("user" + i, 1 + i % 6));

      assertThat(house.reconcile()).isEqualTo(NOTHING_FOUND);
    }

    @Test
    void nothing_differs_while_the_index_is_behind() {
      var house = soldOut();
      house.faults.hideFromIndex(3);

      assertThat(house.reconcile()).isEqualTo(NOTHING_FOUND);
    }

    @Test
    @Tag("slow")
    void an_event_that_keeps_changing_stays_unchecked() {
      var house = House.of(60);
      house.faults.beforeQueries(
          () -> {
            if (house.book("ada", 1) instanceof BookOutcome.AlreadyYours) {
              house.cancel("ada");
            }
          });

      assertThat(house.reconcile()).isEqualTo(new Reconciliation(1, 1, 0, List.of(), List.of()));
    }

    @Test
    void an_event_stays_unchecked_without_time() {
      var house = soldOut();

      assertThat(house.app.reconcile().reconcile(house.now()))
          .isEqualTo(new Reconciliation(1, 1, 0, List.of(), List.of()));
    }

    @Test
    void an_old_event_is_skipped() {
      var house = soldOut();
      house.later(Duration.ofDays(9));

      assertThat(house.reconcile()).isEqualTo(new Reconciliation(0, 0, 0, List.of(), List.of()));
    }
  }

  @Nested
  class Unfinished_work_is_done {

    @Test
    void a_settlement() {
      var house = soldOut();
      house.cancel("ada");

      assertRepaired(house.reconcile(), FITS_BUT_WAITS);

      assertThat(house.state("dan")).isEqualTo(CONFIRMED);
      assertThat(house.counts).containsEntry(Measure.DIFFERENCES_REPAIRED, 1L);
    }

    @Test
    void a_change_of_the_terms() {
      var house = House.of(60);
      house.organizer().patch("{\"maxTicketsPerBooking\": 2}");

      assertRepaired(house.reconcile(), TERMS_ARE_OLD, TERMS_ARE_OLD);

      assertThat(house.book("ada", 3)).isInstanceOf(BookOutcome.Refused.class);
    }

    @Test
    void a_sweep() {
      var house = soldOut();
      house.organizer().cancel();

      assertRepaired(house.reconcile(), TERMS_ARE_OLD, NOT_SWEPT);

      assertThat(house.ledger().count(CANCELLED)).isEqualTo(4);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void a_sweep_only_once() {
      var house = soldOut();
      house.organizer().cancel();
      house.applyChanges();

      assertThat(house.reconcile()).isEqualTo(NOTHING_FOUND);
    }
  }

  @Nested
  class Damage_is_reported {

    @Test
    void a_lost_seat() {
      var house = House.of(5);
      house.book("ada", 2);
      house.damage(SHARD, "SET available = available - :n", ":n", 1);

      assertThat(house.reconcile())
          .isEqualTo(
              left(SEATS_DO_NOT_ADD_UP, "", 1, "2 free and 2 confirmed are not the capacity of 5"));
      assertThat(house.ledger().available()).isEqualTo(2);
      assertThat(house.counts).containsEntry(Measure.DIFFERENCES, 1L);
    }

    @Test
    void a_wrong_waiting_counter() {
      var house = soldOut();
      house.damage(SHARD, "SET waiting1 = waiting1 + :n", ":n", 1);

      assertThat(house.reconcile())
          .isEqualTo(
              left(
                  WAITING_COUNTER_IS_WRONG,
                  "shard 0 of 1",
                  1,
                  "shard 0 counts 2 groups of 1, the waitlist has 1"));
    }

    @Test
    void a_wrong_sum_of_waiting_counters() {
      var house = soldOut();
      house.damage(SHARD, "SET waiting = waiting - :n", ":n", 1);

      assertLeft(house.reconcile(), WAITING_COUNTER_IS_WRONG);
    }

    @Test
    void a_waiting_booking_without_an_entry() {
      var house = soldOut();
      house.table().transact(List.of(house.table().delete(entry(house, "dan"))));

      assertLeft(
          house.reconcile(),
          WAITS_WITHOUT_ENTRY,
          WAITING_COUNTER_IS_WRONG,
          WAITING_COUNTER_IS_WRONG);
      assertThat(house.state("dan")).isEqualTo(WAITLISTED);
    }

    @Test
    void seats_below_0() {
      var house = House.of(5);
      house.damage(SHARD, "SET available = :a, returned = :r", ":a", 6, ":r", -1);

      assertLeft(house.reconcile(), SHARD_IS_IMPOSSIBLE);
    }

    @Test
    void a_missing_shard() {
      var house = House.of(60);
      house.table().transact(List.of(house.table().delete(SHARD)));

      assertLeft(house.reconcile(), SHARD_IS_IMPOSSIBLE, SEATS_DO_NOT_ADD_UP);
    }

    @Test
    void a_lost_change_of_a_booking() {
      var house = House.of(5);
      house.book("ada", 1);
      house.cancel("ada");
      house.book("ada", 2);
      house.damage(house.booking("ada").key(), "SET touched = :t REMOVE h2", ":t", 1);

      assertLeft(house.reconcile(), HISTORY_IS_WRONG);
    }

    @Test
    void a_booking_of_the_wrong_user() {
      var house = House.of(5);
      house.book("ada", 1);
      house.damage(house.booking("ada").key(), "SET userId = :u", ":u", "bob");

      assertThat(house.reconcile().differences())
          .extracting(Difference::kind)
          .contains(BOOKING_IS_IMPOSSIBLE);
    }

    @Test
    void an_unreadable_item() {
      var house = House.of(5);
      house.damage(SHARD, "SET touched = :t REMOVE epoch", ":t", 1);

      assertLeft(house.reconcile(), UNREADABLE);
    }
  }

  @Nested
  class Damage_is_repaired {

    @Test
    void a_stray_entry_that_is_not_counted() {
      var house = soldOut();
      putStrayEntry(house);

      assertRepaired(
          house.reconcile(), STRAY_ENTRY, WAITING_COUNTER_IS_WRONG, WAITING_COUNTER_IS_WRONG);

      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(house.ledger().waiting()).isEqualTo(2);
    }

    @Test
    void a_stray_entry_that_is_counted() {
      var house = soldOut();
      putStrayEntry(house);
      house.damage(SHARD, "SET waiting = waiting + :n, waiting1 = waiting1 + :n", ":n", 1);

      assertRepaired(house.reconcile(), STRAY_ENTRY);

      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(house.ledger().waiting()).isEqualTo(2);
    }

    @Test
    void a_stray_entry_that_blocks_its_lane() {
      var house = soldOut();
      putStrayEntry(house);
      house.cancel("ada");
      house.settle();
      assertThat(house.state("dan")).isEqualTo(WAITLISTED);

      assertThat(house.reconcile().differences()).isEmpty();

      assertThat(house.state("dan")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void but_not_an_entry_whose_booking_waits() {
      var house = soldOut();
      var waiting =
          house.app.bookings().lane(EVENT_ID, 1, 10).stream()
              .filter(group -> group.userId().equals("dan"))
              .findFirst()
              .orElseThrow();

      new BookingTransactions(house.table()).removeStray(EVENT_ID, waiting, true);

      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(house.ledger().waiting()).isEqualTo(2);
    }

    @Test
    void open_sale_while_somebody_waits() {
      var house = soldOut();
      house.cancel("ada");
      house.damage(SHARD, "SET available = :n, returned = :nothing", ":n", 1, ":nothing", 0);

      assertRepaired(house.reconcile(), OPEN_SALE_WHILE_WAITING, FITS_BUT_WAITS);

      assertThat(house.state("dan")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }
  }

  @Test
  void the_function_returns_its_findings() {
    var house = House.of(5);
    house.damage(SHARD, "SET available = available - :n", ":n", 1);
    var handler = new ReconcileHandler(house.app.reconcile(), house::now);

    assertThat(handler.handleRequest(Map.of(), new TestContext(300_000)))
        .isEqualTo(house.reconcile());
    assertThat(handler.handleRequest(Map.of(), new TestContext(44_000)).unchecked()).isEqualTo(1);
  }

  /** An event of 3 seats, sold out, for which a group of 1 and a group of 2 wait. */
  private static House soldOut() {
    var house = House.of(3);
    house.book("ada", 1);
    house.book("bob", 2);
    house.join("cec", 2);
    house.join("dan", 1);
    return house;
  }

  /** Puts the entry of a confirmed booking at the head of a lane. */
  private static void putStrayEntry(House house) {
    var joined = Instant.parse("2026-11-23T11:00:00Z");
    var bookingId = Booking.id(EVENT_ID, "bob");
    var key = Keys.waitlistEntry(EVENT_ID, 1, joined, bookingId);
    house
        .table()
        .put(
            Attributes.of(
                "PK",
                key.partition(),
                "SK",
                key.sort(),
                "type",
                "WAITLIST",
                "eventId",
                EVENT_ID,
                "bookingId",
                bookingId,
                "userId",
                "bob",
                "quantity",
                1,
                "revision",
                1,
                "joined",
                joined.toEpochMilli(),
                "homeShard",
                0));
  }

  private static Key entry(House house, String user) {
    var booking = house.booking(user);
    return Keys.waitlistEntry(
        EVENT_ID,
        booking.quantity(),
        Objects.requireNonNull(booking.place()).joined(),
        booking.bookingId());
  }

  private static Reconciliation left(Kind kind, String subject, int amount, String detail) {
    return new Reconciliation(
        1, 0, 0, List.of(), List.of(new Difference(EVENT_ID, kind, subject, amount, detail)));
  }

  private static void assertRepaired(Reconciliation report, Kind... kinds) {
    assertThat(report.differences()).isEmpty();
    assertThat(report.repaired()).extracting(Difference::kind).containsExactlyInAnyOrder(kinds);
  }

  private static void assertLeft(Reconciliation report, Kind... kinds) {
    assertThat(report.repaired()).isEmpty();
    assertThat(report.differences()).extracting(Difference::kind).containsExactlyInAnyOrder(kinds);
  }
}
