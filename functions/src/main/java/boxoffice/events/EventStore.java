package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads and writes events. */
public final class EventStore {

  private static final int PAGE = 100;
  private static final String ABSENT = "attribute_not_exists(PK)";
  private static final List<String> OPTIONAL = List.of("description", "venue", "salesFrom");

  private final Table table;

  public EventStore(Table table) {
    this.table = table;
  }

  /** The event as it is now, in whatever state. */
  public Optional<Event> find(String eventId) {
    return table.get(Keys.event(eventId)).map(EventStore::event);
  }

  /** The event with what is noted of its seats. */
  Optional<ListedEvent> findListed(String eventId) {
    return table.get(Keys.event(eventId)).map(EventStore::listed);
  }

  /** Writes a new draft, unless an event of its id is there; answers the one that is there then. */
  Event create(Event draft) {
    return switch (table.transact(List.of(table.put(item(draft), ABSENT)))) {
      case Outcome.Committed() -> draft;
      case Outcome.Rejected rejected -> event(rejected.item(0).orElseThrow());
      case Outcome.Conflicted(), Outcome.Unknown() ->
          throw new TableUnavailable("it is not known whether the draft was written");
    };
  }

  /**
   * Puts a draft on sale: the event and all its seat shards in one transaction.
   *
   * @param event the event as it is to become
   */
  Outcome publish(Event event) {
    return change(
        event, SeatStore.items(event).stream().map(shard -> table.put(shard, ABSENT)).toList());
  }

  /**
   * Changes an event but not its seats.
   *
   * @param event the event as it is to become
   */
  Outcome change(Event event) {
    return change(event, List.of());
  }

  /**
   * Changes an event and gives it more seats.
   *
   * @param event the event as it is to become
   * @param shard the shard that gets them
   * @param seats how many more
   */
  Outcome raise(Event event, int shard, int seats) {
    return change(event, List.of(SeatStore.add(table, event, shard, seats)));
  }

  /**
   * Changes an event and takes free seats from it.
   *
   * @param event the event as it is to become
   * @param takes the seats, which must be there
   */
  Outcome lower(Event event, List<Seats.Take> takes) {
    return change(event, takes.stream().map(take -> SeatStore.remove(table, event, take)).toList());
  }

