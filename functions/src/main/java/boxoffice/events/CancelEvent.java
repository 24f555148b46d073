package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
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
    var outcomes = new EventTries(events, repeated);
    return attempts.carryOut(
        new CancelEventOutcome.TryAgain(),
        tries ->
            switch (events.forOrganizer(user, eventId)) {
              case Access.Denied denied -> Optional.of(new CancelEventOutcome.Denied(denied));
              case Access.Granted(var event) -> cancel(event, outcomes, tries);
            });
  }

  private Optional<CancelEventOutcome> cancel(Event event, EventTries outcomes, Tries tries) {
    return switch (event.state()) {
      case DRAFTED -> write(event.cancelled(), outcomes, tries);
      case PUBLISHED -> cancelPublished(event, outcomes, tries);
      case CANCELLED -> Optional.of(new CancelEventOutcome.Cancelled(event));
    };
  }

  private Optional<CancelEventOutcome> cancelPublished(
      Event event, EventTries outcomes, Tries tries) {
    if (event.isArchived()) {
      return Optional.of(new CancelEventOutcome.Archived());
    }
    return event.hasBegun(clock.instant())
        ? outcomes.refuse(event, new CancelEventOutcome.Begun(), tries)
        : write(event.cancelled(), outcomes, tries);
  }

  private Optional<CancelEventOutcome> write(Event cancelled, EventTries outcomes, Tries tries) {
    return outcomes.learn(
        events.change(cancelled), () -> new CancelEventOutcome.Cancelled(cancelled), tries);
  }
}
