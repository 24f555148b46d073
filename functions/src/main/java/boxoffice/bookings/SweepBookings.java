package boxoffice.bookings;

import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.events.Event;
import boxoffice.events.SeatShard;
import boxoffice.events.SeatStore;
import boxoffice.events.Seats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Cancels every booking of a cancelled event. The waitlist and the index say where to look; that
 * nothing is left only the seats can prove, for an index lags behind the table.
 */
public final class SweepBookings {

  private static final int PAGE = 100;

  private final BookingStore bookings;
  private final SeatStore seats;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks the shards that get the seats
   */
  public SweepBookings(
      BookingStore bookings,
      SeatStore seats,
      Retries retries,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.seats = seats;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /** How far a sweep came. */
  enum Result {
    /** Every gate is closed, every seat is free and nobody waits: it will stay like that. */
    SWEPT,
    /** Something is left, or the index does not show it yet; it must be tried again. */
    UNFINISHED
  }

  /**
   * Sweeps one event. Safe to repeat, to end anywhere, and to run twice at once.
   *
   * @param event a cancelled event whose gates are closed
   * @param until when to leave the rest for another time
   */
  Result sweep(Event event, Instant until) {
    var tries = retries.begin();
    while (!isSwept(event)) {
      if (!clock.instant().isBefore(until) || !tries.next()) {
        counter.count(Measure.GAVE_UP);
        return Result.UNFINISHED;
      }
      if (new Round(event, until).run() > 0) {
        tries = retries.begin();
      } else {
        tries.backOff();
      }
    }
    return Result.SWEPT;
  }

  /**
   * Behind closed gates free seats only become more and those who wait only fewer, so that a read
   * that is torn errs on the safe side.
   */
  private boolean isSwept(Event event) {
    var read = seats.read(event.eventId(), event.shards());
    return read.shards().stream().noneMatch(SeatShard::open)
        && read.free() == event.capacity()
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
      var most = BookingStore.mostGroups(event.shards());
      for (var from = 0; from < live.size(); from += most) {
        cancelAll(live.subList(from, Math.min(from + most, live.size())));
      }
    }

    private void cancelAll(List<Booking> live) {
      var tries = retries.begin();
      while (tries.next()) {
        var shard = random.nextInt(event.shards());
        switch (bookings.cancelAll(event.eventId(), live, shard, now())) {
          case Outcome.Committed _ -> {
            counter.count(Measure.SWEPT_BOOKINGS, live.size());
            cancelled += live.size();
            return;
          }
          case Outcome.Rejected _ -> {
            // Its user cancelled one of them: that one is left to the next round, the others not.
            if (live.size() > 1) {
              cancelAll(live.subList(0, live.size() / 2));
              cancelAll(live.subList(live.size() / 2, live.size()));
            }
            return;
          }
          case Outcome.Conflicted _ -> {
            counter.count(Measure.CONFLICTS);
            tries.backOff();
          }
          case Outcome.Unknown _ -> {
            counter.count(Measure.UNKNOWN_OUTCOMES);
            return;
          }
        }
      }
    }

    private Instant now() {
      return Instant.ofEpochMilli(clock.millis());
    }
  }
}
