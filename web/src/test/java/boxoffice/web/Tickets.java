package boxoffice.web;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The ticket codes of a booking, as its guest gets them from the API. */
final class Tickets {

  private Tickets() {}

  /** The codes of a booking that was made, in their order. */
  static List<String> of(Answer booking) {
    return StreamSupport.stream(booking.json().path("tickets").spliterator(), false)
        .map(ticket -> ticket.path("code").asText())
        .toList();
  }

  /** What a QR code has of a code. */
  static String scanned(String code) {
    return code.replace("-", "");
  }

  /** The only code of a new booking of one ticket. */
  static String booked(Person guest, String eventId) {
    return of(guest.books(eventId, 1)).getFirst();
  }

  /** Checks a ticket in at another door, and returns the answer. */
  static Answer checkIn(Person steward, String eventId, String code) {
    return steward.send(Call.post("/events/" + eventId + "/check-ins", Map.of("ticketCode", code)));
  }
}
