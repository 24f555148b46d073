package boxoffice.bookings;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.SeatStore;
import java.time.Instant;

/**
 * Does what follows from a change of an event: its seat shards get the terms of sale, one by one.
 * Then the waitlist is settled, for a later start may let somebody in; or, if the event is
 * cancelled and so every gate closed, its bookings are swept.
 */
public final class ApplyEventChanges {

  private final EventStore events;
  private final SeatStore seats;
  private final SettleWaitlist settleWaitlist;
  private final SweepBookings sweepBookings;
  private final Retries retries;
  private final Counter counter;

  public ApplyEventChanges(
      EventStore events,
      SeatStore seats,
      SettleWaitlist settleWaitlist,
      SweepBookings sweepBookings,
      Retries retries,
      Counter counter) {
    this.events = events;
    this.seats = seats;
    this.settleWaitlist = settleWaitlist;
    this.sweepBookings = sweepBookings;
    this.retries = retries;
    this.counter = counter;
  }

  /** How far it came. */
  public enum Result {
    /** Nothing follows any more from the event as it was read. */
    APPLIED,
    /** Others were in the way too often, or the time was over; it must be tried again. */
    GAVE_UP
  }

  /**
   * Applies an event as it is now. Safe to repeat, to end anywhere, and to run twice at once.
   *
   * @param until when to leave the rest for another time
   */
  public Result apply(String eventId, Instant until) {
    var event = events.find(eventId).filter(found -> found.shards() > 0);
    return event.isEmpty() || apply(event.get(), until) ? Result.APPLIED : Result.GAVE_UP;
  }

  private boolean apply(Event event, Instant until) {
    return hasItsTerms(event)
        && switch (event.state()) {
          case DRAFTED -> true;
          case PUBLISHED -> settleWaitlist.settle(event.eventId()) == SettleWaitlist.Result.SETTLED;
          case CANCELLED -> sweepBookings.sweep(event, until) == SweepBookings.Result.SWEPT;
        };
  }

  private boolean hasItsTerms(Event event) {
    return seats.read(event.eventId(), event.shards()).shards().stream()
        .filter(shard -> shard.eventVersion() < event.version())
        .map(shard -> apply(event, shard.shard()))
        .reduce(true, Boolean::logicalAnd);
  }

  private boolean apply(Event event, int shard) {
    for (var tries = retries.begin(); tries.next(); tries.backOff()) {
      switch (seats.apply(event, shard)) {
        case Outcome.Committed _, Outcome.Rejected _ -> {
          return true;
        }
        case Outcome.Conflicted _ -> counter.count(Measure.CONFLICTS);
        case Outcome.Unknown _ -> counter.count(Measure.UNKNOWN_OUTCOMES);
      }
    }
    counter.count(Measure.GAVE_UP);
    return false;
  }
}
