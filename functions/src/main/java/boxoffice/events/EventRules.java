package boxoffice.events;

import boxoffice.http.User;
import java.time.Duration;
import java.time.Instant;

/**
 * What a deployment asks of every event.
 *
 * @param everybodyPublishes whether everybody may publish, or only the groups {@code organizers}
 *     and {@code admins}
 * @param liveEvents how many published events to come a user may have, unless in one of these
 *     groups; from 1
 * @param cancelLead how long before its start cancelling ends where the organizer does not say;
 *     zero for the start
 */
public record EventRules(boolean everybodyPublishes, int liveEvents, Duration cancelLead) {

  /** Whether the user may publish events at all. */
  boolean mayPublish(User user) {
    return everybodyPublishes || user.isTrustedOrganizer();
  }

  /** Until when bookings of an event may be cancelled where its organizer does not say. */
  Instant cancelUntil(Instant startsAt) {
    return startsAt.minus(cancelLead);
  }
}
