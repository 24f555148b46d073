package boxoffice.bookings;

import java.time.Instant;
import java.util.List;

/** A change of a booking as callers see it. */
public record ChangeResponse(
    long revision, ChangeKind kind, BookingState state, int quantity, Instant at) {

  /** The last changes of a booking, the newest last. */
  public static List<ChangeResponse> of(Booking booking) {
    return booking.history().stream()
        .map(c -> new ChangeResponse(c.revision(), c.kind(), c.state(), c.quantity(), c.at()))
        .toList();
  }
}
