package boxoffice.events;

/** Whether a user may do something to an event. */
public sealed interface Access {

  /**
   * The user may.
   *
   * @param role as what
   */
  record Granted(Event event, Role role) implements Access {}

  /** The user may not. */
  sealed interface Denied extends Access {}

  /** There is no such event that the user may see. */
  record NotFound() implements Denied {}

  /** The user sees the event, but has no part in running it. */
  record NotAllowed() implements Denied {}

  /** The user has a part in running the event, but not this one. */
  record NotInRole(Role role) implements Denied {}
}
