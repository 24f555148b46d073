package boxoffice.bookings;

import boxoffice.seats.Seats;
import java.time.Instant;
import java.util.Optional;

/** Why a newcomer gets no tickets. */
public sealed interface Refusal {

  /** No seat is left for a newcomer. */
  record SoldOut() implements Refusal {}

  /**
   * Some seats are left, but fewer than were asked for.
   *
   * @param availableTickets how many are left, 1 or more
   */
  record NotEnoughSeats(int availableTickets) implements Refusal {}

  /** Sales have not opened yet, are over, or the event was cancelled. */
  record SalesClosed() implements Refusal {}

  /**
   * The quantity is above the limit of one booking.
   *
   * @param maxTicketsPerBooking how many it may hold
   */
  record TooManyTickets(int maxTicketsPerBooking) implements Refusal {}

  /**
   * The user has as many bookings of other events to come as anybody may have.
   *
   * @param most how many
   */
  record TooManyBookings(int most) implements Refusal {}

  /** Why nobody may book or join now, however many seats are free. */
  static Optional<Refusal> byTerms(Seats seats, int quantity, Instant now) {
    if (!seats.sells(now)) {
      return Optional.of(new SalesClosed());
    }
    if (quantity > seats.maxTicketsPerBooking()) {
      return Optional.of(new TooManyTickets(seats.maxTicketsPerBooking()));
    }
    return Optional.empty();
  }

  /** Why a group may not wait: the event has fewer seats. */
  static Optional<Refusal> byCapacity(Seats seats, int quantity) {
    return quantity <= seats.capacity()
        ? Optional.empty()
        : Optional.of(new TooManyTickets(seats.capacity()));
  }

  /** Why the seats that are {@link Seats#bookable bookable} are not enough. */
  static Optional<Refusal> bySeats(Seats seats, int quantity) {
    var bookable = seats.bookable();
    if (quantity <= bookable) {
      return Optional.empty();
    }
    return Optional.of(bookable == 0 ? new SoldOut() : new NotEnoughSeats(bookable));
  }
}
