package boxoffice.bookings;

/** What can come of a request to change a booking. */
public sealed interface ChangeOutcome {

  /** The booking is changed, by this request or by an earlier sending of it. */
  record Changed(Booking booking) implements ChangeOutcome {}

  /** The caller has no such booking. */
  record NoSuchBooking() implements ChangeOutcome {}

  /** The booking is not as the caller saw it; it stays as it is. */
  record NotAsSeen(Booking booking) implements ChangeOutcome {}

  /** The key was used with another wish. */
  record KeyReused() implements ChangeOutcome {}

  /** The booking has no tickets: it waits, or it is cancelled. */
  record NoTickets() implements ChangeOutcome {}

  /** The booking does not wait. */
  record NotWaiting() implements ChangeOutcome {}

  /** It waits for so few tickets already. */
  record NotFewer() implements ChangeOutcome {}

  /** Some of the tickets are none of the booking. */
  record NoSuchTickets() implements ChangeOutcome {}

  /** All tickets would go: that is a cancellation. */
  record AllTickets() implements ChangeOutcome {}

  /** Some of the tickets are in; all stay. */
  record CheckedIn() implements ChangeOutcome {}

  /** The time for giving tickets back is over. */
  record TooLate() implements ChangeOutcome {}

  /** There are no more tickets to be had. */
  record Refused(Refusal reason) implements ChangeOutcome {}

  /** The caller asked too often in this second. */
  record TooOften() implements ChangeOutcome {}

  /** It may have happened or not; a repeat with the same key is safe and says so. */
  record TryAgain() implements ChangeOutcome {}
}
