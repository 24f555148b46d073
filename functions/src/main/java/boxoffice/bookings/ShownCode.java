package boxoffice.bookings;

import java.util.Optional;

/** What somebody shows at the door. */
public sealed interface ShownCode permits TicketCode, BookingCode {

  /** Reads a code; empty where the text has not the form of one. */
  static Optional<ShownCode> parse(String text) {
    return TicketCode.parse(text).<ShownCode>map(code -> code).or(() -> BookingCode.parse(text));
  }

  /** How the id of its booking begins. */
  String bookingPrefix();

  /** Whether it belongs to these tickets of a booking, be its own among them still or not. */
  boolean isOf(String bookingId, Tickets tickets);

  /** The serials that it stands for, be they valid still or not. */
  Serials serials(Tickets tickets);
}
