package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeResponse;
import boxoffice.bookings.TicketNames;
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
 * @param generation counts how often its user booked or joined anew
 * @param updatedAt when it changed last
 * @param checkedInTickets how many of its tickets are in; absent for none
 * @param tickets its tickets in the order of their serials, while it is confirmed
 * @param history its last changes, the newest last
 */
record AttendeeResponse(
    String bookingId,
    @Nullable String name,
    BookingState state,
    int quantity,
    long generation,
    Instant updatedAt,
    @Nullable Integer checkedInTickets,
    @Nullable List<AttendeeTicket> tickets,
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
          "Booking ID");

  /** What spreadsheets of every country take for a time. */
  static final DateTimeFormatter CSV_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * A ticket, without its code.
   *
   * @param serial which of the booking's tickets it is
   * @param name the name on it; absent if it has none
   * @param checkedIn true once it is in; absent before
   */
  record AttendeeTicket(int serial, @Nullable String name, @Nullable Boolean checkedIn) {

    static @Nullable List<AttendeeTicket> of(Booking booking, TicketNames names) {
      var tickets = booking.tickets();
      return tickets == null
          ? null
          : tickets.live().numbers().stream()
              .map(
                  serial ->
                      new AttendeeTicket(
                          serial,
                          names.of(booking, serial),
                          tickets.checkedIn().has(serial) ? true : null))
              .toList();
    }
  }

  static AttendeeResponse of(Booking booking, @Nullable String name, TicketNames names) {
    return new AttendeeResponse(
        booking.bookingId(),
        name,
        booking.state(),
        booking.quantity(),
        booking.generation(),
        booking.lastChange().at(),
        BookingResponse.checkedIn(booking),
        AttendeeTicket.of(booking, names),
        ChangeResponse.of(booking));
  }

  /** The row of a booking under the {@link #CSV_HEADER}, with times of a time zone. */
  static String csv(Booking booking, @Nullable String name, String timeZone) {
    var updatedAt = booking.lastChange().at();
    return Csv.row(
        name,
        standing(booking),
        booking.quantity(),
        CSV_TIME.withZone(TimeZones.of(timeZone)).format(updatedAt),
        BookingResponse.checkedIn(booking),
        timeZone,
        updatedAt,
        booking.bookingId());
  }

  private static String standing(Booking booking) {
    return switch (booking.state()) {
      case CONFIRMED -> "Confirmed";
      case WAITLISTED -> "Waiting";
      case CANCELLED ->
          booking.waitedToTheEnd()
              ? "Left the waitlist"
              : booking.gaveSeatsBack() ? "Cancelled" : "Handed on";
    };
  }
}
