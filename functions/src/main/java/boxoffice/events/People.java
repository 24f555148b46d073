package boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members and invitations of an event.
 *
 * @param revision counts their changes; a change is made only at the revision that was read before
 *     them, so what it was judged by is still true
 */
record People(List<Member> members, List<Invitation> invitations, long revision) {

  /** So many members an event may have, besides its organizer. */
  static final int MOST_MEMBERS = 20;

  /** So many invitations of an event may be open. */
  static final int MOST_OPEN = 20;

  /** So many invitations of an event are kept, used, withdrawn and expired ones among them. */
  static final int MOST_KEPT = 100;

  People {
    members = List.copyOf(members);
    invitations = List.copyOf(invitations);
  }

  /** The member who is this user. */
  Optional<Member> member(String userId) {
    return members.stream().filter(member -> member.userId().equals(userId)).findAny();
  }

  /** The invitation of this id. */
  Optional<Invitation> invitation(String invitationId) {
    return invitations.stream()
        .filter(invitation -> invitation.invitationId().equals(invitationId))
        .findAny();
  }

  /** The invitations that somebody may accept at this time. */
  List<Invitation> open(Instant now) {
    return invitations.stream()
        .filter(invitation -> invitation.state(now) == Invitation.State.OPEN)
        .toList();
  }
}
