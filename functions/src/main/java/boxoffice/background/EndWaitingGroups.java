package boxoffice.background;

import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.ChangeKind;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends waiting groups that can never get seats: those that are larger than the capacity of their
 * event, and all of an event that began.
 */
public final class EndWaitingGroups {

  private final EventStore events;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Counter counter;

  public EndWaitingGroups(
      EventStore events,
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      Attempts attempts,
      InstantSource clock,
      Counter counter) {
    this.events = events;
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.attempts = attempts;
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * Ends what cannot be served of one event: done when no such group is left, or when the event is
   * no longer at the version that was read, for its next change comes here too. Safe to repeat, to
   * end anywhere and to run twice at once.
   *
   * @param event a published event whose shards have its terms, so that no larger group can join
   * @param until when to leave the rest for another time
   */
  Progress end(Event event, Instant until) {
    return attempts.carryOut(Progress.TRY_AGAIN, new Ending(event, until));
  }

  /** The end of the groups of one event on its way. */
  private final class Ending implements Attempts.Operation<Progress> {

    private final Event event;
    private final Instant until;

    /** How many groups the next try ends: fewer after a failure, for one that left fails all. */
    private int most;

    Ending(Event event, Instant until) {
      this.event = event;
      this.until = until;
      this.most = mostGroups();
    }

    private int mostGroups() {
      // The look at the event is one action more.
      return BookingTransactions.mostGroups(event.shards() + 1);
    }

    @Override
    public Optional<Progress> attempt(Tries tries) {
      var now = Millis.now(clock);
      var hopeless = event.hopeless(seats.read(event.eventId(), event.shards()), now);
      if (hopeless.isEmpty()) {
        return Optional.of(Progress.DONE);
      }
      if (!now.isBefore(until)) {
        return Optional.of(Progress.TRY_AGAIN);
      }
      var groups =
          hopeless.stream()
              .flatMap(quantity -> bookings.lane(event.eventId(), quantity, most).stream())
              .limit(most)
              .toList();
      if (groups.isEmpty()) {
        // The counters and the lanes were read at different times.
        return tries.again();
      }
      var kind = event.hasBegun(now) ? ChangeKind.EXPIRE : ChangeKind.END;
      return switch (transactions.end(event.eventId(), event.version(), groups, kind, now)) {
        case Outcome.Committed _ -> {
          counter.count(Measure.ENDED_BOOKINGS, groups.size());
          most = Math.min(2 * most, mostGroups());
          yield tries.goOn();
        }
        case Outcome.Rejected _ -> {
          most = Math.ceilDiv(groups.size(), 2);
          yield isAsRead() ? tries.again() : Optional.of(Progress.DONE);
        }
        case Outcome.Missed missed -> {
          most = Math.ceilDiv(groups.size(), 2);
          yield tries.again(missed);
        }
      };
    }

    private boolean isAsRead() {
      return events.find(event.eventId()).filter(event::equals).isPresent();
    }
  }
}
