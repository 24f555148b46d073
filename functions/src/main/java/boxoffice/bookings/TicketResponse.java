package boxoffice.bookings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its guest sees it.
 *
 * @param serial which of the booking's tickets it is; never that of another one
 * @param code what it shows at the door, in groups for people
 * @param name the name on it; absent if it has none
 * @param checkedIn true once it is in; absent before
 */
public record TicketResponse(
    int serial, String code, @Nullable String name, @Nullable Boolean checkedIn) {

  /** The tickets of a booking; null while it has none. */
  static @Nullable List<TicketResponse> of(Booking booking, TicketNames names) {
    return booking.tickets() == null
        ? null
        : booking.ticketCodes().entrySet().stream()
            .map(
                ticket ->
                    new TicketResponse(
                        ticket.getKey(),
                        ticket.getValue().grouped(),
                        names.of(booking, ticket.getKey()),
                        booking.checkedIn().has(ticket.getKey()) ? true : null))
            .toList();
  }
}
