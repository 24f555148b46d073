package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeResponse;
import boxoffice.http.Csv;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the organizer of its event sees it: without the id of its user, which is the same
 * for every organizer.
 *
 * @param name the name of its user; absent where it is not known
 * @param updatedAt when it changed last
 * @param checkedInAt when its ticket was checked
 * @param history its last changes, the newest last
 */
record AttendeeResponse(
    String bookingId,
    @Nullable String name,
    BookingState state,
    int quantity,
    Instant updatedAt,
    @Nullable Instant checkedInAt,
    List<ChangeResponse> history) {

  static final String CSV_HEADER =
      Csv.row("bookingId", "name", "state", "quantity", "updatedAt", "checkedInAt");

  static AttendeeResponse of(Booking booking, @Nullable String name) {
    return new AttendeeResponse(
        booking.bookingId(),
        name,
        booking.state(),
        booking.quantity(),
        booking.lastChange().at(),
        booking.checkedInAt(),
        ChangeResponse.of(booking));
  }

  /** Its row under the {@link #CSV_HEADER}. */
  String csv() {
    return Csv.row(bookingId, name, state, quantity, updatedAt, checkedInAt);
  }
}
