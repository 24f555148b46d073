package boxoffice.attendees;

import boxoffice.events.Access;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can come of a ticket that is shown at the door. */
public sealed interface CheckInOutcome {

  /**
   * Its holder may go in, by this request.
   *
   * @param name the name of the holder; null where it is not known
   */
  record CheckedIn(String bookingId, @Nullable String name, int quantity, Instant at)
      implements CheckInOutcome {}

  /**
   * Another request checked the ticket before.
   *
   * @param at when
   */
  record CheckedInBefore(Instant at) implements CheckInOutcome {}

  /** The booking of the ticket is cancelled. */
  record BookingCancelled() implements CheckInOutcome {}

  /** The event has no such ticket. */
  record NoSuchTicket() implements CheckInOutcome {}

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
