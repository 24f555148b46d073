package boxoffice.bookings;

/** What can come of a request to cancel. */
public sealed interface CancelOutcome {

  /** The booking that the caller meant holds nothing any more. */
  record Cancelled() implements CancelOutcome {}

  /** The caller has no such booking. */
  record NoSuchBooking() implements CancelOutcome {}

  /**
   * Tickets were let in at the door; the booking stands.
   *
   * @param tickets how many
   */
  record CheckedIn(int tickets) implements CancelOutcome {}

  /** The time for cancelling is over; the booking stands. */
  record TooLate() implements CancelOutcome {}

  /** The booking is not at the revision that the caller saw; it stands. */
  record Changed() implements CancelOutcome {}

  /** The caller asked too often in this second. */
  record TooOften() implements CancelOutcome {}

  /** It may have happened or not; a repeat is safe. */
  record TryAgain() implements CancelOutcome {}
}
