package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.TicketNames;
import boxoffice.http.Csv;
import boxoffice.http.TimeZones;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a row of an attendee list.
 *
 * @param booking its booking, which has it
 * @param name the name of its guest; null where it is not known
 * @param serial which of the booking's tickets it is
 * @param ticketName the name on it; null if it has none
 */
record TicketRow(Booking booking, @Nullable String name, int serial, @Nullable String ticketName) {

  static final String CSV_HEADER =
      Csv.row(
          "Name",
          "Ticket name",
          "Ticket",
          "Tickets",
          "Checked in",
          "Changed",
          "Time zone",
          "Changed (UTC)",
          "Booking ID",
          "Serial");

  /** The tickets of a booking; none while it has no tickets. */
  static List<TicketRow> of(Booking booking, @Nullable String name, TicketNames names) {
    var tickets = booking.tickets();
    return tickets == null
        ? List.of()
        : tickets.live().numbers().stream()
            .map(serial -> new TicketRow(booking, name, serial, names.of(booking, serial)))
            .toList();
  }

  /** Its row, with the time in the time zone of its event. */
  String csv(String timeZone) {
    var changed = booking.lastChange().at();
    return Csv.row(
        name,
        ticketName,
        booking.positionOf(serial),
        booking.quantity(),
        booking.checkedIn().has(serial) ? "Yes" : null,
        AttendeeResponse.CSV_TIME.withZone(TimeZones.of(timeZone)).format(changed),
        timeZone,
        changed,
        booking.bookingId(),
        serial);
  }
}
