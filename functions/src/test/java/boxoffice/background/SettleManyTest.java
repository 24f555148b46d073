package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Keys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Settlements of many groups: one that leaves must not hold up the others, nor one event another.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettleManyTest {

  @Test
  void one_who_leaves_before_each_try_holds_up_nobody() {
    var house = waiting(30, 32);
    var leavers =
        new ArrayDeque<>(IntStream.range(0, 30).mapToObj(n -> "waiter " + (29 - n)).toList());
    beforeEachTransaction(
        house,
        () -> {
          if (!leavers.isEmpty()) {
            house.cancel(leavers.poll());
          }
        });

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(waiters(house)).doesNotContain(BookingState.WAITLISTED);
    assertThat(waiters(house)).filteredOn(BookingState.CONFIRMED::equals).hasSizeGreaterThan(10);
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void a_settlement_without_time_asks_to_be_called_again() {
    var house = waiting(3, 4);
    var asked = asked(house);

    var progress = house.app.settleWaitlist().settle(EVENT_ID, house.now());

    assertThat(progress).isEqualTo(Progress.DONE);
    assertThat(asked(house)).isEqualTo(asked + 1);
    assertThat(waiters(house)).containsOnly(BookingState.WAITLISTED);
    assertThat(house.settle()).isEqualTo(Progress.DONE);
    assertThat(waiters(house)).containsOnly(BookingState.CONFIRMED);
  }

  @Test
  void nobody_is_asked_where_nothing_is_left() {
    var house = House.of(4);
    house.book("ada", 1);

    assertThat(house.app.settleWaitlist().settle(EVENT_ID, house.now())).isEqualTo(Progress.DONE);

    assertThat(asked(house)).isZero();
  }

  @Test
  @Tag("slow")
  void a_settlement_stops_in_the_midst_and_goes_on() {
    var house = waiting(120, 128);
    var end = house.now().plus(Duration.ofMillis(2));
    beforeEachTransaction(house, () -> house.later(Duration.ofMillis(1)));

    house.app.settleWaitlist().settle(EVENT_ID, end);
    var first = confirmed(house);
    house.faults.beforeNext(() -> {});

    assertThat(first).isLessThan(120);
    assertThat(asked(house)).isPositive();
    assertThat(house.settle()).isEqualTo(Progress.DONE);
    assertThat(confirmed(house)).isEqualTo(120);
  }

  /** So many wait for a ticket each, beside so many seats that have just been returned. */
  private static House waiting(int groups, int seats) {
    var house = House.of(seats);
    for (var holder = 0; holder < seats; holder++) {
      house.book("holder " + holder, 1);
    }
    for (var waiter = 0; waiter < groups; waiter++) {
      house.join("waiter " + waiter, 1);
    }
    for (var holder = 0; holder < seats; holder++) {
      house.cancel("holder " + holder);
    }
    return house;
  }

  private static void beforeEachTransaction(House house, Runnable action) {
    house.faults.beforeNext(
        () -> {
          action.run();
          beforeEachTransaction(house, action);
        });
  }

  private static List<BookingState> waiters(House house) {
    return IntStream.range(0, 1000)
        .mapToObj(n -> "waiter " + n)
        .takeWhile(user -> house.app.bookings().find(user, Booking.id(EVENT_ID, user)).isPresent())
        .map(house::state)
        .toList();
  }

  private static long confirmed(House house) {
    return waiters(house).stream().filter(BookingState.CONFIRMED::equals).count();
  }

  private static long asked(House house) {
    return IntStream.range(0, house.event().shards())
        .mapToLong(
            shard ->
                house.table().get(Keys.seats(EVENT_ID, shard)).orElseThrow().count("askedToSettle"))
        .sum();
  }
}
