package boxoffice.events;

import boxoffice.dynamodb.Recent;
import boxoffice.http.User;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What users may do, as it was read seconds ago, for a door that many tickets pass. Who loses a
 * role loses it here within these seconds; who gets one has it at once.
 */
public final class RecentAccess {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MOST = 100;

  private final EventStore events;
  private final Recent<Question, Access> recent;

  public RecentAccess(EventStore events, InstantSource clock) {
    this.events = events;
    this.recent = new Recent<>(KEPT, MOST, clock);
  }

  private record Question(User user, String eventId, Right right) {}

  /** Whether the user may do this; the event may be as old. */
  public Access of(User user, String eventId, Right right) {
    var question = new Question(user, eventId, right);
    var access = recent.get(question, _ -> events.access(user, eventId, right));
    recent.forget(question, Access.Denied.class::isInstance);
    return access;
  }
}
