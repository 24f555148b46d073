package boxoffice.events;

/** What can come of an invitation to run an event. */
sealed interface InviteOutcome {

  /** It is made, now or by an earlier call with the same key. */
  record Invited(Invitation invitation, InvitationCode code) implements InviteOutcome {}

  /** The key made another invitation. */
  record KeyReused() implements InviteOutcome {}

  /** The user may not invite. */
  record Denied(Access.Denied reason) implements InviteOutcome {}

  /** The event is cancelled. */
  record Cancelled() implements InviteOutcome {}

  /** The event is over for good. */
  record Archived() implements InviteOutcome {}

  /**
   * So many invitations are open, or made in the last days.
   *
   * @param limit how many there may be
   */
  record TooMany(int limit) implements InviteOutcome {}

  /** It may be made or not; a repeat with the same key is safe. */
  record TryAgain() implements InviteOutcome {}
}
