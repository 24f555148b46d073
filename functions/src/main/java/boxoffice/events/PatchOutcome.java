package boxoffice.events;

/** What can come of changing an event. */
sealed interface PatchOutcome {

  /** It is as it was asked to be, now or before. */
  record Patched(Event event, Availability availability) implements PatchOutcome {}

  /** There is no such event that the user may know of. */
  record NotFound() implements PatchOutcome {}

  /** The event is known, but it is not the user's. */
  record NotAllowed() implements PatchOutcome {}

  /** It was cancelled. */
  record Cancelled() implements PatchOutcome {}

  /**
   * More tickets are sold than there are to be.
   *
   * @param soldTickets how many are sold
   */
  record BelowSold(int soldTickets) implements PatchOutcome {}

  /** Others were in the way, or no reply came: it may be changed or not. */
  record Unsure() implements PatchOutcome {}
}
