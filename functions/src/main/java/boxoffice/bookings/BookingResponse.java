package boxoffice.bookings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its user sees it.
 *
 * @param generation counts how often its user booked or joined anew
 * @param revision counts its changes
 * @param position its place in the waitlist, from 1, while it is at most 100
 * @param positionAtLeast what the place is not before, where it is later
 * @param tickets its tickets in the order of their serials, while it is confirmed; absent in lists
 * @param promotedAt when it was promoted, while it is confirmed by that
 * @param checkedInTickets how many of its tickets are in; absent for none
 * @param history its last changes, the newest last; in lists only the end of a cancelled one
 */
public record BookingResponse(
    String bookingId,
    String eventId,
    BookingState state,
    int quantity,
    long generation,
    long revision,
    @Nullable Integer position,
    @Nullable Integer positionAtLeast,
    @Nullable List<TicketResponse> tickets,
    @Nullable Instant promotedAt,
    @Nullable Integer checkedInTickets,
    @Nullable List<ChangeResponse> history) {

  /** As its user gets it alone, without the names on its tickets. */
  public static BookingResponse of(Booking booking) {
    return of(new NamedBooking(booking, TicketNames.NONE));
  }

  /** As its user gets it alone. */
  public static BookingResponse of(NamedBooking named) {
    var booking = named.booking();
    return new BookingResponse(
        booking.bookingId(),
        booking.eventId(),
        booking.state(),
        booking.quantity(),
        booking.generation(),
        booking.revision(),
        null,
        null,
        TicketResponse.of(booking, named.names()),
        booking.promotedAt().orElse(null),
        checkedIn(booking),
        ChangeResponse.of(booking));
  }

  /** How many tickets of a booking are in; null for none, so that answers do not say it. */
  public static @Nullable Integer checkedIn(Booking booking) {
    return booking.checkedIn().isEmpty() ? null : booking.checkedIn().count();
  }

  /**
   * As a list has it, without its tickets, and with its history only where that says how it ended.
   */
  public BookingResponse listed() {
    return new BookingResponse(
        bookingId,
        eventId,
        state,
        quantity,
        generation,
        revision,
        position,
        positionAtLeast,
        null,
        promotedAt,
        checkedInTickets,
        state == BookingState.CANCELLED ? end() : null);
  }

  /** The last change and the one before, which say whether it had tickets. */
  private @Nullable List<ChangeResponse> end() {
    return history == null
        ? null
        : history.subList(Math.max(0, history.size() - 2), history.size());
  }

  /** With its place, where {@code ahead} groups, counted up to a limit, joined before. */
  BookingResponse behind(int ahead, int limit) {
    return new BookingResponse(
        bookingId,
        eventId,
        state,
        quantity,
        generation,
        revision,
        ahead < limit ? ahead + 1 : null,
        ahead < limit ? null : limit + 1,
        tickets,
        promotedAt,
        checkedInTickets,
        history);
  }
}
