package boxoffice.background;

import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.WaitingGroup;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import boxoffice.seats.ShardCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives returned seats to those who wait, first come first served among the groups that fit, and
 * puts seats that nobody waits for back on open sale. The only place that promotes.
 */
public final class SettleWaitlist {

  /** Returned seats, for each shard, from which on they are put back on open sale. */
  private static final int REFILL_FROM = 2;

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random draws the secrets of tickets
   */
  public SettleWaitlist(
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      ShardCounts shardCounts,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.shardCounts = shardCounts;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * Settles one event: done when no group waits that fits into the returned seats. Safe to repeat
   * and to run twice at once.
   */
  public Progress settle(String eventId) {
    var shardCount = shardCounts.of(eventId);
    return shardCount.isEmpty()
        ? Progress.DONE
        : attempts.carryOut(
            Progress.TRY_AGAIN, tries -> attempt(eventId, shardCount.getAsInt(), tries));
  }

  private Optional<Progress> attempt(String eventId, int shardCount, Tries tries) {
    var now = Instant.ofEpochMilli(clock.millis());
    var read = seats.read(eventId, shardCount);
    if (!read.promotes(now)) {
      return Optional.of(Progress.DONE);
    }
    if (read.waitingThatFit(read.returned()).isEmpty()) {
      refill(eventId, read);
      return Optional.of(Progress.DONE);
    }
    var groups = firstThatFit(eventId, read);
    if (groups.isEmpty()) {
      // The counters and the lanes were read at different times.
      return tries.again();
    }
    return switch (transactions.promote(eventId, groups, read, now, random)) {
      case Outcome.Committed _ -> {
        counter.count(Measure.PROMOTIONS, groups.size());
        yield tries.goOn();
      }
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }

  /**
   * The groups to promote: in the order of joining, each that fits into what the earlier ones left.
   * Reading as many of each lane as may be promoted at once sees every group that could be one of
   * them.
   */
  private List<WaitingGroup> firstThatFit(String eventId, Seats read) {
    var most = BookingTransactions.mostGroups(read.shards().size());
    var heads =
        read.waitingThatFit(read.returned()).stream()
            .flatMap(quantity -> bookings.lane(eventId, quantity, most).stream())
            .sorted(
                Comparator.comparing((WaitingGroup group) -> group.place().joined())
                    .thenComparing(WaitingGroup::bookingId))
            .toList();
    var chosen = new ArrayList<WaitingGroup>();
    var left = read.returned();
    for (var group : heads) {
      if (group.quantity() <= left && chosen.size() < most) {
        chosen.add(group);
        left -= group.quantity();
      }
    }
    return chosen;
  }

  /**
   * Enough returned seats that nobody waits for go back on open sale. A refill that fails is
   * dropped: the next trigger tries again, and till then the seats are sold by the careful way.
   */
  private void refill(String eventId, Seats read) {
    if (read.waiting() == 0
        && read.consistent()
        && read.returned() >= REFILL_FROM * read.shards().size()
        && transactions.refill(eventId, read) instanceof Outcome.Committed) {
      counter.count(Measure.REFILLS);
    }
  }
}
