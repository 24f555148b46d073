package boxoffice.events;

/** What can come of cancelling an event. */
public sealed interface CancelEventOutcome {

  /**
   * It is cancelled, now or before; its bookings will be.
   *
   * @param role as what the user runs it
   */
  record Cancelled(Event event, Role role) implements CancelEventOutcome {}

  /** The user may not cancel it. */
  record Denied(Access.Denied reason) implements CancelEventOutcome {}

  /** It has begun: it takes place, and its attendance stays. */
  record Begun() implements CancelEventOutcome {}

  /** It took place, and is over for good. */
  record Archived() implements CancelEventOutcome {}

  /** It may be cancelled or not; a repeat is safe. */
  record TryAgain() implements CancelEventOutcome {}
}
