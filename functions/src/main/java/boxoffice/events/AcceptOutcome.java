package boxoffice.events;

/** What can come of an invitation for who has its code. */
sealed interface AcceptOutcome {

  /** It is open, or this user accepted it, now or before, and is still a member. */
  record Good(Event event, Invitation invitation) implements AcceptOutcome {}

  /** It is not for this user, or not any more. */
  sealed interface Refused extends AcceptOutcome {}

  /** There is no such invitation, or it was withdrawn. */
  record NotFound() implements Refused {}

  /** Somebody has used it. */
  record Used() implements Refused {}

  /** Nobody used it in time. */
  record Expired() implements Refused {}

  /** The event is cancelled. */
  record Cancelled() implements Refused {}

  /** The user runs the event already. */
  record AlreadyMember(Role role) implements Refused {}

  /**
   * The event has as many members as it may have, or the user as many memberships.
   *
   * @param limit how many
   */
  record TooMany(int limit) implements Refused {}

  /** It may be accepted or not; a repeat is safe. */
  record TryAgain() implements Refused {}
}
