package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import boxoffice.http.User;
import java.util.Optional;

/**
 * Cancels events. That is one write. The table's stream carries on with seats and bookings, since
 * that may take long and must outlive the caller.
 */
public final class CancelEvent {

  private final EventStore events;
  private final Attempts attempts;

  public CancelEvent(EventStore events, Attempts attempts) {
    this.events = events;
    this.attempts = attempts;
  }

  /**
   * Cancels an event for a user. A repeat finds it cancelled. The condition on the event's version
   * makes every further try harmless.
   */
  public CancelEventOutcome cancel(User user, String eventId) {
    return attempts.carryOut(
        new CancelEventOutcome.TryAgain(),
        tries ->
            switch (events.forOrganizer(user, eventId)) {
              case Access.Denied denied -> Optional.of(new CancelEventOutcome.Denied(denied));
              case Access.Granted(var event) -> cancel(event, tries);
            });
  }

  private Optional<CancelEventOutcome> cancel(Event event, Tries tries) {
    return switch (event.state()) {
      case DRAFTED, PUBLISHED ->
          event.isArchived()
              ? Optional.of(new CancelEventOutcome.Archived())
              : write(event.cancelled(), tries);
      case CANCELLED -> Optional.of(new CancelEventOutcome.Cancelled(event));
    };
  }

  private Optional<CancelEventOutcome> write(Event cancelled, Tries tries) {
    return switch (events.change(cancelled)) {
      case Outcome.Committed _ -> Optional.of(new CancelEventOutcome.Cancelled(cancelled));
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }
}
