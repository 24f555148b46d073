package boxoffice.events;

import java.time.Instant;
import java.util.Optional;

/**
 * An offer to become a member of an event, for who has its code.
 *
 * @param invitationId the hash of its code, 32 hexadecimal digits
 * @param goodUntil when it ends unless it is used
 * @param usedBy who accepted it
 * @param isWithdrawn whether the organizer took it back before anybody did
 */
record Invitation(
    String eventId,
    String invitationId,
    Role role,
    Instant goodUntil,
    Optional<String> usedBy,
    boolean isWithdrawn) {

  /** What becomes of invitations. */
  enum State {
    OPEN,
    USED,
    WITHDRAWN,
    EXPIRED
  }

  /** What has become of it at this time. */
  State state(Instant now) {
    if (usedBy.isPresent()) {
      return State.USED;
    }
    if (isWithdrawn) {
      return State.WITHDRAWN;
    }
    return now.isBefore(goodUntil) ? State.OPEN : State.EXPIRED;
  }
}
