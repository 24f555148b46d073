package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.ShardCounts;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Cancels a booking or leaves the waitlist; not after its ticket was checked. The seats of a
 * confirmed booking go back to a random shard as returned seats. Promoting those who wait is left
 * to the table's stream, for a crowd that cancels at once would meet on the head of the waitlist.
 */
public final class CancelBooking {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final ShardCounts shardCounts;
  private final UserLimits limits;
  private final Attempts attempts;
  private final Fences fences;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  public CancelBooking(
      BookingStore bookings,
      BookingTransactions transactions,
      ShardCounts shardCounts,
      UserLimits limits,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.shardCounts = shardCounts;
    this.limits = limits;
    this.attempts = attempts;
    this.fences = new Fences(bookings, transactions, attempts);
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * Cancels one generation of a booking: the one that the request names, or else the one that it
   * finds first. If the guest booked anew meanwhile, the new booking stands.
   */
  public CancelOutcome cancel(CancelRequest request) {
    if (!limits.allows(request.userId(), Limit.CANCEL)) {
      return new CancelOutcome.TooOften();
    }
    return cancelInTheirPlace(request);
  }

  /** Cancels as {@link #cancel} does, for a guest who is gone: no limit of calls binds that. */
  public CancelOutcome cancelInTheirPlace(CancelRequest request) {
    return bookings
        .find(request.userId(), request.bookingId())
        .map(found -> cancel(found, request))
        .orElseGet(CancelOutcome.NoSuchBooking::new);
  }

  private CancelOutcome cancel(Booking found, CancelRequest request) {
    var generation = request.generation().orElse(found.generation());
    if (generation > found.generation()) {
      return new CancelOutcome.Changed();
    }
    var cancellation = new Cancellation(found, generation, request);
    return attempts.carryOut(new CancelOutcome.TryAgain(), cancellation, cancellation::giveUp);
  }

  /** One request on its way, with what its tries have learned. */
  private final class Cancellation implements Attempts.Operation<CancelOutcome> {

    private final long generation;
    private final OptionalLong revision;
    private final boolean repeated;
    private Booking booking;

    /** Whether a try of this request may still cancel the booking. */
    private boolean unknown;

    Cancellation(Booking found, long generation, CancelRequest request) {
      this.generation = generation;
      this.revision = request.revision();
      this.repeated = request.repeated();
      this.booking = found;
    }

    @Override
    public Optional<CancelOutcome> attempt(Tries tries) {
      var decided = decided(booking);
      if (decided.isPresent()) {
        return decided;
      }
      if (revision.isPresent() && !booking.isAsAt(revision.getAsLong())) {
        return Optional.of(new CancelOutcome.Changed());
      }
      return switch (write()) {
        case Written.Done _ -> {
          counter.count(Measure.CANCELLATIONS);
          yield Optional.of(new CancelOutcome.Cancelled());
        }
        case Written.BookingChanged(var changed) -> {
          booking = changed;
          yield Optional.empty();
        }
        case Written.SeatsChanged(var shard) -> {
          if (shard.isPresent()) {
            yield Optional.of(tooLate());
          }
          readAgain();
          yield Optional.empty();
        }
        case Written.Missed(var missed) -> {
          unknown |= missed instanceof Outcome.Unknown;
          readAgain();
          yield tries.again(missed);
        }
      };
    }

    /** A fence, where a try may still take effect after the request gave up. */
    Optional<CancelOutcome> giveUp() {
      return unknown ? Optional.of(fenced(new CancelOutcome.TryAgain())) : Optional.empty();
    }

    /** What the booking decides as it is; empty where it can be cancelled. */
    private Optional<CancelOutcome> decided(Booking now) {
      if (isOver(now)) {
        return Optional.of(new CancelOutcome.Cancelled());
      }
      return now.checkedIn().isEmpty()
          ? Optional.empty()
          : Optional.of(new CancelOutcome.CheckedIn(now.checkedIn().count()));
    }

    private Written write() {
      var cancellation = booking.ended(ChangeKind.CANCEL, Millis.now(clock));
      var place = booking.place();
      if (place != null) {
        return transactions.leave(booking, place, cancellation);
      }
      var shards = shardCounts.of(booking.eventId()).orElseThrow();
      return transactions.cancel(booking, cancellation, random.nextInt(shards));
    }

    private void readAgain() {
      booking = bookings.find(booking.key()).orElseThrow();
    }

    private boolean isOver(Booking now) {
      return now.generation() != generation || !now.state().isLive();
    }

    /**
     * Says too late, but not of a booking that is cancelled already, for a transaction may report
     * the seats alone where the booking failed it too. Where an earlier try may still cancel it, a
     * fence keeps that out first.
     */
    private CancelOutcome tooLate() {
      if (unknown || repeated) {
        return fenced(new CancelOutcome.TooLate());
      }
      var now = bookings.findForRefusal(booking.userId(), booking.bookingId()).orElseThrow();
      return isOver(now) ? new CancelOutcome.Cancelled() : new CancelOutcome.TooLate();
    }

    /** The answer once no earlier try can take effect, unless the booking is cancelled. */
    private CancelOutcome fenced(CancelOutcome answer) {
      return fences.answer(answer, booking, this::decided, new CancelOutcome.TryAgain());
    }
  }
}
