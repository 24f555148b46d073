package boxoffice.attendees;

import boxoffice.bookings.RemovedBookings;
import boxoffice.bookings.TicketNames;
import boxoffice.http.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an attendee list.
 *
 * @param items the bookings of the page
 * @param cursor where the next page begins; absent at the end
 * @param removed what bookings came to that were removed since; absent where none may be
 */
record AttendeesResponse(
    List<AttendeeResponse> items, @Nullable String cursor, @Nullable RemovedBookings removed) {

  AttendeesResponse {
    items = List.copyOf(items);
  }

  static AttendeesResponse of(AttendeePage.Page page) {
    return new AttendeesResponse(
        page.bookings().stream()
            .map(
                booking ->
                    AttendeeResponse.of(
                        booking,
                        page.names().get(booking.userId()),
                        page.ticketNames().getOrDefault(booking.bookingId(), TicketNames.NONE)))
            .toList(),
        page.last().map(Cursor::encode).orElse(null),
        page.removed().orElse(null));
  }
}
