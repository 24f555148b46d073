package boxoffice.events;

/** Whether a user may run an event. */
public sealed interface Access {

  /** The user may. */
  record Granted(Event event) implements Access {}

  /** The user may not. */
  sealed interface Denied extends Access {}

  /** There is no such event that the user may see. */
  record NotFound() implements Denied {}

  /** The user sees the event, but it is somebody else's. */
  record NotAllowed() implements Denied {}
}
