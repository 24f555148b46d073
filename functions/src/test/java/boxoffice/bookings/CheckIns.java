package boxoffice.bookings;

import java.time.Instant;
import java.util.List;

/** Check-ins as tests make them. */
public final class CheckIns {

  private CheckIns() {}

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
