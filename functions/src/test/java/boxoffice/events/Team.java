package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.Optional;

/** Members of events, for the tests of other packages. */
public final class Team {

  private Team() {}

  /** Makes a user a member, by an invitation of their own. */
  public static Member add(Table table, String eventId, String userId, Role role, Instant now) {
    var people = new PeopleStore(table);
    var invitation =
        new Invitation(
            eventId,
            Member.id(eventId, userId + now),
            role,
            now.plus(Invitations.GOOD),
            Optional.empty(),
            false);
    var member = new Member(eventId, userId, role, now, invitation.invitationId());
    var actor = Actor.withoutRole(userId);
    committed(
        people.invite(
            people.read(eventId),
            invitation,
            LogEntry.of(now, actor, LogAction.INVITED, invitation.invitationId())));
    committed(
        people.join(
            people.read(eventId),
            member,
            LogEntry.of(now, actor, LogAction.JOINED, invitation.invitationId())));
    return member;
  }

  /** Ends a membership. */
  public static void remove(Table table, Member member, Instant now) {
    var people = new PeopleStore(table);
    committed(
        people.remove(
            people.read(member.eventId()),
            member,
            LogEntry.of(
                now, Actor.withoutRole("organizer"), LogAction.REMOVED, member.memberId())));
  }

  private static void committed(Outcome outcome) {
    if (!(outcome instanceof Outcome.Committed)) {
      throw new IllegalStateException(outcome.toString());
    }
  }
}
