package boxoffice.bookings;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.events.SeatStore;
import boxoffice.events.Seats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives returned seats to those who wait, first come first served among the groups that fit, and
 * puts what nobody waits for back on open sale. The only place that promotes.
 */
public final class SettleWaitlist {

  /** Returned seats, for each shard, from which on they are put back on open sale. */
  private static final int REFILL_FROM = 2;

  private final BookingStore bookings;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random draws the secrets of tickets
   */
  public SettleWaitlist(
      BookingStore bookings,
      SeatStore seats,
      ShardCounts shardCounts,
      Retries retries,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.seats = seats;
    this.shardCounts = shardCounts;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /** Whether an event is settled. */
  public enum Result {
    /** When it was read last, no group waited that fits into the returned seats. */
    SETTLED,
    /** Others were in the way too often; it must be tried again. */
    GAVE_UP
  }

  /** Settles one event. Safe to repeat and to run twice at once. */
  public Result settle(String eventId) {
    var shardCount = shardCounts.of(eventId);
    if (shardCount.isEmpty()) {
      return Result.SETTLED;
    }
    var tries = retries.begin();
    while (tries.next()) {
      var now = Instant.ofEpochMilli(clock.millis());
      var read = seats.read(eventId, shardCount.getAsInt());
      if (!read.promotes(now)) {
        return Result.SETTLED;
      }
      if (read.waitingThatFit(read.returned()).isEmpty()) {
        return refill(eventId, read);
      }
      var groups = firstThatFit(eventId, read);
      if (groups.isEmpty()) {
        // The counters and the lanes were read at different times.
        tries.backOff();
        continue;
      }
      switch (bookings.promote(eventId, groups, read, now, random)) {
        case Outcome.Committed _ -> {
          counter.count(Measure.PROMOTIONS, groups.size());
          tries = retries.begin();
        }
        case Outcome.Conflicted _ -> {
          counter.count(Measure.CONFLICTS);
          tries.backOff();
        }
        case Outcome.Unknown _ -> {
          counter.count(Measure.UNKNOWN_OUTCOMES);
          tries.backOff();
        }
        case Outcome.Rejected _ -> tries.backOff();
      }
    }
    counter.count(Measure.GAVE_UP);
    return Result.GAVE_UP;
  }

  /**
   * The groups to promote: in the order of joining, each that fits into what the earlier ones left.
   * Reading as many of each lane as may be promoted at once sees every group that could be one of
   * them.
   */
  private List<WaitingGroup> firstThatFit(String eventId, Seats read) {
    var most = BookingStore.mostGroups(read.shards().size());
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
   * Enough returned seats that nobody waits for go back on open sale. One that fails is dropped:
   * the next trigger tries again, and till then the seats are sold by the careful way.
   */
  private Result refill(String eventId, Seats read) {
    if (read.waiting() == 0
        && read.consistent()
        && read.returned() >= REFILL_FROM * read.shards().size()
        && bookings.refill(eventId, read) instanceof Outcome.Committed) {
      counter.count(Measure.REFILLS);
    }
    return Result.SETTLED;
  }
}
