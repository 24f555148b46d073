package boxoffice.bookings;

/** What can come of opening a link by which tickets are handed on. */
public sealed interface OpenOutcome {

  /**
   * The tickets are the caller's, by this call or by an earlier one.
   *
   * @param booking the caller's booking
   */
  record Opened(Booking booking) implements OpenOutcome {}

  /** The caller made the link. */
  record Own() implements OpenOutcome {}

  /** Somebody else opened it before. */
  record Used() implements OpenOutcome {}

  /** Its time is over, or the event has begun. */
  record Expired() implements OpenOutcome {}

  /** Its giver withdrew it or has its tickets no more, or one of them is in. */
  record Void() implements OpenOutcome {}

  /** The organizer does not allow it. */
  record Forbidden() implements OpenOutcome {}

  /** The event is cancelled. */
  record EventCancelled() implements OpenOutcome {}

  /** The caller waits for seats of the event, and did not say that they give that up. */
  record Waiting() implements OpenOutcome {}

  /**
   * The caller would have more tickets than one booking may hold.
   *
   * @param most how many it may hold
   */
  record TooManyTickets(int most) implements OpenOutcome {}

  /** It may have happened or not; a repeat is safe and says so. */
  record TryAgain() implements OpenOutcome {}
}
