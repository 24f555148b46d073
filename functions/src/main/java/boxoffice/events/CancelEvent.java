package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.http.User;
import java.util.Optional;

/**
 * Cancels events. That is one write; what follows for seats and bookings is done from the table's
 * stream, for it may take long and must outlive any caller.
 */
public final class CancelEvent {

  private final EventStore events;
  private final Retries retries;

  public CancelEvent(EventStore events, Retries retries) {
    this.events = events;
    this.retries = retries;
  }

  /** Cancels an event for a user; a repeat finds it cancelled. */
  CancelEventOutcome cancel(User user, String eventId) {
    for (var tries = retries.begin(); tries.next(); tries.backOff()) {
      var outcome = attempt(user, eventId);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new CancelEventOutcome.Unsure();
  }

  /** One try, or nothing if what became of it has to be read. */
  private Optional<CancelEventOutcome> attempt(User user, String eventId) {
    var found = events.find(eventId).filter(event -> event.isVisibleTo(user));
    if (found.isEmpty()) {
      return Optional.of(new CancelEventOutcome.NotFound());
    }
    var event = found.get();
    if (!event.mayBeChangedBy(user)) {
      return Optional.of(new CancelEventOutcome.NotAllowed());
    }
    return switch (event.state()) {
      case DRAFTED, PUBLISHED -> cancel(event);
      case CANCELLED -> Optional.of(new CancelEventOutcome.Cancelled(event));
    };
  }

  private Optional<CancelEventOutcome> cancel(Event event) {
    var cancelled = event.cancelled();
    return switch (events.change(cancelled)) {
      case Outcome.Committed() -> Optional.of(new CancelEventOutcome.Cancelled(cancelled));
      // The condition on the event's version makes a further try harmless, whatever became of this.
      case Outcome.Conflicted(), Outcome.Rejected(var _), Outcome.Unknown() -> Optional.empty();
    };
  }
}
