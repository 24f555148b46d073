package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Cancels events. That is one write. The table's stream carries on with seats and bookings, since
 * that may take long and must outlive the caller.
 */
public final class CancelEvent {

  private final EventStore events;
  private final Attempts attempts;
  private final InstantSource clock;

  public CancelEvent(EventStore events, Attempts attempts, InstantSource clock) {
    this.events = events;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Cancels an event for a user. A repeat finds it cancelled. The condition on the event's version
   * makes every further try harmless.
   */
  public CancelEventOutcome cancel(User user, String eventId) {
    return attempts.carryOut(
        new CancelEventOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.CANCEL)) {
              case Access.Denied denied -> Optional.of(new CancelEventOutcome.Denied(denied));
              case Access.Granted(var event, var role) -> cancel(event, user, role, tries);
            });
  }

  private Optional<CancelEventOutcome> cancel(Event event, User user, Role role, Tries tries) {
    return switch (event.state()) {
      case DRAFTED, PUBLISHED ->
          event.isArchived()
              ? Optional.of(new CancelEventOutcome.Archived())
              : write(event.cancelled(), user, role, tries);
      case CANCELLED -> Optional.of(new CancelEventOutcome.Cancelled(event, role));
    };
  }

  private Optional<CancelEventOutcome> write(Event cancelled, User user, Role role, Tries tries) {
    var entry =
        LogEntry.of(Millis.now(clock), Actor.of(user, role), LogAction.CANCELLED, cancelled);
    return switch (events.change(cancelled, entry)) {
      case Outcome.Committed _ -> Optional.of(new CancelEventOutcome.Cancelled(cancelled, role));
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }
}
