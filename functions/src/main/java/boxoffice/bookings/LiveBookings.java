package boxoffice.bookings;

import boxoffice.seats.SeatStore;
import java.time.InstantSource;

/**
 * How many bookings of events to come one user may have, against those who hold seats and never
 * come. Exact but for requests of one user at the same time.
 */
public final class LiveBookings {

  private final BookingStore bookings;
  private final SeatStore seats;
  private final int most;
  private final InstantSource clock;

  /**
   * @param most how many, waiting ones among them; 0 for as many as they like
   */
  public LiveBookings(BookingStore bookings, SeatStore seats, int most, InstantSource clock) {
    this.bookings = bookings;
    this.seats = seats;
    this.most = most;
    this.clock = clock;
  }

  /**
   * Whether the user has as many bookings of other events as anybody may have. One query where
   * there is a limit, and once it is reached one more read, of when the events start.
   */
  boolean areTooMany(BookRequest request) {
    if (most == 0) {
      return false;
    }
    var others =
        bookings.ofUser(request.userId()).stream()
            .filter(booking -> booking.state().isLive())
            .map(Booking::eventId)
            .filter(eventId -> !eventId.equals(request.eventId()))
            .toList();
    return others.size() >= most && seats.starting(others, clock.instant()) >= most;
  }

  /** How many they may be. */
  int most() {
    return most;
  }
}
