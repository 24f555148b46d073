package boxoffice.events;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody did to an event. It holds ids of users and no names: names are looked up when it is
 * shown, so that nobody is named whose account is gone.
 *
 * @param at when it was done
 * @param actor who did it
 * @param mark tells it from everything else that is done to the event in this millisecond, the same
 *     in each try to do it
 * @param person the user to whom it was done, where it was done to one
 * @param details what else there is to say, by names of the API; nothing personal
 */
public record LogEntry(
    Instant at,
    Actor actor,
    LogAction action,
    String mark,
    Optional<String> person,
    Map<String, String> details) {

  public LogEntry {
    details = Map.copyOf(details);
  }

  /** An entry that says no more than this. */
  public static LogEntry of(Instant at, Actor actor, LogAction action, String mark) {
    return new LogEntry(at, actor, action, mark, Optional.empty(), Map.of());
  }

  /** The entry of a change of the event itself; each has a version of its own. */
  static LogEntry of(Instant at, Actor actor, LogAction action, Event changed) {
    return of(at, actor, action, Long.toString(changed.version()));
  }

  /** This entry with the user to whom it was done. */
  public LogEntry about(String userId) {
    return new LogEntry(at, actor, action, mark, Optional.of(userId), details);
  }

  /** This entry with these details. */
  public LogEntry with(Map<String, String> more) {
    return new LogEntry(at, actor, action, mark, person, more);
  }
}
