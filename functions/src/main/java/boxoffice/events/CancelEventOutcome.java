package boxoffice.events;

/** What can come of cancelling an event. */
sealed interface CancelEventOutcome {

  /** It is cancelled, now or before; its bookings will be. */
  record Cancelled(Event event) implements CancelEventOutcome {}

  /** There is no such event that the user may know of. */
  record NotFound() implements CancelEventOutcome {}

  /** The event is known, but it is not the user's. */
  record NotAllowed() implements CancelEventOutcome {}

  /** Others were in the way, or no reply came: it may be cancelled or not. */
  record Unsure() implements CancelEventOutcome {}
}
