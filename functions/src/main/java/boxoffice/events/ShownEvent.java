package boxoffice.events;

import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;

/**
 * An event as people see it, with its availability.
 *
 * @param availableTickets how many tickets a newcomer may book
 * @param waitlistCount how many bookings wait
 */
public record ShownEvent(Event event, int availableTickets, int waitlistCount) {

  /**
   * An event as people see it.
   *
   * @param seats has its seats; read only for a published event
   */
  public static ShownEvent of(Event event, SeatStore seats) {
    return switch (event.state()) {
      case DRAFTED, CANCELLED -> withoutSales(event);
      case PUBLISHED -> onSale(event, seats.read(event.eventId(), event.shards()));
    };
  }

  /** An event that has sold nothing: a draft, a cancelled one, or one just published. */
  static ShownEvent withoutSales(Event event) {
    return switch (event.state()) {
      case DRAFTED, PUBLISHED -> new ShownEvent(event, event.details().capacity(), 0);
      case CANCELLED -> new ShownEvent(event, 0, 0);
    };
  }

  private static ShownEvent onSale(Event event, Seats seats) {
    return new ShownEvent(event, seats.bookable(), seats.waiting());
  }
}
