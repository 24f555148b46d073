package boxoffice.events;

import java.util.function.Supplier;

/**
 * What is left of an event.
 *
 * @param availableTickets how many a newcomer may book
 * @param waitlistCount how many bookings wait
 */
record Availability(int availableTickets, int waitlistCount) {

  /**
   * What is left of this event.
   *
   * @param seats reads its seats; asked only where it is on sale
   */
  static Availability of(Event event, Supplier<Seats> seats) {
    return switch (event.state()) {
      case DRAFTED -> new Availability(event.capacity(), 0);
      case PUBLISHED -> of(seats.get());
      case CANCELLED -> new Availability(0, 0);
    };
  }

  private static Availability of(Seats seats) {
    return new Availability(seats.bookable(), seats.waiting());
  }
}
