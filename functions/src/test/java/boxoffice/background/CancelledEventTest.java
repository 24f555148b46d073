package boxoffice.background;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.House;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.Booking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.Change;
import boxoffice.bookings.Refusal;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sweep of a cancelled event, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CancelledEventTest {

  private static final int KILLS = 20;

  /** The requests of {@link #cancelAndSweep} on {@link #large} without a kill. */
  private static final int REQUESTS = 49;

  @Test
  void every_booking_is_cancelled_and_every_seat_free() {
    var house = crowded();

    house.organizer().cancel();
    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertSwept(house);
    assertThat(house.counts).containsEntry(Measure.SWEPT_BOOKINGS, 11L);
  }

  @Test
  void nobody_books_or_waits_afterwards() {
    var house = House.of(2);
    house.book("ada", 2);

    house.organizer().cancel();
    house.applyChanges();

    var closed = new BookOutcome.Refused(new Refusal.SalesClosed());
    assertThat(house.book("bob", 1)).isEqualTo(closed);
    assertThat(house.join("bob", 1)).isEqualTo(closed);
    assertThat(house.book("ada", 2)).isEqualTo(closed);
    assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());
  }

  @Test
  void nobody_is_promoted_afterwards() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.cancel("ada");
    house.faults.beforeNext(
        () -> {
          house.organizer().cancel();
          house.applyChanges();
        });

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(house.state("bob")).isEqualTo(CANCELLED);
    assertSwept(house);
  }

  @Test
  void all_parts_and_pages_of_the_index_are_swept() {
    var house = House.of(600);
    IntStream.range(0, 130).forEach(i -> house.book("user" + i, 1));
    assertThat(house.event().shards()).isGreaterThan(16);

    cancelAndSweep(house);

    assertThat(house.ledger().count(CANCELLED)).isEqualTo(130);
    assertSwept(house);
  }

  @Test
  void bookings_that_the_index_shows_late_are_swept() {
    var house = House.of(5);
    house.book("ada", 1);
    house.book("bob", 1);
    house.faults.hideFromIndex(1);

    cancelAndSweep(house);

    assertSwept(house);
  }

  @Test
  void a_sweep_is_not_done_while_bookings_are_hidden() {
    var house = House.of(5);
    house.book("ada", 1);
    house.organizer().cancel();
    house.faults.hideFromIndex(6);

    assertThat(house.applyChanges()).isEqualTo(Progress.TRY_AGAIN);
    assertThat(house.state("ada")).isEqualTo(CONFIRMED);
    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertSwept(house);
  }

  @Test
  void a_concurrent_cancellation_does_not_stop_the_sweep() {
    var house = crowded();
    house.organizer().cancel();
    // The first two transactions close the gates of the shards, the next one sweeps the waitlist.
    house.faults.beforeNext(
        () ->
            house.faults.beforeNext(
                () ->
                    house.faults.beforeNext(
                        () -> {
                          house.cancel("waiter2");
                          house.cancel("user3");
                        })));

    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertSwept(house);
    assertThat(house.booking("waiter2").revision()).isEqualTo(2);
  }

  @Test
  void a_damaged_booking_does_not_stop_the_others() {
    var house = crowded();
    var damaged = house.app.bookings().lane(house.event().eventId(), 1, 1).getFirst();
    house.table().transact(List.of(house.table().delete(damaged.entry(house.event().eventId()))));
    house.organizer().cancel();

    assertThat(house.applyChanges()).isEqualTo(Progress.TRY_AGAIN);

    assertThat(house.ledger().count(CONFIRMED)).isZero();
    assertThat(house.ledger().count(WAITLISTED)).isEqualTo(1);
    assertThat(house.state(damaged.userId())).isEqualTo(WAITLISTED);
  }

  @Test
  void conflicts_and_lost_replies_do_no_harm() {
    var house = crowded();
    house.organizer().cancel();
    house.faults.next(
        Fault.CONFLICT,
        Fault.LOST_REPLY,
        Fault.LOST_REQUEST,
        Fault.NONE,
        Fault.LOST_REPLY,
        Fault.CONFLICT,
        Fault.LOST_REQUEST,
        Fault.LOST_REPLY);

    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertSwept(house);
  }

  @Test
  void work_without_time_is_left_to_the_next_run() {
    var house = crowded();
    house.organizer().cancel();

    assertThat(house.app.applyEventChanges().apply(house.event().eventId(), house.now()))
        .isEqualTo(Progress.TRY_AGAIN);
    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertSwept(house);
  }

  @Test
  void nothing_is_swept_before_every_gate_is_closed() {
    var house = crowded();
    house.organizer().cancel();
    house.faults.next(12, Fault.CONFLICT);

    assertThat(house.applyChanges()).isEqualTo(Progress.TRY_AGAIN);

    assertThat(house.ledger().count(CONFIRMED)).isEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("kills")
  @Tag("slow")
  void a_killed_sweep_is_completed_by_the_next(int request, boolean takesEffect) {
    var house = large();
    var before = histories(house);
    house.faults.kill(request, takesEffect);
    assertThatThrownBy(() -> cancelAndSweep(house)).isInstanceOf(Killed.class);
    house.faults.revive();
    assertThat(house.ledger().violations()).isEmpty();

    cancelAndSweep(house);

    assertSwept(house);
    histories(house)
        .forEach(
            (bookingId, history) -> {
              assertThat(history.getLast().state()).isEqualTo(CANCELLED);
              var expected = new ArrayList<>(before.get(bookingId));
              if (expected.getLast().state().isLive()) {
                expected.removeIf(change -> change.state() == CANCELLED);
                expected.add(history.getLast());
              }
              assertThat(history).isEqualTo(expected);
            });
  }

  static Stream<Arguments> kills() {
    var random = new Random(4);
    return Stream.generate(() -> Arguments.of(random.nextInt(REQUESTS), random.nextBoolean()))
        .distinct()
        .limit(KILLS);
  }

  @Test
  void the_kills_cover_the_whole_sweep() {
    var house = large();
    var before = house.faults.sent();

    cancelAndSweep(house);

    assertThat(house.faults.sent() - before).isEqualTo(REQUESTS);
  }

  /** Two shards, 8 bookings, one of them with a long history, and 3 waiting groups. */
  private static House crowded() {
    var house = House.of(36);
    IntStream.range(0, 5)
        .forEach(
            _ -> {
              house.book("user0", 2);
              house.cancel("user0");
            });
    house.book("left", 1);
    house.cancel("left");
    house.settle();
    IntStream.range(0, 4).forEach(i -> house.book("user" + i, 6));
    IntStream.range(4, 8).forEach(i -> house.book("user" + i, 3));
    IntStream.range(0, 3).forEach(i -> house.join("waiter" + i, 1 + i % 2));
    assertThat(house.ledger().count(CONFIRMED)).isEqualTo(8);
    assertThat(house.ledger().count(WAITLISTED)).isEqualTo(3);
    return house;
  }

  /** Sold out, with so many shards that bookings are in all parts of the index. */
  private static House large() {
    var house = House.of(512);
    IntStream.range(0, 5)
        .forEach(
            _ -> {
              house.book("user0", 2);
              house.cancel("user0");
            });
    IntStream.range(0, 24).forEach(i -> house.book("user" + i, 1 + i % 6));
    house.organizer().resize(84);
    IntStream.range(0, 6).forEach(i -> house.join("waiter" + i, 1 + i % 3));
    assertThat(house.ledger().count(CONFIRMED)).isEqualTo(24);
    assertThat(house.ledger().count(WAITLISTED)).isEqualTo(6);
    assertThat(house.event().shards()).isEqualTo(16);
    return house;
  }

  private static void cancelAndSweep(House house) {
    house.later(Duration.ofSeconds(1));
    assertThat(house.organizer().cancel().status()).isEqualTo(202);
    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);
  }

  private static Map<String, List<Change>> histories(House house) {
    return house
        .app
        .bookings()
        .ofEvent(house.event().eventId(), house.event().shards(), Optional.empty(), 100)
        .stream()
        .collect(Collectors.toMap(Booking::bookingId, Booking::history));
  }

  private static void assertSwept(House house) {
    var ledger = house.ledger();
    assertThat(ledger.violationsAtRest()).isEmpty();
    assertThat(ledger.count(CONFIRMED)).isZero();
    assertThat(ledger.count(WAITLISTED)).isZero();
    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.available() + ledger.returned())
        .isEqualTo(house.event().details().capacity());
    assertThat(
            new SeatStore(house.table())
                .read(house.event().eventId(), house.event().shards())
                .shards())
        .noneMatch(shard -> shard.terms().open());
  }
}
