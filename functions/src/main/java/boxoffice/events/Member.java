package boxoffice.events;

import boxoffice.dynamodb.Sha256;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A user who helps to run an event.
 *
 * @param since when the user joined
 * @param invitationId the invitation that the user accepted
 */
public record Member(String eventId, String userId, Role role, Instant since, String invitationId) {

  private static final int ID_BYTES = 16;

  /** The id that others see: 32 hexadecimal digits, not the user's own id. */
  String memberId() {
    return id(eventId, userId);
  }

  /** The id that a user has as a member of an event. */
  static String id(String eventId, String userId) {
    return HexFormat.of()
        .formatHex(Sha256.first(ID_BYTES, "member/%s/%s".formatted(eventId, userId)));
  }
}
