package boxoffice.events;

import java.time.Instant;
import java.time.ZoneId;

/** Events as tests need them. */
public final class EventExamples {

  public static final String NOW = "2026-11-20T09:00:00Z";
  public static final String ORGANIZER = "11111111-1111-4111-8111-111111111111";
  public static final String ANOTHER = "22222222-2222-4222-8222-222222222222";

  private EventExamples() {}

  /** A draft whose id ends with this number. */
  public static Event draft(int number, String startsAt, int capacity) {
    var starts = Instant.parse(startsAt);
    return Event.draft(
        "%032x".formatted(number),
        ORGANIZER,
        new EventDetails(
            "Event " + number,
            null,
            null,
            starts,
            ZoneId.of("Europe/Berlin"),
            capacity,
            10,
            null,
            starts,
            starts));
  }

  static Event draft() {
    return draft(1, "2026-12-01T19:00:00Z", 100);
  }

  /** The same event in another state. */
  static Event in(EventState state, Event event) {
    return new Event(
        event.eventId(),
        event.organizerId(),
        event.details(),
        state,
        event.version() + 1,
        event.shards());
  }
}
