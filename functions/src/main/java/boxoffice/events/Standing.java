package boxoffice.events;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event and what a user is to it, as both were read together.
 *
 * @param role as what the user runs it; empty for everybody else
 * @param isAdmin whether the user is in the group {@code admins}
 */
record Standing(Event event, Optional<Role> role, boolean isAdmin) {

  /** Whether the user runs the event. An admin does in every event. */
  boolean runs() {
    return role.isPresent() || isAdmin;
  }

  /** Whether the user sees the event: everyone once it was published, before that who runs it. */
  boolean sees() {
    return event.wasPublished() || runs();
  }

  /** Whether the user may do this. A member who is an admin has what either has. */
  Access access(Right right) {
    return Stream.concat(role.stream(), isAdmin ? Stream.of(Role.ADMIN) : Stream.empty())
        .filter(each -> each.may(right))
        .findFirst()
        .<Access>map(each -> new Access.Granted(event, each))
        .orElseGet(this::denied);
  }

  private Access denied() {
    return role.<Access>map(Access.NotInRole::new)
        .orElseGet(() -> sees() ? new Access.NotAllowed() : new Access.NotFound());
  }
}
