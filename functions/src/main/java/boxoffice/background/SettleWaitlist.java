package boxoffice.background;

import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.WaitingGroup;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
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

  /** Refills of one settlement that others are in the way of. */
  private static final int MOST_MISSED_REFILLS = 3;

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
   * Settles one event: done when no group waits that fits into the returned seats. Safe to repeat,
   * to end anywhere and to run twice at once.
   *
   * @param until when to leave the rest for another time: the table's stream is asked to call again
   */
  public Progress settle(String eventId, Instant until) {
    var shardCount = shardCounts.of(eventId);
    return shardCount.isEmpty()
        ? Progress.DONE
        : attempts.carryOut(
            Progress.TRY_AGAIN, new Settlement(eventId, shardCount.getAsInt(), until));
  }

  /** The settlement of one event on its way. */
  private final class Settlement implements Attempts.Operation<Progress> {

    private final String eventId;
    private final int shardCount;
    private final Instant until;

    /**
     * How many groups the next try promotes. One that leaves fails the promotion of all that are in
     * it: so after a failure fewer, after a success more.
     */
    private int most;

    private int missedRefills;

    Settlement(String eventId, int shardCount, Instant until) {
      this.eventId = eventId;
      this.shardCount = shardCount;
      this.until = until;
      this.most = BookingTransactions.mostGroups(shardCount);
    }

    @Override
    public Optional<Progress> attempt(Tries tries) {
      var now = Millis.now(clock);
      var read = seats.read(eventId, shardCount);
      if (!read.promotes(now)) {
        return Optional.of(Progress.DONE);
      }
      if (read.waitingThatFit(read.returned()).isEmpty()) {
        return refillIfDue(read, tries);
      }
      if (!now.isBefore(until)) {
        // A shard with returned seats, for the stream's filter shows no other to this function.
        seats.askToSettle(eventId, read.gatherReturned(1).getFirst().shard());
        return Optional.of(Progress.DONE);
      }
      var groups = firstThatFit(eventId, read, most);
      if (groups.isEmpty()) {
        // The counters and the lanes were read at different times.
        return tries.again();
      }
      return switch (transactions.promote(eventId, groups, read, now, random)) {
        case Outcome.Committed _ -> {
          counter.count(Measure.PROMOTIONS, groups.size());
          most = Math.min(2 * most, BookingTransactions.mostGroups(shardCount));
          yield tries.goOn();
        }
        case Outcome.Rejected _ -> {
          most = Math.ceilDiv(groups.size(), 2);
          yield tries.again();
        }
        case Outcome.Missed missed -> {
          most = Math.ceilDiv(groups.size(), 2);
          yield tries.again(missed);
        }
      };
    }

    /** Enough returned seats that nobody waits for go back on open sale. */
    private Optional<Progress> refillIfDue(Seats read, Tries tries) {
      if (read.waiting() > 0 || read.returned() < REFILL_FROM * shardCount) {
        return Optional.of(Progress.DONE);
      }
      return read.consistent() ? refill(read, tries) : tries.again();
    }

    /**
     * A refill writes to every shard, so in a rush it meets a booking nearly every time. After a
     * few tries it leaves room for the bookings, and for the events behind this one: the table's
     * stream is asked to call again, for nothing else may. Until then the seats are sold the
     * careful way.
     */
    private Optional<Progress> refill(Seats read, Tries tries) {
      return switch (transactions.refill(eventId, read)) {
        case Outcome.Committed _ -> {
          counter.count(Measure.REFILLS);
          yield Optional.of(Progress.DONE);
        }
        case Outcome.Rejected _ -> tries.again();
        case Outcome.Missed missed -> {
          if (++missedRefills < MOST_MISSED_REFILLS) {
            yield tries.again(missed);
          }
          seats.askToSettle(eventId, read.gatherReturned(1).getFirst().shard());
          yield Optional.of(Progress.DONE);
        }
      };
    }
  }

  /**
   * The groups to promote: in the order of joining, each that fits into what the earlier ones left.
   * Reading as many of each lane as may be promoted at once sees every group that could be one of
   * them.
   */
  private List<WaitingGroup> firstThatFit(String eventId, Seats read, int most) {
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
}
