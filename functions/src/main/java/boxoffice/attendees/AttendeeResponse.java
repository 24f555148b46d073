package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeKind;
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

  /** Its row under the {@link #CSV_HEADER}, with times of a time zone. */
  String csv(String timeZone) {
    var time = CSV_TIME.withZone(TimeZones.of(timeZone));
    return Csv.row(
        name,
        switch (state) {
          case CONFIRMED -> "Confirmed";
          case WAITLISTED -> "Waiting";
          case CANCELLED -> ended();
        },
        quantity,
        time.format(updatedAt),
        checkedInTickets,
        timeZone,
        updatedAt,
        bookingId);
  }

  /** How it ended: only a cancellation gave seats back. */
  private String ended() {
    if (history.getLast().kind() == ChangeKind.HAND_ON_ALL) {
      return "Handed on";
    }
    var waited =
        history.size() > 1 && history.get(history.size() - 2).state() == BookingState.WAITLISTED;
    return waited ? "Left the waitlist" : "Cancelled";
  }
}
