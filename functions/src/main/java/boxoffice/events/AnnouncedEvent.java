package boxoffice.events;

import java.time.Instant;
import java.util.Optional;

/**
 * An event with what its guests were told of it.
 *
 * @param announced what they were told last; empty for events that were published before it was
 *     kept
 * @param reminded the start of which they were reminded; empty if of none
 */
public record AnnouncedEvent(
    Event event, Optional<Announced> announced, Optional<Instant> reminded) {

  /** Whether guests do not know its time or place as it is now; empty if nobody knows. */
  public Optional<Boolean> isMoved() {
    return announced.map(told -> !told.equals(Announced.of(event.details())));
  }

  /** Whether guests are to be reminded of its start, and were not. */
  public boolean needsReminder() {
    return event.state() == EventState.PUBLISHED
        && event.details().reminder()
        && reminded.filter(event.details().startsAt()::equals).isEmpty();
  }
}
