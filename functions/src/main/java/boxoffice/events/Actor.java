package boxoffice.events;

import boxoffice.http.User;
import java.util.Optional;

/**
 * Who does something to an event.
 *
 * @param membership the role that this needs, where it is a member's: what is done happens only
 *     while the user still has it
 */
public record Actor(String userId, Optional<Role> membership) {

  /** A user in the role that allows it. */
  public static Actor of(User user, Role role) {
    return new Actor(user.userId(), Optional.of(role).filter(Role::isOfMembers));
  }

  /** A user who needs no role for it. */
  static Actor withoutRole(String userId) {
    return new Actor(userId, Optional.empty());
  }
}
