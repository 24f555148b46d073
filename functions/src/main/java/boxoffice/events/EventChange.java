package boxoffice.events;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a request changes of an event. Applied to its own result it changes nothing.
 *
 * @param details gives the new details
 * @param hidden whether it is to be hidden; empty to leave that as it is
 */
record EventChange(UnaryOperator<EventDetails> details, Optional<Boolean> hidden) {

  /** The event as it is to become. */
  Event of(Event event, EventDetails changed) {
    return event.changed(changed, hidden.orElse(event.isHidden()));
  }

  /** Whether nothing of the event changes. */
  boolean isNone(Event event, EventDetails changed) {
    return changed.equals(event.details()) && hidden.orElse(event.isHidden()) == event.isHidden();
  }
}