  /**
   * Every change is made of the version before and raises it, so that no two are made of the same
   * event.
   */
  private Outcome change(Event event, List<TransactWriteItem> seats) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(update(event));
    writes.addAll(seats);
    return table.transact(writes);
  }

  /** Not a put: what is noted of its seats stays. */
  private TransactWriteItem update(Event event) {
    var attributes = item(event);
    var names = new HashMap<String, String>();
    var values = new HashMap<>(Attributes.of(":read", event.version() - 1));
    var set = new ArrayList<String>();
    attributes.forEach(
        (name, value) -> {
          if (!Key.ATTRIBUTES.contains(name)) {
            names.put("#" + name, name);
            values.put(":" + name, value);
            set.add("#%1$s = :%1$s".formatted(name));
          }
        });
    var gone = OPTIONAL.stream().filter(name -> !attributes.containsKey(name)).toList();
    return table.update(
        Keys.event(event.eventId()),
        "SET "
            + String.join(", ", set)
            + (gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone)),
        "version = :read",
        names,
        values);
  }

  /**
   * Notes what is left of an event for the lists, unless somebody who read its seats later did so
   * already. The event's version stays, for its organizer has not changed it.
   *
   * @param readAt when the reading of its seats began
   */
  void note(String eventId, Availability availability, Instant readAt) {
    table.updateIf(
        Keys.event(eventId),
        "SET availableTickets = :available, waitlistCount = :waiting, seatsReadAt = :readAt",
        "attribute_exists(PK) AND (attribute_not_exists(seatsReadAt) OR seatsReadAt < :readAt)",
        Attributes.of(
            ":available", availability.availableTickets(),
            ":waiting", availability.waitlistCount(),
            ":readAt", readAt.toEpochMilli()));
  }

  /**
   * Published events that start in a month of UTC, by their start.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ListedEvent> publishedIn(YearMonth month, StartRange range, int limit) {
    return query("GSI1", Keys.month(month), range, limit);
  }

  /**
   * Events of an organizer in every state, by their start.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ListedEvent> organizedBy(String userId, StartRange range, int limit) {
    return query("GSI2", Keys.organizer(userId), range, limit);
  }

  /**
   * The ids of all events with seats that start in this time, published and cancelled. They may be
   * a second old.
   */
  public List<String> withSeats(Instant from, Instant to) {
    var partitions = new ArrayList<>(List.of(Keys.CANCELLED_EVENTS));
    for (var month = Keys.monthOf(from);
        !month.isAfter(Keys.monthOf(to));
        month = month.plusMonths(1)) {
      partitions.add(Keys.month(month));
    }
    var ids = new ArrayList<String>();
    for (var partition : partitions) {
      var range = StartRange.between(from, to);
      List<ListedEvent> page;
      do {
        page = query("GSI1", partition, range, PAGE);
        page.forEach(listed -> ids.add(listed.event().eventId()));
        range = page.isEmpty() ? range : range.after(Place.of(page.getLast().event()));
      } while (page.size() == PAGE);
    }
    return ids;
  }

  private List<ListedEvent> query(String index, String partition, StartRange range, int limit) {
    return table
        .query(
            QueryRequest.builder()
                .indexName(index)
                .keyConditionExpression(
                    "%1$sPK = :partition AND %1$sSK BETWEEN :first AND :last".formatted(index))
                .expressionAttributeValues(
                    Attributes.of(
                        ":partition", partition, ":first", range.first(), ":last", range.last()))
                .limit(limit))
        .items()
        .stream()
        .map(EventStore::listed)
        .toList();
  }

  private static Map<String, AttributeValue> item(Event event) {
    var key = Keys.event(event.eventId());
    var item =
        new HashMap<>(
            Attributes.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "GSI2PK", Keys.organizer(event.organizerId()),
                "GSI2SK", Keys.eventByStart(event.startsAt(), event.eventId()),
                "type", "EVENT",
                "eventId", event.eventId(),
                "organizerId", event.organizerId(),
                "name", event.name(),
                "startsAt", event.startsAt().toEpochMilli(),
                "timeZone", event.timeZone().getId(),
                "capacity", event.capacity(),
                "maxTicketsPerBooking", event.maxTicketsPerBooking(),
                "salesUntil", event.salesUntil().toEpochMilli(),
                "cancelUntil", event.cancelUntil().toEpochMilli(),
                "state", event.state().name(),
                "version", event.version(),
                "shards", event.shards()));
    putIfPresent(item, "description", event.description());
    putIfPresent(item, "venue", event.venue());
    putIfPresent(
        item, "salesFrom", event.salesFrom() == null ? null : event.salesFrom().toEpochMilli());
    if (event.shards() > 0) {
      item.putAll(
          Attributes.of(
              "GSI1PK", partition(event),
              "GSI1SK", Keys.eventByStart(event.startsAt(), event.eventId())));
    }
    return item;
  }

  private static String partition(Event event) {
    return event.state() == EventState.CANCELLED
        ? Keys.CANCELLED_EVENTS
        : Keys.month(Keys.monthOf(event.startsAt()));
  }

  private static void putIfPresent(
      Map<String, AttributeValue> item, String name, @Nullable Object value) {
    if (value != null) {
      item.put(name, Attributes.value(value));
    }
  }

  private static ListedEvent listed(Item item) {
    var event = event(item);
    return new ListedEvent(
        event,
        Availability.of(
            event,
            () ->
                item.has("seatsReadAt")
                    ? new Availability(
                        (int) item.number("availableTickets"), (int) item.number("waitlistCount"))
                    : new Availability(event.capacity(), 0)));
  }

  private static Event event(Item item) {
    return new Event(
        item.text("eventId"),
        item.text("organizerId"),
        item.text("name"),
        item.optionalText("description").orElse(null),
        item.optionalText("venue").orElse(null),
        instant(item, "startsAt"),
        ZoneId.of(item.text("timeZone")),
        (int) item.number("capacity"),
        (int) item.number("maxTicketsPerBooking"),
        item.has("salesFrom") ? instant(item, "salesFrom") : null,
        instant(item, "salesUntil"),
        instant(item, "cancelUntil"),
        EventState.valueOf(item.text("state")),
        item.number("version"),
        (int) item.number("shards"));
  }

  private static Instant instant(Item item, String name) {
    return Instant.ofEpochMilli(item.number(name));
  }
}
