package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import java.util.Locale;

/** The notices about a booking. Each has its words in two files, as text and as HTML. */
enum NoticeKind {
  /** Its guest has tickets. */
  BOOKED(BookingState.CONFIRMED),
  /** Its guest waits. */
  WAITING(BookingState.WAITLISTED),
  /** Its guest waited and has tickets now. */
  PROMOTED(BookingState.CONFIRMED),
  /** Its guest cancelled it. */
  CANCELLED(BookingState.CANCELLED),
  /** Its guest does not wait any more, as they wished. */
  LEFT_WAITLIST(BookingState.CANCELLED),
  /** The event does not take place. */
  EVENT_CANCELLED(BookingState.CANCELLED),
  /** The event has become smaller than the group that waited. */
  NO_LONGER_FITS(BookingState.CANCELLED),
  /** The event began while its guest waited. */
  EVENT_BEGAN(BookingState.CANCELLED);

  private final BookingState state;

  NoticeKind(BookingState state) {
    this.state = state;
  }

  /** Whether what it says of a generation is true of the booking as it is. */
  boolean isTrueOf(Booking booking, long generation) {
    return booking.generation() == generation && booking.state() == state;
  }

  /** The name of its files, such as {@code event-cancelled}. */
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
