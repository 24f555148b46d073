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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads and writes events. */
public final class EventStore {

  /** How many events one query reads. */
  static final int PAGE = 100;

  /** How many items one request of the table reads. */
  private static final int AT_ONCE = 100;

  private final Table table;

  public EventStore(Table table) {
    this.table = table;
  }

  /** The event as it is now, in every state. */
  public Optional<Event> find(String eventId) {
    return table.get(Keys.event(eventId)).map(EventItem::event);
  }

  /** The events of these ids that there are, in no order. */
  public List<Event> findAll(Collection<String> eventIds) {
    return eventIds.stream()
        .distinct()
        .map(Keys::event)
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(keys -> table.getAll(keys).stream())
        .map(EventItem::event)
        .toList();
  }

  /** The event with what is noted of its seats. */
  public Optional<NotedEvent> findNoted(String eventId) {
    var items = table.getAll(List.of(Keys.event(eventId), Keys.note(eventId)));
    var note = items.stream().filter(NoteItem::is).findAny();
    return items.stream()
        .filter(item -> !NoteItem.is(item))
        .findAny()
        .map(EventItem::shown)
        .map(
            shown ->
                new NotedEvent(
                    note.map(item -> NoteItem.on(shown, item)).orElse(shown),
                    note.map(item -> item.number("revision")).orElse(0L)));
  }

  /** The event as it is now, if the user may do this to it now. */
  public Access access(User user, String eventId, Right right) {
    return standing(user, eventId)
        .map(standing -> standing.access(right))
        .orElseGet(Access.NotFound::new);
  }

  /** The event and what the user is to it, as they are now, in one request. */
  Optional<Standing> standing(User user, String eventId) {
    var items = table.getAll(List.of(Keys.event(eventId), Keys.member(eventId, user.userId())));
    var membership =
        items.stream()
            .filter(PeopleItem::isMember)
            .map(item -> PeopleItem.member(item).role())
            .findAny();
    return items.stream()
        .filter(item -> !PeopleItem.isMember(item))
        .map(EventItem::event)
        .map(
            event ->
                new Standing(
                    event,
                    event.isOrganizedBy(user) ? Optional.of(Role.ORGANIZER) : membership,
                    user.isAdmin()))
        .findAny();
  }

  /** The event as it is now, with what it was drafted as. */
  Optional<DraftedEvent> findDrafted(String eventId) {
    return table.get(Keys.event(eventId)).map(EventItem::drafted);
  }

  /**
   * Writes a new draft. {@link Outcome.Rejected} has the event that has its id already.
   *
   * @param entries what its log says of this
   */
  Outcome create(Event draft, LogEntry... entries) {
    return table.transact(
        writes(
            draft,
            table.put(EventItem.ofNew(draft), "attribute_not_exists(PK)"),
            List.of(),
            entries));
  }

  /** The event that kept another one from being created. */
  static DraftedEvent existing(Outcome.Rejected rejected) {
    return EventItem.drafted(rejected.item(0).orElseThrow());
  }

  /**
   * Puts a draft on sale: the event and all its seat shards in one transaction.
   *
   * @param event the event as it is to become
   * @param entries what its log says of this
   */
  Outcome publish(Event event, LogEntry... entries) {
    return change(
        event,
        EventItem.announced(Announced.of(event.details())),
        SeatWrites.create(
            table, event.eventId(), event.details().capacity(), event.shards(), event.terms()),
        entries);
  }

  /**
   * Changes an event but not its seats.
   *
   * @param event the event as it is to become
   * @param entries what its log says of this
   */
  Outcome change(Event event, LogEntry... entries) {
    return change(event, List.of(), entries);
  }

  /**
   * Changes an event and gives it more seats.
   *
   * @param event the event as it is to become
   * @param shard the shard that gets them
   * @param seats how many more
   * @param entries what its log says of this
   */
  Outcome raise(Event event, int shard, int seats, LogEntry... entries) {
    var writes = new SeatWrites(table, event.eventId());
    writes.shard(shard).giveBack(seats);
    return change(event, writes.writes(), entries);
  }

