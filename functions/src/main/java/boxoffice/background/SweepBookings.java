package boxoffice.background;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.WaitingGroup;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.Event;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Cancels every booking of a cancelled event. The waitlist and the index say where to look; only
 * the seats can prove that nothing is left, for an index lags behind the table.
 */
public final class SweepBookings {

  private static final int PAGE = 100;

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks the shards that get the seats
   */
  public SweepBookings(
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * Sweeps one event: done when every gate is closed, every seat is free and nobody waits, for then
   * it stays like that. Safe to repeat, to end anywhere, and to run twice at once.
   *
   * @param event a cancelled event whose gates are closed
   * @param until when to leave the rest for another time
   */
  Progress sweep(Event event, Instant until) {
    return isSwept(event)
        ? Progress.DONE
        : attempts.carryOut(Progress.TRY_AGAIN, tries -> round(event, until, tries));
  }

  private Optional<Progress> round(Event event, Instant until, Tries tries) {
    if (!clock.instant().isBefore(until)) {
      return Optional.of(Progress.TRY_AGAIN);
    }
    var cancelled = new Round(event, until).run();
    if (isSwept(event)) {
      return Optional.of(Progress.DONE);
    }
    return cancelled > 0 ? tries.goOn() : tries.again();
  }

  /**
   * Behind closed gates free seats only become more and those who wait only fewer, so that a read
   * that is torn errs on the safe side.
   */
  private boolean isSwept(Event event) {
    var read = seats.read(event.eventId(), event.shards());
    return read.shards().stream().noneMatch(shard -> shard.terms().open())
        && read.free() == event.details().capacity()
        && read.waiting() == 0;
  }

  /** One look at all of the waitlist and of the index. */
  private final class Round {

    private final Event event;
    private final Instant until;
    private int cancelled;

    Round(Event event, Instant until) {
      this.event = event;
      this.until = until;
    }

    /** How many bookings it cancelled. */
    int run() {
      for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
        var lane = quantity;
        pages(after -> bookings.lane(event.eventId(), lane, after, PAGE), WaitingGroup::booking);
      }
      pages(this::ofEvent, Booking::key);
      return cancelled;
    }

    private List<Booking> ofEvent(Optional<Booking> after) {
      return bookings.ofEvent(event.eventId(), event.shards(), after.map(Booking::bookingId), PAGE);
    }

    private <T> void pages(Function<Optional<T>, List<T>> read, Function<T, Key> key) {
      var last = Optional.<T>empty();
      do {
        var page = read.apply(last);
        cancel(page.stream().map(key).distinct().toList());
        last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
      } while (last.isPresent() && clock.instant().isBefore(until));
    }

    private void cancel(List<Key> keys) {
      var live = bookings.findAll(keys).stream().filter(b -> b.state().isLive()).toList();
      var most = BookingTransactions.mostGroups(event.shards());
      for (var from = 0; from < live.size(); from += most) {
        cancelAll(live.subList(from, Math.min(from + most, live.size())));
      }
    }

    private void cancelAll(List<Booking> live) {
      attempts.attempt(tries -> cancelAll(live, tries));
    }

    /**
     * Empty where it met a conflict or a throttle. Whatever else happened, the next round looks
     * again.
     */
    private Optional<Outcome> cancelAll(List<Booking> live, Tries tries) {
      var shard = random.nextInt(event.shards());
      var outcome = transactions.sweep(event.eventId(), live, shard, Millis.now(clock));
      return switch (outcome) {
        case Outcome.Committed _ -> {
          counter.count(Measure.SWEPT_BOOKINGS, live.size());
          cancelled += live.size();
          yield Optional.of(outcome);
        }
        case Outcome.Rejected _ -> {
          // Its user cancelled one of them: that one is left to the next round, the others not.
          if (live.size() > 1) {
            cancelAll(live.subList(0, live.size() / 2));
            cancelAll(live.subList(live.size() / 2, live.size()));
          }
          yield Optional.of(outcome);
        }
        case Outcome.Unknown unknown -> {
          tries.again(unknown);
          yield Optional.of(outcome);
        }
        case Outcome.Missed missed -> tries.again(missed);
      };
    }
  }
}
