package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import java.util.Locale;

/** The notices about a booking. Each has its words in two files, as text and as HTML. */
enum NoticeKind {
  /** Its guest has tickets. */
  BOOKED,
  /** Its guest waits. */
  WAITING,
  /** Its guest waited and has tickets now. */
  PROMOTED,
  /** Its guest gave some tickets back. */
  FEWER_TICKETS,
  /** Its guest got more tickets. */
  MORE_TICKETS,
  /** Its guest waits for fewer tickets than before. */
  SMALLER_GROUP,
  /** Somebody else has some of its tickets now, or all of them. */
  HANDED_ON,
  /** Its guest has tickets that were somebody else's. */
  RECEIVED,
  /** Its guest cancelled it. */
  CANCELLED,
  /** Its guest does not wait any more, as they wished. */
  LEFT_WAITLIST,
  /** The event has another time or place. */
  EVENT_MOVED,
  /** The event starts within a day. */
  REMINDER,
  /** Its organizer wrote to all guests. */
  ORGANIZER_MESSAGE,
  /** The event does not take place. */
  EVENT_CANCELLED,
  /** The event has become smaller than the group that waited. */
  NO_LONGER_FITS,
  /** The event began while its guest waited. */
  EVENT_BEGAN;

  /** Whether what it says of a generation is true of the booking as it is. */
  boolean isTrueOf(Booking booking, long generation) {
    return booking.generation() == generation && isTrueIn(booking.state());
  }

  private boolean isTrueIn(BookingState state) {
    return switch (this) {
      case BOOKED, PROMOTED, FEWER_TICKETS, MORE_TICKETS, RECEIVED, REMINDER ->
          state == BookingState.CONFIRMED;
      case WAITING, SMALLER_GROUP -> state == BookingState.WAITLISTED;
      // What somebody else has stays theirs, whatever becomes of the rest.
      case HANDED_ON -> true;
      case EVENT_MOVED, ORGANIZER_MESSAGE -> state.isLive();
      case CANCELLED, LEFT_WAITLIST, EVENT_CANCELLED, NO_LONGER_FITS, EVENT_BEGAN ->
          state == BookingState.CANCELLED;
    };
  }

  /** Whether it says where in the waitlist the group is. */
  boolean showsPlace() {
    return this == WAITING || this == SMALLER_GROUP;
  }

  /** The name of its files, such as {@code event-cancelled}. */
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
