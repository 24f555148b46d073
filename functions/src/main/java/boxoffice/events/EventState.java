package boxoffice.events;

import java.util.Map;
import java.util.Set;

/** The states of an event and every allowed change between them. */
public enum EventState {
  /** Only its organizer sees it. */
  DRAFTED,
  /** Everyone sees it, and it has seats. */
  PUBLISHED,
  /** It stays as it is for good. */
  CANCELLED;

  private static final Map<EventState, Set<EventState>> NEXT =
      Map.of(
          DRAFTED, Set.of(DRAFTED, PUBLISHED, CANCELLED),
          PUBLISHED, Set.of(PUBLISHED, CANCELLED),
          CANCELLED, Set.of());

  /** Whether a change may lead an event from this state to that one. */
  boolean mayBecome(EventState state) {
    return NEXT.getOrDefault(this, Set.of()).contains(state);
  }
}
