package boxoffice.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the organizer of its event sees it.
 *
 * @param name what its user wants to be called; absent where that is not known
 * @param updatedAt when it changed last
 */
record EventBookingResponse(
    String bookingId,
    String userId,
    @Nullable String name,
    BookingState state,
    int quantity,
    Instant updatedAt) {

  static EventBookingResponse of(Booking booking, @Nullable String name) {
    return new EventBookingResponse(
        booking.bookingId(),
        booking.userId(),
        name,
        booking.state(),
        booking.quantity(),
        booking.history().getLast().at());
  }
}
