package boxoffice.background;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.seats.SeatStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Applies the change of an event: its seat shards get the terms of sale, one by one. Then waiting
 * groups that can never get seats are ended and the waitlist is settled, for a later start may let
 * somebody in; or, if the event is cancelled and so every gate closed, its bookings are swept.
 */
public final class ApplyEventChanges {

  private final EventStore events;
  private final SeatStore seats;
  private final EndWaitingGroups endWaitingGroups;
  private final SettleWaitlist settleWaitlist;
  private final SweepBookings sweepBookings;
  private final Attempts attempts;

  public ApplyEventChanges(
      EventStore events,
      SeatStore seats,
      EndWaitingGroups endWaitingGroups,
      SettleWaitlist settleWaitlist,
      SweepBookings sweepBookings,
      Attempts attempts) {
    this.events = events;
    this.seats = seats;
    this.endWaitingGroups = endWaitingGroups;
    this.settleWaitlist = settleWaitlist;
    this.sweepBookings = sweepBookings;
    this.attempts = attempts;
  }

  /**
   * Applies an event as it is now. Safe to repeat, to end anywhere, and to run twice at once.
   *
   * @param until when to leave the rest for another time
   */
  public Progress apply(String eventId, Instant until) {
    return events
        .find(eventId)
        .filter(event -> event.shards() > 0)
        .map(event -> hasItsTerms(event) ? goOn(event, until) : Progress.TRY_AGAIN)
        .orElse(Progress.DONE);
  }

  private Progress goOn(Event event, Instant until) {
    return switch (event.state()) {
      case DRAFTED -> Progress.DONE;
      case PUBLISHED -> serve(event, until);
      case CANCELLED -> sweepBookings.sweep(event, until);
    };
  }

  /** Promotes also where some could not be ended in time: they do not fit into any seats. */
  private Progress serve(Event event, Instant until) {
    var ended = endWaitingGroups.end(event, until);
    var settled = settleWaitlist.settle(event.eventId(), until);
    return ended == Progress.DONE ? settled : ended;
  }

  private boolean hasItsTerms(Event event) {
    return seats.read(event.eventId(), event.shards()).shards().stream()
        .filter(shard -> shard.terms().version() < event.version())
        .map(shard -> apply(event, shard.shard()) == Progress.DONE)
        .reduce(true, Boolean::logicalAnd);
  }

  private Progress apply(Event event, int shard) {
    return attempts.carryOut(
        Progress.TRY_AGAIN,
        tries ->
            switch (seats.apply(event.eventId(), shard, event.terms())) {
              case Outcome.Committed _, Outcome.Rejected _ -> Optional.of(Progress.DONE);
              case Outcome.Missed missed -> tries.again(missed);
            });
  }
}
