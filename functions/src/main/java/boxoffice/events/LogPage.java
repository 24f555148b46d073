package boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of an event's log, the newest first.
 *
 * @param end the position at which it ends if another page may follow
 */
record LogPage(List<Logged> entries, Optional<String> end) {

  LogPage {
    entries = List.copyOf(entries);
  }

  /**
   * An entry as it is kept.
   *
   * @param position where it is in the log
   * @param by the user who did it
   * @param person the user to whom it was done
   */
  record Logged(
      String position,
      Instant at,
      String by,
      LogAction action,
      Optional<String> person,
      Map<String, String> details) {

    Logged {
      details = Map.copyOf(details);
    }
  }
}
