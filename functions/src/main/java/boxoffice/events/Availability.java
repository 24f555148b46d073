package boxoffice.events;

import boxoffice.seats.Seats;

/**
 * What people see of the seats of an event.
 *
 * @param availableTickets how many tickets a newcomer may book
 * @param waitlistCount how many bookings wait
 */
public record Availability(int availableTickets, int waitlistCount) {

  /** The availability of seats that are on sale. */
  public static Availability of(Seats seats) {
    return new Availability(seats.bookable(), seats.waiting());
  }
}
