package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.RemovedBookings;
import boxoffice.bookings.TicketNames;
import boxoffice.events.Access;
import boxoffice.events.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can come of listing the attendees of an event. */
sealed interface AttendeePage {

  /**
   * A page of their bookings.
   *
   * @param event whose they are
   * @param bookings in the order of the list
   * @param names the names of the attendees by user id, where they are known
   * @param ticketNames the names on the tickets of these bookings that have some, by booking id
   * @param last the booking at which the page ends if another page may follow
   * @param removed what bookings came to that were removed; empty where none may be
   */
  record Page(
      Event event,
      List<Booking> bookings,
      Map<String, String> names,
      Map<String, TicketNames> ticketNames,
      Optional<String> last,
      Optional<RemovedBookings> removed)
      implements AttendeePage {

    public Page {
      bookings = List.copyOf(bookings);
      names = Map.copyOf(names);
      ticketNames = Map.copyOf(ticketNames);
    }
  }

  /** The user may not see them. */
  record Denied(Access.Denied reason) implements AttendeePage {}
}
