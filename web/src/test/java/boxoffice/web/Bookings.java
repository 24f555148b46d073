package boxoffice.web;

import boxoffice.blackbox.Person;
import java.util.List;
import java.util.stream.StreamSupport;

/** The bookings of a person, from the API. */
final class Bookings {

  private Bookings() {}

  /** The ids of all bookings of a person for an event. */
  static List<String> all(Person person, String eventId) {
    return StreamSupport.stream(person.get("/bookings").json().path("items").spliterator(), false)
        .filter(booking -> booking.path("eventId").asText().equals(eventId))
        .map(booking -> booking.path("bookingId").asText())
        .toList();
  }

  /** The id of the only booking of a person for an event. */
  static String of(Person person, String eventId) {
    var all = all(person, eventId);
    if (all.size() != 1) {
      throw new AssertionError("not one booking but " + all);
    }
    return all.getFirst();
  }
}
