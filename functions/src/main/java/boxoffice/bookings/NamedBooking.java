package boxoffice.bookings;

/**
 * A booking with the names on its tickets.
 *
 * @param names those of its generation, or of an earlier one
 */
public record NamedBooking(Booking booking, TicketNames names) {}
