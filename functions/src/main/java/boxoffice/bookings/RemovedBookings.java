package boxoffice.bookings;

import java.util.List;
import java.util.function.Predicate;

/**
 * What the bookings came to that were removed of an archived event: counts, which name nobody.
 *
 * @param bookings how many there were, in every state
 * @param confirmedTickets the tickets of those that were confirmed
 * @param cancelledTickets the tickets of those that were cancelled and gave seats back
 * @param checkedInTickets the tickets of those confirmed ones that were in
 */
public record RemovedBookings(
    int bookings, int confirmedTickets, int cancelledTickets, int checkedInTickets) {

  /** Nothing is removed. */
  public static final RemovedBookings NONE = new RemovedBookings(0, 0, 0, 0);

  /** What these bookings come to. */
  static RemovedBookings of(List<Booking> bookings) {
    Predicate<Booking> confirmed = booking -> booking.state() == BookingState.CONFIRMED;
    return new RemovedBookings(
        bookings.size(),
        tickets(bookings, confirmed),
        tickets(bookings, Booking::gaveSeatsBack),
        bookings.stream().filter(confirmed).mapToInt(booking -> booking.checkedIn().count()).sum());
  }

  private static int tickets(List<Booking> bookings, Predicate<Booking> counted) {
    return bookings.stream().filter(counted).mapToInt(Booking::quantity).sum();
  }
}
