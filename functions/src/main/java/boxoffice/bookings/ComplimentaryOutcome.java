package boxoffice.bookings;

/** What can come of asking for complimentary tickets. */
public sealed interface ComplimentaryOutcome {

  /** The tickets are in the caller's booking, by this call or by an earlier one. */
  record Taken(Booking booking) implements ComplimentaryOutcome {}

  /** The same request was carried out before, and what it brought is cancelled since. */
  record CancelledSince() implements ComplimentaryOutcome {}

  /** The key was used for something else. */
  record KeyReused() implements ComplimentaryOutcome {}

  /** The caller waits for seats of the event. */
  record Waiting() implements ComplimentaryOutcome {}

  /** There are no such tickets to be had. */
  record Refused(Refusal reason) implements ComplimentaryOutcome {}

  /** It may have happened or not; a repeat with the same key is safe and says so. */
  record TryAgain() implements ComplimentaryOutcome {}
}
