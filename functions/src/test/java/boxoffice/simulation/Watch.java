package boxoffice.simulation;

import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Key;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was true all the time since a call began: promises of fairness speak of that.
 *
 * @param earlier those who waited when it began
 * @param overtakes whether at every moment one of them fitted into the free seats
 * @param leastFree by shard, the fewest seats that were free at any moment
 * @param alone whether nobody ever waited
 */
record Watch(Set<Waiter> earlier, boolean overtakes, List<Long> leastFree, boolean alone) {

  /** Of a caller whose call has not begun. */
  static final Watch IDLE = new Watch(Set.of(), false, List.of(), false);

  /** Somebody who waits: their booking in one generation. */
  record Waiter(String bookingId, long generation) {}

  /**
   * Of a call that begins now.
   *
   * @param uncommitted items whose change is not over yet, and so is not earlier
   */
  static Watch begin(Ledger ledger, Set<Key> uncommitted) {
    var earlier =
        ledger.bookings().stream()
            .filter(booking -> Ledger.is(booking, BookingState.WAITLISTED))
            .filter(booking -> !uncommitted.contains(booking.key()))
            .map(booking -> new Waiter(booking.text("bookingId"), booking.number("generation")))
            .collect(Collectors.toSet());
    return new Watch(
        earlier,
        someFits(ledger, earlier),
        ledger.shards().stream().map(Ledger::free).toList(),
        ledger.entries().isEmpty());
  }

  /** After the table changed. */
  Watch seeing(Ledger ledger) {
    if (leastFree.isEmpty()) {
      return this;
    }
    var least =
        ledger
            .shardNumbers()
            .mapToObj(
                shard -> Math.min(leastFree.get(shard), Ledger.free(ledger.shards().get(shard))))
            .toList();
    return new Watch(
        earlier,
        overtakes && someFits(ledger, earlier),
        least,
        alone && ledger.entries().isEmpty());
  }

  /** How many seats stayed free all the time. */
  long stayedFree() {
    return leastFree.stream().mapToLong(Long::longValue).sum();
  }

  private static boolean someFits(Ledger ledger, Set<Waiter> waiters) {
    var free = ledger.free();
    return ledger.bookings().stream()
        .filter(booking -> Ledger.is(booking, BookingState.WAITLISTED))
        .filter(booking -> booking.number("quantity") <= free)
        .anyMatch(
            booking ->
                waiters.contains(
                    new Waiter(booking.text("bookingId"), booking.number("generation"))));
  }
}