  /**
   * Changes an event and takes free seats from it.
   *
   * @param event the event as it is to become
   * @param takes the seats, which must be there
   * @param entries what its log says of this
   */
  Outcome lower(Event event, List<Seats.Take> takes, LogEntry... entries) {
    var writes = new SeatWrites(table, event.eventId());
    takes.forEach(take -> writes.shard(take.shard()).take(take));
    return change(event, writes.writes(), entries);
  }

  /** A change raises the version that was read, so that no two are made of the same event. */
  private Outcome change(Event event, List<TransactWriteItem> seats, LogEntry... entries) {
    return change(event, Map.of(), seats, entries);
  }

  private Outcome change(
      Event event,
      Map<String, AttributeValue> more,
      List<TransactWriteItem> seats,
      LogEntry... entries) {
    return table.transact(writes(event, update(event, more), seats, entries));
  }

  private List<TransactWriteItem> writes(
      Event event, TransactWriteItem first, List<TransactWriteItem> seats, LogEntry... entries) {
    var writes = new ArrayList<>(List.of(first));
    writes.addAll(seats);
    for (var entry : entries) {
      writes.addAll(LogItem.writes(table, event.eventId(), entry).toList());
    }
    return writes;
  }

  /** Not a put: what older versions noted on the item stays. */
  private TransactWriteItem update(Event event, Map<String, AttributeValue> more) {
    var attributes = new HashMap<>(EventItem.of(event));
    attributes.putAll(more);
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
    var gone = new ArrayList<String>();
    for (var name : EventItem.OPTIONAL) {
      if (!attributes.containsKey(name)) {
        names.put("#" + name, name);
        gone.add("#" + name);
      }
    }
    return table.update(
        Keys.event(event.eventId()),
        "SET "
            + String.join(", ", set)
            + (gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone)),
        "version = :read",
        names,
        values);
  }

  /** The event as it is now, with what its guests were told. */
  public Optional<AnnouncedEvent> findAnnounced(String eventId) {
    return table
        .get(Keys.event(eventId))
        .map(
            item ->
                new AnnouncedEvent(
                    EventItem.event(item), EventItem.announced(item), EventItem.reminded(item)));
  }

  /** Notes that the guests of an event were reminded of the start that was read. */
  public void reminded(Event event) {
    table.updateIf(
        Keys.event(event.eventId()),
        "SET remindedStart = :start",
        "attribute_exists(PK)",
        Attributes.of(":start", event.details().startsAt().toEpochMilli()));
  }

  /** Notes that the guests of an event know it as it was read, unless it has changed since. */
  public void announce(Event event) {
    var announced = EventItem.announced(Announced.of(event.details()));
    var values = new HashMap<>(Attributes.of(":read", event.version()));
    announced.forEach((name, value) -> values.put(":" + name, value));
    var gone = EventItem.ANNOUNCED.stream().filter(name -> !announced.containsKey(name)).toList();
    table.updateIf(
        Keys.event(event.eventId()),
        "SET "
            + announced.keySet().stream()
                .map(name -> name + " = :" + name)
                .collect(Collectors.joining(", "))
            + (gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone)),
        "version = :read",
        values);
  }

  /**
   * Notes the seats of an event for lists, unless they were noted since. A note is made of seats
   * that were read after the note before it. So each has a later reading than the one that it
   * replaces, whatever the clocks say and however late it lands.
   *
   * @param shown the event with its seats
   * @param read the revision of the note that was read before the seats
   * @return whether it is noted; if not, the seats must be read again
   */
  public boolean note(ShownEvent shown, long read) {
    var values = NoteItem.values(shown, read + 1);
    if (read == 0) {
      return table.updateIf(
          Keys.note(shown.event().eventId()),
          NoteItem.UPDATE,
          "attribute_not_exists(PK)",
          NoteItem.NAMES,
          values);
    }
    values.put(":read", Attributes.value(read));
    return table.updateIf(
        Keys.note(shown.event().eventId()),
        NoteItem.UPDATE,
        "revision = :read",
        NoteItem.NAMES,
        values);
  }

  /**
   * Up to 100 events with what is noted of their seats by now. Events that are not on sale have
   * nothing to note.
   */
  List<ShownEvent> noted(List<ShownEvent> events) {
    var keys =
        events.stream()
            .map(ShownEvent::event)
            .filter(event -> event.state() == EventState.PUBLISHED)
            .map(event -> Keys.note(event.eventId()))
            .toList();
    var notes =
        table.getAll(keys).stream()
            .collect(Collectors.toMap(note -> note.text("eventId"), Function.identity()));
    return events.stream()
        .map(
            shown ->
                Optional.ofNullable(notes.get(shown.event().eventId()))
                    .map(note -> NoteItem.on(shown, note))
                    .orElse(shown))
        .toList();
  }

  /**
   * Published events that start in a month of UTC, by their start, without their notes.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ShownEvent> publishedIn(YearMonth month, StartRange range, int limit) {
    return query("GSI1", Keys.month(month), range, limit);
  }

  /**
   * Events of an organizer in every state, by their start, without their notes.
   *
   * @param range the starts asked for
   * @param limit how many at most
   */
  List<ShownEvent> organizedBy(String userId, StartRange range, int limit) {
    return query("GSI2", Keys.organizer(userId), range, limit);
  }

  /**
   * The ids of all events with seats that start in this time, published, hidden and cancelled. They
   * may be a second old.
   */
  public List<String> withSeats(Instant from, Instant to) {
    var partitions = new ArrayList<>(List.of(Keys.CANCELLED_EVENTS, Keys.HIDDEN_EVENTS));
    for (var month = Keys.monthOf(from);
        !month.isAfter(Keys.monthOf(to));
        month = month.plusMonths(1)) {
      partitions.add(Keys.month(month));
    }
    return partitions.stream()
        .flatMap(partition -> all("GSI1", partition, StartRange.between(from, to)).stream())
        .map(Event::eventId)
        .toList();
  }

  /** The ids of archived events whose bookings may not be removed yet. They may be a second old. */
  public List<String> archiving() {
    return all("GSI1", Keys.ARCHIVING, StartRange.all()).stream().map(Event::eventId).toList();
  }

  /**
   * Archives an event as it was read: from then on nobody changes it.
   *
   * @return {@link Outcome.Rejected} where it has changed since
   */
  public Outcome archive(Event event) {
    return change(event.archived());
  }

  /** Notes that nothing is left to be removed of an archived event, so that it is in no list. */
  public void doneArchiving(String eventId) {
    table.updateIf(
        Keys.event(eventId),
        "REMOVE GSI1PK, GSI1SK",
        "archived = :archived",
        Attributes.of(":archived", true));
  }

  /** All events of an organizer, by their start. They may be a second old. */
  List<Event> organizedBy(String userId, StartRange range) {
    return all("GSI2", Keys.organizer(userId), range);
  }

  /**
   * Whether an organizer has so many published events that start later. One that was published in
   * the last second may be missing.
   */
  boolean hasLive(String userId, int count, Instant now) {
    return organizedBy(userId, StartRange.from(now)).stream()
            .filter(event -> event.state() == EventState.PUBLISHED)
            .filter(event -> event.details().startsAt().isAfter(now))
            .limit(count)
            .count()
        == count;
  }

  /**
   * Removes an event that was never published, as it was read: nothing but its organizer ever saw
   * it.
   *
   * @return whether it is removed; if not, it has changed since or is gone
   */
  boolean removeDraft(Event draft) {
    return table.removeIf(
        Keys.event(draft.eventId()),
        "version = :read AND shards = :none",
        Attributes.of(":read", draft.version(), ":none", 0));
  }

  private List<Event> all(String index, String partition, StartRange range) {
    var all = new ArrayList<Event>();
    var left = range;
    List<ShownEvent> page;
    do {
      page = query(index, partition, left, PAGE);
      page.forEach(shown -> all.add(shown.event()));
      left = page.isEmpty() ? left : left.after(EventPage.End.of(page.getLast()));
    } while (page.size() == PAGE);
    return all;
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
                .scanIndexForward(!range.latestFirst())
                .limit(limit))
        .items()
        .stream()
        .map(EventItem::shown)
        .toList();
  }
}
