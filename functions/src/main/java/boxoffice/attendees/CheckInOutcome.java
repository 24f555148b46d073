package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.CheckedIn;
import boxoffice.bookings.Serials;
import boxoffice.events.Access;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can come of tickets that are shown at the door. */
public sealed interface CheckInOutcome {

  /**
   * Their holders may go in, by this request.
   *
   * @param booking the booking
   * @param in all of its tickets that are in then
   * @param name the name of the guest; null where it is not known
   * @param ticketName the name on the ticket, where it is one that has a name
   */
  record LetIn(
      Booking booking,
      Serials in,
      CheckedIn checkIn,
      @Nullable String name,
      @Nullable String ticketName)
      implements CheckInOutcome {}

  /**
   * Another request let them in before.
   *
   * @param serial the ticket; null where several were shown
   * @param at when, or when the last of them was
   */
  record InBefore(@Nullable Integer serial, Instant at) implements CheckInOutcome {}

  /** The key belongs to a request that showed other tickets. */
  record KeyReused() implements CheckInOutcome {}

  /** This request let them in, and somebody at the door undid it since. */
  record Undone() implements CheckInOutcome {}

  /**
   * The ticket was given back or handed on, or belongs to an earlier booking of the guest.
   *
   * @param since when the booking changed last
   */
  record NoLongerValid(Instant since) implements CheckInOutcome {}

  /** The booking of the ticket is cancelled. */
  record BookingCancelled() implements CheckInOutcome {}

  /** The event has no such ticket. */
  record NoSuchTicket() implements CheckInOutcome {}

  /** The user showed too many wrong codes. */
  record TooManyWrongCodes() implements CheckInOutcome {}

  /**
   * The door of the event is not open yet, or any more.
   *
   * @param opensAt when it opens
   * @param closesAt when it closes
   */
  record DoorClosed(Instant opensAt, Instant closesAt) implements CheckInOutcome {}

  /** The event is cancelled, and so are all of its tickets. */
  record EventCancelled() implements CheckInOutcome {}

  /** The user may not check tickets of this event. */
  record Denied(Access.Denied reason) implements CheckInOutcome {}

  /** It may have happened or not; a repeat with the same key is safe and says so. */
  record TryAgain() implements CheckInOutcome {}
}
