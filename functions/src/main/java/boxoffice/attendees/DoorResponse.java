package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.TicketNames;
import boxoffice.http.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the tickets that let somebody in.
 *
 * @param items the tickets of the bookings of the page
 * @param next where the next page begins; absent at the end
 * @param startsAt when the event starts
 * @param endsAt when it ends; absent where its organizer does not say
 * @param now the time of the server
 */
record DoorResponse(
    List<Ticket> items,
    @Nullable String next,
    Instant startsAt,
    @Nullable Instant endsAt,
    Instant now) {

  DoorResponse {
    items = List.copyOf(items);
  }

  /**
   * A ticket.
   *
   * @param ticket which of the booking's tickets it is, from 1
   * @param quantity how many the booking has
   * @param codeHash see {@link Seal#hash}
   * @param sealed see {@link Seal#names}
   * @param checkedIn true once it is in; absent before
   */
  record Ticket(
      String bookingId,
      long generation,
      int serial,
      @Nullable Integer ticket,
      int quantity,
      String codeHash,
      String sealed,
      @Nullable Boolean checkedIn) {}

  static DoorResponse of(AttendeePage.Page page, Seal seal, Instant now) {
    return new DoorResponse(
        page.bookings().stream().flatMap(booking -> tickets(booking, page, seal)).toList(),
        page.last().map(Cursor::encode).orElse(null),
        page.event().details().startsAt(),
        page.event().details().endsAt(),
        now);
  }

  private static Stream<Ticket> tickets(Booking booking, AttendeePage.Page page, Seal seal) {
    var name = page.names().get(booking.userId());
    var names = page.ticketNames().getOrDefault(booking.bookingId(), TicketNames.NONE);
    return booking.ticketCodes().entrySet().stream()
        .map(
            ticket ->
                new Ticket(
                    booking.bookingId(),
                    booking.generation(),
                    ticket.getKey(),
                    booking.positionOf(ticket.getKey()),
                    booking.quantity(),
                    Seal.hash(ticket.getValue()),
                    seal.names(
                        new Seal.Names(name, names.of(booking, ticket.getKey())),
                        ticket.getValue()),
                    booking.checkedIn().has(ticket.getKey()) ? true : null));
  }
}
