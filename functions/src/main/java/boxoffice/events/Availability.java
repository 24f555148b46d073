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
   * @param onSale tells it where it is on sale; not asked elsewhere
   */
  static Availability of(Event event, Supplier<Availability> onSale) {
    return switch (event.state()) {
      case DRAFTED -> new Availability(event.capacity(), 0);
      case PUBLISHED -> onSale.get();
      case CANCELLED -> new Availability(0, 0);
    };
  }

  /** What is left of these seats while they are on sale. */
  static Availability of(Seats seats) {
    return new Availability(seats.bookable(), seats.waiting());
  }
}
