package boxoffice.simulation;

/** What a caller was told. */
public sealed interface Answer {

  /** The tickets are theirs, by this request. */
  record Booked() implements Answer {}

  /** They wait, by this request. */
  record Waiting() implements Answer {}

  /** They have as much already. */
  record AlreadyYours() implements Answer {}

  /**
   * This request was carried out before.
   *
   * @param waits whether it joined the waitlist; otherwise it booked
   */
  record Repeated(boolean waits) implements Answer {}

  /** They have a live booking of another quantity. */
  record DifferentQuantity() implements Answer {}

  /** The key belongs to another request. */
  record KeyReused() implements Answer {}

  /**
   * They get nothing, and never will by this request.
   *
   * @param forSeats for want of seats; otherwise by the terms of sale
   */
  record Refused(boolean forSeats) implements Answer {}

  /** What they cancelled is not live. */
  record Cancelled() implements Answer {}

  record NoSuchBooking() implements Answer {}

  /** The time for cancelling is over. */
  record TooLate() implements Answer {}

  /** The ticket lets its holder in, by this request. */
  record CheckedIn() implements Answer {}

  /** The ticket was checked before, so it lets nobody in and its booking cannot be cancelled. */
  record CheckedInBefore() implements Answer {}

  /** There is no ticket that would let anybody in. */
  record NotLetIn() implements Answer {}

  /** The event is as its organizer wants it. */
  record Changed() implements Answer {}

  /** The event cannot become as its organizer wants it. */
  record NotChanged() implements Answer {}

  /** It may have happened or not; it is safe to repeat, and the stream does. */
  record TryAgain() implements Answer {}

  /** What the stream asked for is done, for now. */
  record Done() implements Answer {}
}
