package boxoffice.events;

import boxoffice.dynamodb.Table;
import boxoffice.http.Caller.Reply;
import boxoffice.seats.SeatWrites;
import boxoffice.seats.Seats;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events for tests. */
public final class EventExamples {

  public static final String NOW = "2026-11-20T09:00:00Z";
  public static final String ORGANIZER = "11111111-1111-4111-8111-111111111111";
  public static final String ANOTHER = "22222222-2222-4222-8222-222222222222";

  /** Everybody publishes as much as they like, and cancelling ends with the start. */
  static final EventRules RULES = new EventRules(true, Integer.MAX_VALUE, Duration.ZERO);

  private static final JsonMapper MAPPER = new JsonMapper();

  private EventExamples() {}

  static EventDetails details(String name, Instant startsAt, int capacity) {
    return new EventDetails(
        name,
        null,
        null,
        startsAt,
        null,
        null,
        "Europe/Berlin",
        capacity,
        10,
        null,
        startsAt,
        startsAt,
        true,
        false,
        true,
        Seller.UNSAID);
  }

  /** The change that a request with this body asks for. */
  static EventChange change(String body) {
    return change(body, RULES);
  }

  static EventChange change(String body, EventRules rules) {
    try {
      return MAPPER.readValue(body, EventBody.class).change(rules);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A draft whose id ends with this number. */
  public static Event draft(int number, String startsAt, int capacity) {
    return Event.draft(
        "%032x".formatted(number),
        ORGANIZER,
        details("Event " + number, Instant.parse(startsAt), capacity));
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
        event.shards(),
        event.isHidden(),
        event.isArchived(),
        event.version() + 1);
  }

  /** Takes available seats from a shard, as bookings do. */
  public static void sell(Table table, Event event, int shard, int seats) {
    var writes = new SeatWrites(table, event.eventId());
    writes.shard(shard).take(new Seats.Take(shard, seats, 0));
    table.transact(writes.writes());
  }

  /** The numbers of the drafts in a page of events. */
  static List<Integer> numbers(Reply page) {
    return page.body()
        .path("items")
        .valueStream()
        .map(event -> Integer.parseInt(event.path("eventId").asText(), 16))
        .toList();
  }
}
