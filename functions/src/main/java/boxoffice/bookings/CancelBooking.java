package boxoffice.bookings;

import boxoffice.bookings.BookingStore.Written;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Retries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a booking or leaves the waitlist; not after its ticket was checked. What was confirmed
 * goes back to a random shard as returned seats; handing them to those who wait is left to {@link
 * SettleWaitlist}, for a crowd that cancels at once would meet on the head of the waitlist.
 */
public final class CancelBooking {

  private final BookingStore bookings;
  private final ShardCounts shardCounts;
  private final RateWindows rates;
  private final int perSecond;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param perSecond how often a user may cancel in a second
   */
  public CancelBooking(
      BookingStore bookings,
      ShardCounts shardCounts,
      RateWindows rates,
      int perSecond,
      Retries retries,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.shardCounts = shardCounts;
    this.rates = rates;
    this.perSecond = perSecond;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * Cancels what the user has now. It is bound to the generation that it finds first: if the user
   * books anew meanwhile, the new booking stands.
   */
  public CancelOutcome cancel(String userId, String bookingId) {
    if (!rates.allows(userId, "CANCEL", perSecond)) {
      counter.count(Measure.TOO_OFTEN);
      return new CancelOutcome.TooOften();
    }
    var found = bookings.find(userId, bookingId);
    if (found.isEmpty()) {
      return new CancelOutcome.NoSuchBooking();
    }
    var booking = found.get();
    var generation = booking.generation();
    var unknown = false;
    for (var tries = retries.begin(); tries.next(); ) {
      if (isOver(booking, generation)) {
        return new CancelOutcome.Cancelled();
      }
      var checkedIn = booking.checkedIn();
      if (checkedIn != null) {
        return new CancelOutcome.CheckedIn(checkedIn.at());
      }
      switch (write(booking)) {
        case Written.Done _ -> {
          counter.count(Measure.CANCELLATIONS);
          return new CancelOutcome.Cancelled();
        }
        case Written.BookingChanged(var changed) -> {
          booking = changed;
          continue;
        }
        case Written.SeatsChanged(var shard) -> {
          if (shard.isPresent()) {
            return tooLate(booking, generation, unknown);
          }
        }
        case Written.Conflicted _ -> {
          counter.count(Measure.CONFLICTS);
          tries.backOff();
        }
        case Written.Unknown _ -> {
          counter.count(Measure.UNKNOWN_OUTCOMES);
          unknown = true;
          tries.backOff();
        }
      }
      booking = bookings.find(userId, bookingId).orElseThrow();
    }
    counter.count(Measure.GAVE_UP);
    return new CancelOutcome.TryAgain();
  }

  private static boolean isOver(Booking booking, long generation) {
    return booking.generation() != generation || !booking.state().isLive();
  }

  /**
   * Says too late, but not of a booking that is cancelled already, for a transaction may report the
   * seats alone where the booking failed it too; nor while an earlier try may still cancel it.
   */
  private CancelOutcome tooLate(Booking booking, long generation, boolean unknown) {
    var now = bookings.findForRefusal(booking.userId(), booking.bookingId()).orElseThrow();
    if (isOver(now, generation)) {
      return new CancelOutcome.Cancelled();
    }
    return unknown ? new CancelOutcome.TryAgain() : new CancelOutcome.TooLate();
  }

  private Written write(Booking booking) {
    var cancelled = booking.ended(booking.cancellation(Instant.ofEpochMilli(clock.millis())));
    Booking.@Nullable Place place = booking.place();
    if (place != null) {
      return bookings.leave(booking, place, cancelled);
    }
    var shards = shardCounts.of(booking.eventId()).orElseThrow();
    return bookings.cancel(booking, cancelled, random.nextInt(shards));
  }
}
