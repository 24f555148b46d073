package boxoffice.web;

import boxoffice.blackbox.Person;
import java.util.List;
import java.util.stream.StreamSupport;

/** What somebody has booked, as the API says, whatever the page shows. */
final class Bookings {

  private Bookings() {}

  /** The ids of all bookings of somebody for an event. */
  static List<String> all(Person person, String eventId) {
    return StreamSupport.stream(person.get("/bookings").json().path("items").spliterator(), false)
        .filter(booking -> booking.path("eventId").asText().equals(eventId))
        .map(booking -> booking.path("bookingId").asText())
        .toList();
  }

  /** The id of the one booking of somebody for an event. */
  static String of(Person person, String eventId) {
    var all = all(person, eventId);
    if (all.size() != 1) {
      throw new AssertionError("not one booking but " + all);
    }
    return all.getFirst();
  }
}
