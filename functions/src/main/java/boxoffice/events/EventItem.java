package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an event lies in the table. */
final class EventItem {

  /** Attributes that an item may lack. */
  static final List<String> OPTIONAL =
      List.of(
          "description",
          "venue",
          "endsAt",
          "salesFrom",
          "hidden",
          "noReminder",
          "repliesToOrganizer",
          "noHandOvers",
          "doorsAt",
          "organizerName",
          "contact",
          "price",
          "changedIn");

  /** Attributes of what guests were told that an item may lack. */
  static final List<String> ANNOUNCED = List.of("announcedEnd", "announcedDoors", "announcedVenue");

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
                "timeZone", details.timeZone(),
                "capacity", details.capacity(),
                "maxTicketsPerBooking", details.maxTicketsPerBooking(),
                "salesUntil", details.salesUntil().toEpochMilli(),
                "cancelUntil", details.cancelUntil().toEpochMilli(),
                "state", event.state().name(),
                "version", event.version(),
                "shards", event.shards()));
    putIfPresent(item, "description", details.description());
    putIfPresent(item, "venue", details.venue());
    putIfPresent(item, "endsAt", millis(details.endsAt()));
    putIfPresent(item, "doorsAt", millis(details.doorsAt()));
    putIfPresent(item, "organizerName", details.seller().name());
    putIfPresent(item, "contact", details.seller().contact());
    putIfPresent(item, "price", details.seller().price());
    putIfPresent(item, "salesFrom", millis(details.salesFrom()));
    if (!details.reminder()) {
      item.put("noReminder", Attributes.value(true));
    }
    if (details.repliesToOrganizer()) {
      item.put("repliesToOrganizer", Attributes.value(true));
    }
    if (!details.handOvers()) {
      item.put("noHandOvers", Attributes.value(true));
    }
    if (event.isHidden()) {
      item.put("hidden", Attributes.value(true));
    }
    if (event.isArchived()) {
      item.put("archived", Attributes.value(true));
    }
    if (event.changedIn() < event.version()) {
      item.put("changedIn", Attributes.value(event.changedIn()));
    }
    if (event.shards() > 0) {
      item.putAll(Attributes.of("GSI1PK", partition(event), "GSI1SK", byStart));
    }
    return item;
  }

  /** The item of a new draft. What it was drafted as stays, whatever becomes of it. */
  static Map<String, AttributeValue> ofNew(Event draft) {
    var item = new HashMap<>(of(draft));
    item.put("draftedAs", Attributes.value(draft.details().hash()));
    return item;
  }

  /** The attributes of what guests were told. */
  static Map<String, AttributeValue> announced(Announced announced) {
    var attributes =
        new HashMap<>(
            Attributes.of(
                "announcedStart", announced.startsAt().toEpochMilli(),
                "announcedZone", announced.timeZone()));
    putIfPresent(attributes, "announcedEnd", millis(announced.endsAt()));
    putIfPresent(attributes, "announcedDoors", millis(announced.doorsAt()));
    putIfPresent(attributes, "announcedVenue", announced.venue());
    return attributes;
  }

  /** For which start guests were reminded; empty if for none. */
  static Optional<Instant> reminded(Item item) {
    return Optional.ofNullable(instant(item, "remindedStart"));
  }

  /** What guests were told; empty for events that were published before it was kept. */
  static Optional<Announced> announced(Item item) {
    return item.optionalText("announcedZone")
        .map(
            zone ->
                new Announced(
                    item.instant("announcedStart"),
                    instant(item, "announcedEnd"),
                    instant(item, "announcedDoors"),
                    zone,
                    item.optionalText("announcedVenue").orElse(null)));
  }

  /** The event of an item and what it was drafted as. */
  static DraftedEvent drafted(Item item) {
    var event = event(item);
    var unchanged = Optional.of(event).filter(each -> each.version() == 1);
    return new DraftedEvent(
        event,
        item.optionalText("draftedAs").or(() -> unchanged.map(each -> each.details().hash())));
  }

  private static String partition(Event event) {
    if (event.isArchived()) {
      return Keys.ARCHIVING;
    }
    if (event.state() == EventState.CANCELLED) {
      return Keys.CANCELLED_EVENTS;
    }
    return event.isHidden()
        ? Keys.HIDDEN_EVENTS
        : Keys.month(Keys.monthOf(event.details().startsAt()));
  }

  private static void putIfPresent(
      Map<String, AttributeValue> item, String name, @Nullable Object value) {
    if (value != null) {
      item.put(name, Attributes.value(value));
    }
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(Item item, String name) {
    return item.has(name) ? item.instant(name) : null;
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
            instant(item, "endsAt"),
            instant(item, "doorsAt"),
            item.text("timeZone"),
            item.integer("capacity"),
            item.integer("maxTicketsPerBooking"),
            instant(item, "salesFrom"),
            item.instant("salesUntil"),
            item.instant("cancelUntil"),
            !item.has("noReminder"),
            item.has("repliesToOrganizer"),
            !item.has("noHandOvers"),
            new Seller(
                item.optionalText("organizerName").orElse(null),
                item.optionalText("contact").orElse(null),
                item.optionalText("price").orElse(null))),
        EventState.valueOf(item.text("state")),
        item.number("version"),
        item.integer("shards"),
        item.has("hidden"),
        item.has("archived"),
        item.has("changedIn") ? item.number("changedIn") : item.number("version"));
  }

  /**
   * The event of an item as people see it until its seats are noted. Before notes had items of
   * their own, they were attributes of this one.
   */
  static ShownEvent shown(Item item) {
    var event = event(item);
    return event.state() == EventState.PUBLISHED && item.has("seatsReadAt")
        ? new ShownEvent(event, item.integer("availableTickets"), item.integer("waitlistCount"))
        : ShownEvent.withoutSales(event);
  }
}
