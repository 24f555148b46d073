package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How members and invitations lie in the table. */
final class PeopleItem {

  /** How long an invitation is kept after its end, for repeats of requests. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String MEMBER = "MEMBER";

  private PeopleItem() {}

  static boolean isMember(Item item) {
    return item.optionalText("type").filter(MEMBER::equals).isPresent();
  }

  /** The item of a member, which GSI2 has among the memberships of the user. */
  static Map<String, AttributeValue> of(Member member) {
    var key = Keys.member(member.eventId(), member.userId());
    return Attributes.of(
        "PK", key.partition(),
        "SK", key.sort(),
        "GSI2PK", Keys.memberships(member.userId()),
        "GSI2SK", member.eventId(),
        "type", MEMBER,
        "eventId", member.eventId(),
        "userId", member.userId(),
        "role", member.role().name(),
        "at", member.since().toEpochMilli(),
        "by", member.invitationId());
  }

  /** The member of an item. */
  static Member member(Item item) {
    return new Member(
        item.text("eventId"),
        item.text("userId"),
        Role.valueOf(item.text("role")),
        item.instant("at"),
        item.text("by"));
  }

  /** The item of a new invitation. The table removes it a while after its end. */
  static Map<String, AttributeValue> of(Invitation invitation) {
    var key = Keys.invitation(invitation.eventId(), invitation.invitationId());
    return Attributes.of(
        "PK", key.partition(),
        "SK", key.sort(),
        "type", "INVITATION",
        "eventId", invitation.eventId(),
        "invitationId", invitation.invitationId(),
        "role", invitation.role().name(),
        "goodUntil", invitation.goodUntil().toEpochMilli(),
        "expiresAt", invitation.goodUntil().plus(KEPT).getEpochSecond());
  }

  /** The invitation of an item. */
  static Invitation invitation(Item item) {
    return new Invitation(
        item.text("eventId"),
        item.text("invitationId"),
        Role.valueOf(item.text("role")),
        item.instant("goodUntil"),
        item.optionalText("usedBy"),
        item.has("withdrawn"));
  }
}
