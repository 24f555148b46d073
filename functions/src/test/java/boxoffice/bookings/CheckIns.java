package boxoffice.bookings;

import boxoffice.dynamodb.Alongside;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.List;

/** Check-ins as tests make them. */
public final class CheckIns {

  private CheckIns() {}

  /** Writes a check-in of a booking as it was seen, and nothing beside it. */
  public static Outcome write(Table table, Booking seen, CheckedIn checkIn) {
    return new BookingTransactions(table).checkIn(seen, checkIn, new Alongside(List.of()));
  }

  /** Of a ticket of a booking, by a request with this key. */
  public static CheckedIn of(Booking booking, int serial, String key, Instant at) {
    return of(booking, Serials.of(List.of(serial)), key, at);
  }

  /** Of tickets of a booking, by a request with this key. */
  public static CheckedIn of(Booking booking, Serials serials, String key, Instant at) {
    return new CheckedIn(
        RequestKey.of(key, ""),
        booking.eventId(),
        booking.bookingId(),
        booking.userId(),
        booking.generation(),
        serials,
        at,
        "steward",
        null,
        null);
  }
}
