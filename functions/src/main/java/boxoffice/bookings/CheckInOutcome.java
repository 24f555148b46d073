package boxoffice.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a ticket that was shown at the door. */
public sealed interface CheckInOutcome {

  /**
   * Its holder may go in, by this request.
   *
   * @param name what the holder wants to be called; null where that is not known
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

  /** The event is cancelled, and so are all of its tickets. */
  record EventCancelled() implements CheckInOutcome {}

  /** There is no such event that the user may know of. */
  record NoSuchEvent() implements CheckInOutcome {}

  /** The event is known, but it is not the user's. */
  record NotAllowed() implements CheckInOutcome {}

  /** It is not known yet what came of it; a repeat with the same key is safe and tells. */
  record TryAgain() implements CheckInOutcome {}
}
