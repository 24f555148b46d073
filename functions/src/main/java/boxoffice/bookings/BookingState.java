package boxoffice.bookings;

import java.util.Map;
import java.util.Set;

/**
 * The states of a booking and every allowed change between them. One that keeps its state changes
 * its quantity.
 */
public enum BookingState {
  /** Its tickets are taken from the seats of the event. */
  CONFIRMED,
  /** It has a place in the waitlist and no seat. */
  WAITLISTED,
  /** It holds nothing; its user may book again. */
  CANCELLED;

  private static final Map<BookingState, Set<BookingState>> NEXT =
      Map.of(
          CONFIRMED, Set.of(CONFIRMED, CANCELLED),
          WAITLISTED, Set.of(WAITLISTED, CONFIRMED, CANCELLED),
          CANCELLED, Set.of(CONFIRMED, WAITLISTED));

  /** Whether a booking may go from this state to that one. */
  public boolean mayBecome(BookingState state) {
    return NEXT.getOrDefault(this, Set.of()).contains(state);
  }

  /** Whether the booking holds a seat or a place in the waitlist. */
  public boolean isLive() {
    return this != CANCELLED;
  }
}
