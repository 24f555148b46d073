package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.Serials;
import boxoffice.bookings.ShownCode;
import boxoffice.bookings.Tickets;
import java.util.List;
import java.util.OptionalInt;

/** By what the tickets are named that are to be let in. */
public sealed interface Shown {

  /** How the id of the booking begins. */
  String bookingPrefix();

  /** Whether they are tickets of this generation of this booking, valid still or not. */
  boolean isOf(Booking booking, Tickets tickets);

  /** Which tickets they are. Of all of a booking, those that are not in yet. */
  Serials serials(Tickets tickets);

  /**
   * A code.
   *
   * @param all whether all of its booking go in that are not in yet
   */
  record Code(ShownCode code, boolean all) implements Shown {

    @Override
    public String bookingPrefix() {
      return code.bookingPrefix();
    }

    @Override
    public boolean isOf(Booking booking, Tickets tickets) {
      return code.isOf(booking.bookingId(), tickets);
    }

    @Override
    public Serials serials(Tickets tickets) {
      var own = code.serials(tickets);
      return all && tickets.live().hasAll(own) ? tickets.left() : own;
    }
  }

  /**
   * A guest in the attendee list.
   *
   * @param generation the generation that the list shows
   * @param serial the ticket; empty for all that are not in yet
   */
  record Guest(String bookingId, long generation, OptionalInt serial) implements Shown {

    @Override
    public String bookingPrefix() {
      return bookingId;
    }

    @Override
    public boolean isOf(Booking booking, Tickets tickets) {
      return booking.bookingId().equals(bookingId) && booking.generation() == generation;
    }

    @Override
    public Serials serials(Tickets tickets) {
      return serial.isPresent() ? Serials.of(List.of(serial.getAsInt())) : tickets.left();
    }
  }
}
