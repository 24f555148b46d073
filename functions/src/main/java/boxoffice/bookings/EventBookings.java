package boxoffice.bookings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can come of listing the bookings of an event. */
sealed interface EventBookings {

  /**
   * A page of them.
   *
   * @param bookings in the order of the list
   * @param names what those who booked want to be called, by user id, where it is known
   * @param last the booking at which the page ends if another page may follow
   */
  record Page(List<Booking> bookings, Map<String, String> names, Optional<String> last)
      implements EventBookings {

    public Page {
      bookings = List.copyOf(bookings);
      names = Map.copyOf(names);
    }
  }

  /** There is no such event that the user may know of. */
  record NotFound() implements EventBookings {}

  /** The event is known, but it is not the user's. */
  record NotAllowed() implements EventBookings {}
}
