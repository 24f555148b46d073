package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Cancels events that have not begun. That is one write. The table's stream carries on with seats
 * and bookings, since that may take long and must outlive the caller.
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
   * makes every further try harmless, and is of the start that was judged.
   *
   * @param repeated whether the request is marked as a repeat
   */
  public CancelEventOutcome cancel(User user, String eventId, boolean repeated) {
    var outcomes = new EventTries(repeated);
    return attempts.carryOut(
        new CancelEventOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.CANCEL)) {
              case Access.Denied denied -> Optional.of(new CancelEventOutcome.Denied(denied));
              case Access.Granted(var event, var role) ->
                  cancel(event, user, role, outcomes, tries);
            });
  }

  private Optional<CancelEventOutcome> cancel(
      Event event, User user, Role role, EventTries outcomes, Tries tries) {
    return switch (event.state()) {
      case DRAFTED -> write(event.cancelled(), user, role, outcomes, tries);
      case PUBLISHED -> cancelPublished(event, user, role, outcomes, tries);
      case CANCELLED -> Optional.of(new CancelEventOutcome.Cancelled(event, role));
    };
  }

  private Optional<CancelEventOutcome> cancelPublished(
      Event event, User user, Role role, EventTries outcomes, Tries tries) {
    if (event.isArchived()) {
      return Optional.of(new CancelEventOutcome.Archived());
    }
    return event.hasBegun(clock.instant())
        ? outcomes.refuse(
            () -> events.change(event.fenced()), new CancelEventOutcome.Begun(), tries)
        : write(event.cancelled(), user, role, outcomes, tries);
  }

  private Optional<CancelEventOutcome> write(
      Event cancelled, User user, Role role, EventTries outcomes, Tries tries) {
    var entry =
        LogEntry.of(Millis.now(clock), Actor.of(user, role), LogAction.CANCELLED, cancelled);
    return outcomes.learn(
        events.change(cancelled, entry),
        () -> new CancelEventOutcome.Cancelled(cancelled, role),
        tries);
  }
}
