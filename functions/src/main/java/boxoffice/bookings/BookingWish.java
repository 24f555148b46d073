package boxoffice.bookings;

/** How a guest wants to change the quantity of a booking. */
public sealed interface BookingWish {

  /** To give some tickets back, and to keep others. */
  record GiveBack(Serials serials) implements BookingWish {}

  /**
   * To have more tickets.
   *
   * @param tickets how many more, 1 to 10
   */
  record Add(int tickets) implements BookingWish {}

  /**
   * To wait for fewer tickets, at the same place.
   *
   * @param quantity for how many then, 1 to 10
   */
  record WaitForFewer(int quantity) implements BookingWish {}
}
