package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How often a sale tries, what it reads in between, and what it may not answer then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SaleTriesTest {

  /** The counter of the rate, a try, all seats, the caller's own booking. */
  private static final int AFTER_ONE_TRY = 4;

  private static final int AFTER_TWO_TRIES = AFTER_ONE_TRY + 1;

  private final List<Integer> pauses = new ArrayList<>();

  @Test
  void the_only_shard_is_tried_once() {
    var house = House.of(2);
    house.book("ada", 2);

    assertThat(requests(house, 1)).isEqualTo(AFTER_ONE_TRY);
  }

  @Test
  void one_of_two_shards_may_be_short() {
    var house = soldOutOfTwoShards();

    assertThat(requests(house, 6)).isEqualTo(AFTER_TWO_TRIES);
  }

  @Test
  void a_shard_refuses_too_many_tickets_for_good() {
    var house = soldOutOfTwoShards();

    assertThat(requests(house, 7)).isEqualTo(AFTER_ONE_TRY);
  }

  @Test
  void a_shard_refuses_for_good_after_sales() {
    var house = soldOutOfTwoShards();
    house.later(Duration.ofDays(1));

    assertThat(requests(house, 1)).isEqualTo(AFTER_ONE_TRY);
  }

  @Test
  void a_torn_reading_refuses_nobody() {
    var house = soldOutOfTwoShards();
    house.damage(Keys.seats(EVENT_ID, 1), "SET epoch = epoch + :n", ":n", 1);

    assertThat(house.book("bob", 1)).isEqualTo(new BookOutcome.TryAgain());
  }

  @Test
  void a_sale_is_quick_again_after_one_that_was_not() {
    var house = House.of(6);
    house.book("ada", 6);
    house.book("bob", 1);
    house.cancel("ada");
    house.settle();
    house.later(Duration.ofSeconds(2));
    house.book("bob", 1);

    // The counter of the rate, and the sale.
    assertThat(requests(house, 1)).isEqualTo(2);
  }

  @Test
  void a_careful_try_that_comes_too_late_pauses() {
    var house = House.of(1);
    house.book("ada", 1);
    house.book("bob", 1);
    house.cancel("ada");
    house.later(Duration.ofSeconds(2));
    house.onPause(pauses::add);
    house.faults.beforeNext(() -> assertThat(sold(house)).isTrue());

    assertThat(house.book("bob", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SoldOut()));
    assertThat(pauses).hasSize(1);
  }

  @Test
  void nobody_joins_after_the_gate_closed() {
    var house = House.of(1);
    house.book("ada", 1);
    house.book("bob", 1);
    house.later(Duration.ofSeconds(2));
    house.faults.beforeNext(
        () -> house.damage(Keys.seats(EVENT_ID, 0), "SET gate = :closed", ":closed", "CLOSED"));

    assertThat(house.join("bob", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SalesClosed()));
  }

  @Test
  void nobody_is_promoted_after_the_gate_closed() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.cancel("ada");
    house.faults.beforeNext(
        () -> house.damage(Keys.seats(EVENT_ID, 0), "SET gate = :closed", ":closed", "CLOSED"));

    house.settle();

    assertThat(house.state("bob")).isEqualTo(BookingState.WAITLISTED);
  }

  @Test
  void a_promoted_join_is_not_cancelled_since() {
    var house = House.of(1);
    house.book("ada", 1);
    house.book("bob", 1, OnSoldOut.WAITLIST, "key");
    house.cancel("ada");
    house.settle();

    assertThat(house.book("bob", 1, OnSoldOut.WAITLIST, "key"))
        .isEqualTo(new BookOutcome.Repeated(house.booking("bob"), BookingState.WAITLISTED));
  }

  @Test
  void a_cancellation_that_may_come_yet_is_fenced() {
    var house = House.of(1);
    house.book("ada", 1);
    house.faults.next(Fault.LOST_REQUEST);
    house.onPause(_ -> house.later(Duration.ofDays(1)));

    assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.TooLate());
    assertThat(house.booking("ada").kind()).isEqualTo(ChangeKind.FENCE);
  }

  @Test
  void a_checked_ticket_is_not_cancelled() {
    var house = House.of(1);
    house.book("ada", 1);
    var booking = house.booking("ada");
    CheckIns.write(house.table(), booking, CheckIns.of(booking, 1, "key", house.now()));

    assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.CheckedIn(1));
  }

  /** How many requests the refusal or sale of this many tickets takes. */
  private static int requests(House house, int quantity) {
    // The number of shards is known from then on.
    house.app.shardCounts().of(EVENT_ID);
    var before = house.faults.sent();
    house.book("cec", quantity);
    return house.faults.sent() - before;
  }

  private static boolean sold(House house) {
    return house.book("cec", 1) instanceof BookOutcome.Booked;
  }

  private static House soldOutOfTwoShards() {
    var house = House.of(64);
    for (var shard = 0; shard < 2; shard++) {
      house.damage(Keys.seats(EVENT_ID, shard), "SET available = available - :n", ":n", 32);
    }
    return house;
  }
}
