package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeResponse;
import boxoffice.http.Csv;
import boxoffice.http.TimeZones;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

  /** In the words of the page's attendee list. Times of the event are for people, UTC is exact. */
  static final String CSV_HEADER =
      Csv.row(
          "Name",
          "State",
          "Tickets",
          "Changed",
          "Checked in",
          "Time zone",
          "Changed (UTC)",
          "Checked in (UTC)",
          "Booking ID");

  /** What spreadsheets of every country take for a time. */
  private static final DateTimeFormatter CSV_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

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

  /** Its row under the {@link #CSV_HEADER}, with times of a time zone. */
  String csv(String timeZone) {
    var time = CSV_TIME.withZone(TimeZones.of(timeZone));
    return Csv.row(
        name,
        switch (state) {
          case CONFIRMED -> "Confirmed";
          case WAITLISTED -> "Waiting";
          case CANCELLED -> "Cancelled";
        },
        quantity,
        time.format(updatedAt),
        checkedInAt == null ? null : time.format(checkedInAt),
        timeZone,
        updatedAt,
        checkedInAt,
        bookingId);
  }
}
