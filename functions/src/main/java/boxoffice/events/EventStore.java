package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import boxoffice.seats.SeatWrites;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads and writes events. */
public final class EventStore {

  private static final int PAGE = 100;

  private final Table table;

  public EventStore(Table table) {
    this.table = table;
  }

  /** The event as it is now, in every state. */
  public Optional<Event> find(String eventId) {
    return table.get(Keys.event(eventId)).map(EventItem::event);
  }

  /** The event with the availability that is noted on it. */
  public Optional<ShownEvent> findShown(String eventId) {
    return table.get(Keys.event(eventId)).map(EventItem::shown);
  }

  /** The event as it is now, if the user may run it. */
  public Access forOrganizer(User user, String eventId) {
    return find(eventId)
        .filter(event -> event.isVisibleTo(user))
        .<Access>map(
            event ->
                event.mayBeChangedBy(user) ? new Access.Granted(event) : new Access.NotAllowed())
        .orElseGet(Access.NotFound::new);
  }

  /** Writes a new draft. {@link Outcome.Rejected} has the event that has its id already. */
  Outcome create(Event draft) {
    return table.transact(List.of(table.put(EventItem.of(draft), "attribute_not_exists(PK)")));
  }

  /** The event that kept another one from being created. */
  static Event existing(Outcome.Rejected rejected) {
    return EventItem.event(rejected.item(0).orElseThrow());
  }

  /**
   * Puts a draft on sale: the event and all its seat shards in one transaction.
   *
   * @param event the event as it is to become
   */
  Outcome publish(Event event) {
    return change(
        event,
        SeatWrites.create(
            table, event.eventId(), event.details().capacity(), event.shards(), event.terms()));
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
    var writes = new SeatWrites(table, event.eventId());
    writes.shard(shard).giveBack(seats);
    return change(event, writes.writes());
  }

  /**
   * Changes an event and takes free seats from it.
   *
   * @param event the event as it is to become
   * @param takes the seats, which must be there
   */
  Outcome lower(Event event, List<Seats.Take> takes) {
    var writes = new SeatWrites(table, event.eventId());
    takes.forEach(take -> writes.shard(take.shard()).take(take));
    return change(event, writes.writes());
  }

  /** A change raises the version that was read, so that no two are made of the same event. */
  private Outcome change(Event event, List<TransactWriteItem> seats) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(update(event));
    writes.addAll(seats);
    return table.transact(writes);
  }

  /** Not a put: the note for lists stays. */
  private TransactWriteItem update(Event event) {
    var attributes = EventItem.of(event);
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
    var gone = EventItem.OPTIONAL.stream().filter(name -> !attributes.containsKey(name)).toList();
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
   * Notes the availability of an event for lists, unless a later reading of its seats is noted
   * already. The event's version stays, for its organizer has not changed it.
   *
   * @param readAt when the reading of its seats began
   */
  public void note(ShownEvent shown, Instant readAt) {
    table.updateIf(
        Keys.event(shown.event().eventId()),
        "SET availableTickets = :available, waitlistCount = :waiting, seatsReadAt = :readAt",
        "attribute_exists(PK) AND (attribute_not_exists(seatsReadAt) OR seatsReadAt < :readAt)",
        EventItem.note(shown, readAt));
  }

  /**
   * Published events that start in a month of UTC, by their start.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ShownEvent> publishedIn(YearMonth month, StartRange range, int limit) {
    return query("GSI1", Keys.month(month), range, limit);
  }

  /**
   * Events of an organizer in every state, by their start.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ShownEvent> organizedBy(String userId, StartRange range, int limit) {
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
      List<ShownEvent> page;
      do {
        page = query("GSI1", partition, range, PAGE);
        page.forEach(shown -> ids.add(shown.event().eventId()));
        range = page.isEmpty() ? range : range.after(EventPage.End.of(page.getLast()));
      } while (page.size() == PAGE);
    }
    return ids;
  }

  private List<ShownEvent> query(String index, String partition, StartRange range, int limit) {
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
        .map(EventItem::shown)
        .toList();
  }
}
