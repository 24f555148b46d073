package boxoffice.events;

import java.util.Map;
import java.util.Set;

/** The states of an event and every allowed change between them. */
public enum EventState {
  DRAFTED,
  PUBLISHED,
  CANCELLED;

  private static final Map<EventState, Set<EventState>> NEXT =
      Map.of(
          DRAFTED, Set.of(PUBLISHED, CANCELLED),
          PUBLISHED, Set.of(CANCELLED),
          CANCELLED, Set.of());

  /** Whether an event may go from this state to that one. */
  public boolean mayBecome(EventState state) {
    return NEXT.getOrDefault(this, Set.of()).contains(state);
  }
}
