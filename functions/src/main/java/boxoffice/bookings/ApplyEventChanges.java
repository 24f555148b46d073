package boxoffice.bookings;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.SeatStore;

/**
 * Does what follows from a change of an event: its seat shards get the terms of sale, one by one,
 * and the waitlist is settled, for a later start may let somebody in.
 */
public final class ApplyEventChanges {

  private final EventStore events;
  private final SeatStore seats;
  private final SettleWaitlist settleWaitlist;
  private final Retries retries;
  private final Counter counter;

  public ApplyEventChanges(
      EventStore events,
      SeatStore seats,
      SettleWaitlist settleWaitlist,
      Retries retries,
      Counter counter) {
    this.events = events;
    this.seats = seats;
    this.settleWaitlist = settleWaitlist;
    this.retries = retries;
    this.counter = counter;
  }

  /** How far it came. */
  public enum Result {
    /** Nothing follows any more from the event as it was read. */
    APPLIED,
    /** Others were in the way too often; it must be tried again. */
    GAVE_UP
  }

  /** Applies an event as it is now. Safe to repeat, to end anywhere, and to run twice at once. */
  public Result apply(String eventId) {
    var event = events.find(eventId).filter(found -> found.shards() > 0);
    return event.isEmpty() || apply(event.get()) ? Result.APPLIED : Result.GAVE_UP;
  }

  private boolean apply(Event event) {
    return hasItsTerms(event)
        && switch (event.state()) {
          case DRAFTED, CANCELLED -> true;
          case PUBLISHED -> settleWaitlist.settle(event.eventId()) == SettleWaitlist.Result.SETTLED;
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
