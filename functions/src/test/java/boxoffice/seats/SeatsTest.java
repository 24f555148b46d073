package boxoffice.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boxoffice.seats.Seats.Take;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeatsTest {

  private static final Instant SALES_FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant SALES_UNTIL = Instant.parse("2026-12-01T12:00:00Z");
  private static final Instant STARTS = Instant.parse("2026-12-01T19:00:00Z");

  @ParameterizedTest
  @CsvSource({"1, 1", "32, 1", "33, 2", "64, 2", "65, 3", "2016, 63", "2017, 64", "100000, 64"})
  void at_most_64_shards_take_about_32_seats_each(int capacity, int shards) {
    assertThat(Seats.shardsFor(capacity)).isEqualTo(shards);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 100, 2047, 2048, 2049, 99_999, 100_000})
  void capacity_is_spread_evenly_and_completely(int capacity) {
    var spread = Seats.spread(capacity, Seats.shardsFor(capacity));

    assertThat(spread).hasSize(Seats.shardsFor(capacity));
    assertThat(spread.stream().mapToInt(Integer::intValue).sum()).isEqualTo(capacity);
    assertThat(Collections.max(spread) - Collections.min(spread)).isLessThanOrEqualTo(1);
    assertThat(spread).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void free_seats_are_available_or_returned() {
    var seats = seats(shard(0, 3, 1), shard(1, 0, 2));

    assertThat(seats.free()).isEqualTo(6);
    assertThat(seats.returned()).isEqualTo(3);
  }

  @Test
  void free_seats_are_bookable_unless_a_waiting_group_fits() {
    assertThat(seats(shard(0, 3, 1), shard(1, 0, 2)).bookable()).isEqualTo(6);
    assertThat(seats(shard(0, 0, 1), waiting(1, 0, 2, 4)).bookable()).isEqualTo(3);
    assertThat(seats(shard(0, 0, 1), waiting(1, 0, 2, 4, 3)).bookable()).isZero();
  }

  @Test
  void between_two_readings_no_more_seats_were_free() {
    var read = seats(shard(0, 3, 1), shard(1, 0, 2));

    assertThat(read.freeAtMostBefore(read)).isEqualTo(read.free());
    assertThat(read.freeAtMostBefore(seats(shard(0, 1, 1), shard(1, 0, 2)))).isEqualTo(6);
    assertThat(read.freeAtMostBefore(seats(shard(1, 0, 4), shard(0, 3, 1)))).isEqualTo(8);
    // A refill moves seats between shards: more than there are, but never less.
    assertThat(read.freeAtMostBefore(seats(shard(0, 2, 0), shard(1, 4, 0)))).isEqualTo(8);
  }

  @Test
  void the_capacity_is_the_least_that_shards_know() {
    assertThat(seats(ofCapacity(0, 90), ofCapacity(1, 80), ofCapacity(2, 100)).capacity())
        .isEqualTo(80);
  }

  @Test
  void a_place_is_behind_all_that_were_given() {
    var now = SALES_FROM;
    var seats = seats(placed(0, now.plusMillis(7)), placed(1, now.plusMillis(2)));

    assertThat(seats.nextPlace(now)).isEqualTo(now.plusMillis(8));
    assertThat(seats.nextPlace(now.plusMillis(8))).isEqualTo(now.plusMillis(8));
    assertThat(seats.nextPlace(now.plusMillis(9))).isEqualTo(now.plusMillis(9));
  }

  @Test
  void waiting_groups_are_counted_over_all_shards() {
    var seats = seats(waiting(0, 0, 0, 2), waiting(1, 0, 0, 2), waiting(2, 0, 0, 10));

    assertThat(seats.waiting(2)).isEqualTo(2);
    assertThat(seats.waiting(10)).isEqualTo(1);
    assertThat(seats.waiting(1)).isZero();
    assertThat(seats.waiting()).isEqualTo(3);
  }

  @Test
  void groups_fit_up_to_the_number_of_seats() {
    var seats =
        seats(waiting(0, 0, 0, 1), waiting(1, 0, 0, 3), waiting(2, 0, 0, 10), shard(3, 0, 0));

    assertThat(seats.waitingThatFit(0)).isEmpty();
    assertThat(seats.waitingThatFit(2)).containsExactly(1);
    assertThat(seats.waitingThatFit(3)).containsExactly(1, 3);
    assertThat(seats.waitingThatFit(9)).containsExactly(1, 3);
    assertThat(seats.waitingThatFit(10_000)).containsExactly(1, 3, 10);
  }

  @Test
  void shards_of_different_epochs_are_inconsistent() {
    assertThat(seats(shard(0, 1, 0), shard(1, 1, 0)).consistent()).isTrue();
    assertThat(seats(shard(0, 1, 0), atEpoch(1, 5)).consistent()).isFalse();
  }

  @Test
  void seats_are_gathered_from_the_fullest_shards() {
    var seats = seats(shard(0, 1, 0), shard(1, 3, 2), shard(2, 0, 2));

    assertThat(seats.gather(3, 0)).containsExactly(new Take(1, 3, 0));
    assertThat(seats.gather(5, 0)).containsExactly(new Take(1, 3, 2));
    assertThat(seats.gather(7, 0)).containsExactly(new Take(1, 3, 2), new Take(2, 0, 2));
    assertThat(seats.gather(8, 0))
        .containsExactly(new Take(1, 3, 2), new Take(2, 0, 2), new Take(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> seats.gather(9, 0));
  }

  @Test
  void concurrent_gathers_begin_at_different_shards() {
    var seats = seats(shard(0, 2, 0), shard(1, 9, 0), shard(2, 0, 2));

    assertThat(seats.gather(2, 0)).containsExactly(new Take(0, 2, 0));
    assertThat(seats.gather(2, 1)).containsExactly(new Take(1, 2, 0));
    assertThat(seats.gather(2, 2)).containsExactly(new Take(2, 0, 2));
  }

  @Test
  void promotions_gather_only_returned_seats() {
    var seats = seats(shard(0, 10, 1), shard(1, 0, 3), shard(2, 5, 0));

    assertThat(seats.gatherReturned(4)).containsExactly(new Take(1, 0, 3), new Take(0, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> seats.gatherReturned(5));
  }

  @Test
  void losses_are_gathered_from_the_fullest_shards() {
    var seats = seats(shard(0, 1, 0), shard(1, 3, 2), shard(2, 0, 2));

    assertThat(seats.gatherFromFullest(6)).containsExactly(new Take(1, 3, 2), new Take(2, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> seats.gatherFromFullest(9));
  }

  @Test
  void each_shard_has_its_own_epoch() {
    var seats = seats(atEpoch(0, 4), atEpoch(3, 5));

    assertThat(seats.epochOf(0)).isEqualTo(4);
    assertThat(seats.epochOf(3)).isEqualTo(5);
  }

  @Test
  void the_strictest_shard_limits_a_booking() {
    assertThat(seats(atMost(0, 7), atMost(1, 4)).maxTicketsPerBooking()).isEqualTo(4);
  }

  @Test
  void shards_are_ordered_by_number() {
    assertThat(seats(shard(2, 0, 0), shard(0, 0, 0), shard(1, 0, 0)).shards())
        .extracting(SeatShard::shard)
        .containsExactly(0, 1, 2);
  }

  @Test
  void tickets_are_sold_while_every_gate_is_open() {
    var seats = seats(shard(0, 1, 0), shard(1, 1, 0));

    assertThat(seats.sells(SALES_FROM.minusMillis(1))).isFalse();
    assertThat(seats.sells(SALES_FROM)).isTrue();
    assertThat(seats.sells(SALES_UNTIL.minusMillis(1))).isTrue();
    assertThat(seats.sells(SALES_UNTIL)).isFalse();
    assertThat(seats(shard(0, 1, 0), closed(1)).sells(SALES_FROM)).isFalse();
  }

  @Test
  void groups_are_promoted_while_every_gate_is_open() {
    var seats = seats(shard(0, 1, 0), shard(1, 1, 0));

    assertThat(seats.promotes(SALES_UNTIL)).isTrue();
    assertThat(seats.promotes(STARTS.minusMillis(1))).isTrue();
    assertThat(seats.promotes(STARTS)).isFalse();
    assertThat(seats(shard(0, 1, 0), closed(1)).promotes(SALES_FROM)).isFalse();
  }

  private static Seats seats(SeatShard... shards) {
    return new Seats(List.of(shards));
  }

  private static SeatShard shard(int number, int available, int returned) {
    return shard(number, available, returned, List.of(), 0, true);
  }

  /** A shard where groups of these quantities wait. */
  private static SeatShard waiting(int number, int available, int returned, Integer... quantities) {
    return shard(number, available, returned, List.of(quantities), 0, true);
  }

  private static SeatShard atEpoch(int number, long epoch) {
    return shard(number, 1, 0, List.of(), epoch, true);
  }

  private static SeatShard closed(int number) {
    return shard(number, 1, 0, List.of(), 0, false);
  }

  /** A shard where one booking may hold so many tickets. */
  private static SeatShard atMost(int number, int tickets) {
    return free(number, Instant.EPOCH, terms(true, tickets));
  }

  /** A shard whose terms say that the event has so many seats. */
  private static SeatShard ofCapacity(int number, int capacity) {
    var terms = new Terms(true, SALES_FROM, SALES_UNTIL, STARTS, STARTS, 10, capacity, 1);
    return free(number, Instant.EPOCH, terms);
  }

  /** A shard that gave this place last. */
  private static SeatShard placed(int number, Instant lastPlace) {
    return free(number, lastPlace, terms(true, Seats.MAX_QUANTITY));
  }

  private static SeatShard free(int number, Instant lastPlace, Terms terms) {
    var nobody = new WaitingGroups(0, Collections.nCopies(Seats.MAX_QUANTITY, 0));
    return new SeatShard(number, 1, 0, nobody, 0, lastPlace, terms);
  }

  private static SeatShard shard(
      int number, int available, int returned, List<Integer> groups, long epoch, boolean open) {
    var byQuantity = new ArrayList<>(Collections.nCopies(Seats.MAX_QUANTITY, 0));
    groups.forEach(quantity -> byQuantity.set(quantity - 1, byQuantity.get(quantity - 1) + 1));
    return new SeatShard(
        number,
        available,
        returned,
        new WaitingGroups(groups.size(), byQuantity),
        epoch,
        Instant.EPOCH,
        terms(open, Seats.MAX_QUANTITY));
  }

  private static Terms terms(boolean open, int maxTicketsPerBooking) {
    return new Terms(open, SALES_FROM, SALES_UNTIL, STARTS, STARTS, maxTicketsPerBooking, 100, 1);
  }
}
