package boxoffice.bookings;

/** What can come of a request to book. */
public sealed interface BookOutcome {

  /** The tickets are the caller's. */
  record Booked(Booking booking) implements BookOutcome {}

  /** The caller waits for seats. */
  record Waiting(Booking booking) implements BookOutcome {}

  /** The caller had this already, by another request. */
  record AlreadyYours(Booking booking) implements BookOutcome {}

  /**
   * The same request was carried out before.
   *
   * @param booking the booking as it is now
   * @param was the state to which that request led
   */
  record Repeated(Booking booking, BookingState was) implements BookOutcome {}

  /** The same request was carried out before, and what it brought is cancelled since. */
  record CancelledSince() implements BookOutcome {}

  /** The caller has a live booking of another quantity. */
  record DifferentQuantity(Booking booking) implements BookOutcome {}

  /** The idempotency key was used for something else. */
  record KeyReused() implements BookOutcome {}

  /** The caller gets no tickets; nothing of this request will ever be applied. */
  record Refused(Refusal reason) implements BookOutcome {}

  /** There is no such event on sale. */
  record NoSuchEvent() implements BookOutcome {}

  /** The caller asked too often in this second. */
  record TooOften() implements BookOutcome {}

  /** It may have happened or not; a repeat with the same key is safe and says so. */
  record TryAgain() implements BookOutcome {}
}
