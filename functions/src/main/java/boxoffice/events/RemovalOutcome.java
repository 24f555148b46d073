package boxoffice.events;

/** What can come of removing a member or withdrawing an invitation. */
sealed interface RemovalOutcome {

  /** It is gone, now or before. */
  record Removed() implements RemovalOutcome {}

  /** There is no such invitation. */
  record NotFound() implements RemovalOutcome {}

  /** Somebody has used the invitation, and is a member by it. */
  record Used() implements RemovalOutcome {}

  /** The user may not do this. */
  record Denied(Access.Denied reason) implements RemovalOutcome {}

  /** The event is over for good. */
  record Archived() implements RemovalOutcome {}

  /** It may be gone or not; a repeat is safe. */
  record TryAgain() implements RemovalOutcome {}
}
