package boxoffice.bookings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its user sees it.
 *
 * @param position its place in the waitlist, from 1, while it is at most 100
 * @param positionAtLeast what the place is not before, where it is later
 * @param history its last changes, the newest last; absent in lists
 */
record BookingResponse(
    String bookingId,
    String eventId,
    BookingState state,
    int quantity,
    @Nullable Integer position,
    @Nullable Integer positionAtLeast,
    @Nullable List<ChangeResponse> history) {

  /** A change as its user sees it. */
  record ChangeResponse(long revision, BookingState state, int quantity, Instant at) {}

  static BookingResponse of(Booking booking) {
    return new BookingResponse(
        booking.bookingId(),
        booking.eventId(),
        booking.state(),
        booking.quantity(),
        null,
        null,
        booking.history().stream()
            .map(c -> new ChangeResponse(c.revision(), c.state(), c.quantity(), c.at()))
            .toList());
  }

  BookingResponse withoutHistory() {
    return new BookingResponse(
        bookingId, eventId, state, quantity, position, positionAtLeast, null);
  }

  /** With its place, where {@code ahead} groups, counted up to a limit, joined before. */
  BookingResponse behind(int ahead, int limit) {
    return new BookingResponse(
        bookingId,
        eventId,
        state,
        quantity,
        ahead < limit ? ahead + 1 : null,
        ahead < limit ? null : limit + 1,
        history);
  }
}
