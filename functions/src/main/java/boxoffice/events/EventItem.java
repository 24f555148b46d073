package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an event lies in the table. */
final class EventItem {

  /** Attributes that an item may lack. */
  static final List<String> OPTIONAL = List.of("description", "venue", "salesFrom");

  private EventItem() {}

  /** The item of an event, without what is noted on it for lists. */
  static Map<String, AttributeValue> of(Event event) {
    var details = event.details();
    var key = Keys.event(event.eventId());
    var byStart = Keys.eventByStart(details.startsAt(), event.eventId());
    var item =
        new HashMap<>(
            Attributes.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "GSI2PK", Keys.organizer(event.organizerId()),
                "GSI2SK", byStart,
                "type", "EVENT",
                "eventId", event.eventId(),
                "organizerId", event.organizerId(),
                "name", details.name(),
                "startsAt", details.startsAt().toEpochMilli(),
                "timeZone", details.timeZone().getId(),
                "capacity", details.capacity(),
                "maxTicketsPerBooking", details.maxTicketsPerBooking(),
                "salesUntil", details.salesUntil().toEpochMilli(),
                "cancelUntil", details.cancelUntil().toEpochMilli(),
                "state", event.state().name(),
                "version", event.version(),
                "shards", event.shards()));
    putIfPresent(item, "description", details.description());
    putIfPresent(item, "venue", details.venue());
    putIfPresent(
        item, "salesFrom", details.salesFrom() == null ? null : details.salesFrom().toEpochMilli());
    if (event.shards() > 0) {
      item.putAll(Attributes.of("GSI1PK", partition(event), "GSI1SK", byStart));
    }
    return item;
  }

  private static String partition(Event event) {
    return event.state() == EventState.CANCELLED
        ? Keys.CANCELLED_EVENTS
        : Keys.month(Keys.monthOf(event.details().startsAt()));
  }

  private static void putIfPresent(
      Map<String, AttributeValue> item, String name, @Nullable Object value) {
    if (value != null) {
      item.put(name, Attributes.value(value));
    }
  }

  /** The event of an item. */
  static Event event(Item item) {
    return new Event(
        item.text("eventId"),
        item.text("organizerId"),
        new EventDetails(
            item.text("name"),
            item.optionalText("description").orElse(null),
            item.optionalText("venue").orElse(null),
            item.instant("startsAt"),
            ZoneId.of(item.text("timeZone")),
            item.integer("capacity"),
            item.integer("maxTicketsPerBooking"),
            item.has("salesFrom") ? item.instant("salesFrom") : null,
            item.instant("salesUntil"),
            item.instant("cancelUntil")),
        EventState.valueOf(item.text("state")),
        item.number("version"),
        item.integer("shards"));
  }

  /** The event of an item with the availability that is noted on it. */
  static ShownEvent shown(Item item) {
    var event = event(item);
    return event.state() == EventState.PUBLISHED && item.has("seatsReadAt")
        ? new ShownEvent(event, item.integer("availableTickets"), item.integer("waitlistCount"))
        : ShownEvent.withoutSales(event);
  }

  /** The values of a note: when the reading of the seats began, and what they had. */
  static Map<String, AttributeValue> note(ShownEvent shown, Instant readAt) {
    return Attributes.of(
        ":available", shown.availableTickets(),
        ":waiting", shown.waitlistCount(),
        ":readAt", readAt.toEpochMilli());
  }
}
