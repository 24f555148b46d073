package boxoffice.bookings;

import boxoffice.House;
import boxoffice.seats.Seats;
import java.util.List;

/** Gives tickets of a booking back, and adds some: the transactions alone. */
public final class OtherTickets {

  private OtherTickets() {}

  /** Gives tickets of a user back. */
  public static void giveBack(House house, String user, Integer... serials) {
    var seen = house.booking(user);
    var gone = Serials.of(List.of(serials));
    done(
        new BookingTransactions(house.table())
            .giveBack(
                seen,
                change(house, seen, ChangeKind.GIVE_BACK, seen.quantity() - gone.count()),
                gone,
                0));
  }

  /** Adds tickets to the booking of a user. */
  public static void add(House house, String user, int more) {
    var seen = house.booking(user);
    done(
        new BookingTransactions(house.table())
            .add(
                seen,
                change(house, seen, ChangeKind.ADD, seen.quantity() + more),
                List.of(new Seats.Take(0, more, 0))));
  }

  private static Change change(House house, Booking seen, ChangeKind kind, int quantity) {
    return new Change(
        seen.revision() + 1, kind, quantity, house.now(), RequestKey.of("" + seen.revision(), ""));
  }

  private static void done(Written written) {
    if (!(written instanceof Written.Done)) {
      throw new IllegalStateException(written.toString());
    }
  }
}
