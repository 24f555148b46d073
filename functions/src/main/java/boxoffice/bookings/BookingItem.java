package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How a booking and its entry in the waitlist lie in the table. */
final class BookingItem {

  private BookingItem() {}

  /** The booking of an item. */
  static Booking booking(Item item) {
    var history = history(item);
    return new Booking(
        item.text("bookingId"),
        item.text("eventId"),
        item.text("userId"),
        BookingState.valueOf(item.text("state")),
        item.integer("quantity"),
        item.number("revision"),
        item.number("generation"),
        item.optionalText("kind")
            .map(ChangeKind::valueOf)
            .orElseGet(() -> history.getLast().kind()),
        item.has("joined") ? place(item) : null,
        Tickets.of(item),
        item.count("parts"),
        history);
  }

  private static List<Change> history(Item item) {
    var beginnings = IntStream.range(0, Change.KEPT).mapToObj(Change::beginning);
    var parts = IntStream.range(0, Change.PARTS_KEPT).mapToObj(Change::part);
    return Stream.of(beginnings, parts, Change.LATER.stream())
        .flatMap(Function.identity())
        .map(item::value)
        .flatMap(Optional::stream)
        .map(BookingItem::change)
        .sorted(Comparator.comparingLong(Change::revision))
        .toList();
  }

  /** A change, of today's form or of an earlier one. */
  private static Change change(AttributeValue value) {
    return value.b() == null ? Change.decode(value.s()) : Change.decode(value.b().asByteArray());
  }

  /** The waiting group of an entry in the waitlist. */
  static WaitingGroup group(Item item) {
    return new WaitingGroup(
        item.text("bookingId"),
        item.text("userId"),
        item.integer("quantity"),
        item.number("revision"),
        place(item));
  }

  private static Booking.Place place(Item item) {
    return new Booking.Place(item.instant("joined"), item.integer("homeShard"));
  }

  /** The key of a booking's entry in the waitlist. */
  static Key entryKey(Booking booking, Booking.Place place) {
    return Keys.waitlistEntry(
        booking.eventId(), booking.quantity(), place.joined(), booking.bookingId());
  }

  /** A booking's entry in the waitlist. */
  static Map<String, AttributeValue> entry(Booking booking, Booking.Place place) {
    var key = entryKey(booking, place);
    return Attributes.of(
        "PK", key.partition(),
        "SK", key.sort(),
        "type", "WAITLIST",
        "eventId", booking.eventId(),
        "bookingId", booking.bookingId(),
        "userId", booking.userId(),
        "quantity", booking.quantity(),
        "revision", booking.revision(),
        "joined", place.joined().toEpochMilli(),
        "homeShard", place.homeShard());
  }

  /**
   * A new generation of a booking: at exactly the revision that was seen, or absent. Never "absent
   * or cancelled": a late first try would bring a cancelled booking back to life.
   *
   * @param from the state that was seen, if it is not absent; a place in the waitlist ends
   */
  static TransactWriteItem renewal(
      Table table, Booking booking, BookingState from, int shardCount) {
    var change = booking.lastChange();
    var values =
        new HashMap<>(
            Attributes.of(
                ":type", "BOOKING",
                ":bookingId", booking.bookingId(),
                ":eventId", booking.eventId(),
                ":userId", booking.userId(),
                ":state", change.state().name(),
                ":quantity", change.quantity(),
                ":revision", change.revision(),
                ":generation", booking.generation(),
                ":kind", change.kind().name(),
                ":part",
                    Keys.bookingsOfEvent(booking.eventId(), part(booking.bookingId(), shardCount)),
                ":id", Keys.BOOKING_PREFIX + booking.bookingId()));
    values.put(":change", Attributes.value(change.encode()));
    var set =
        "SET #type = :type, bookingId = :bookingId, eventId = :eventId, userId = :userId,"
            + " #state = :state, quantity = :quantity, revision = :revision,"
            + " generation = :generation, kind = :kind, GSI2PK = :part, GSI2SK = :id, %s = :change"
                .formatted(Change.beginning(booking.generation()));
    var tickets = booking.tickets();
    if (tickets != null) {
      set += assigned(tickets, values);
    }
    var place = booking.place();
    if (place != null) {
      set += ", joined = :joined, homeShard = :homeShard";
      values.putAll(
          Attributes.of(":joined", place.joined().toEpochMilli(), ":homeShard", place.homeShard()));
    }
    if (from == BookingState.WAITLISTED) {
      set += " REMOVE joined, homeShard";
    }
    var condition = "attribute_not_exists(PK)";
    if (change.revision() > 1) {
      condition = "revision = :seen AND #state = :from";
      values.putAll(Attributes.of(":seen", change.revision() - 1, ":from", from.name()));
    }
    return table.update(
        booking.key(), set, condition, Map.of("#state", "state", "#type", "type"), values);
  }

  /**
   * A change of the state within a generation. It ends the place in the waitlist.
   *
   * @param revision the revision that was seen
   * @param tickets the tickets from then on; null for none
   * @param door the tickets that were seen, if none may have been let in or out since
   */
  static TransactWriteItem transition(
      Table table,
      Key key,
      BookingState from,
      long revision,
      Change change,
      @Nullable Tickets tickets,
      @Nullable Tickets door) {
    var values =
        new HashMap<>(
            Attributes.of(
                ":to", change.state().name(),
                ":revision", change.revision(),
                ":kind", change.kind().name(),
                ":from", from.name(),
                ":seen", revision));
    values.put(":change", Attributes.value(change.encode()));
    return table.update(
        key,
        "SET #state = :to, revision = :revision, kind = :kind, %s = :change%s REMOVE joined, homeShard%s"
            .formatted(
                change.slot(0),
                tickets == null ? "" : assigned(tickets, values),
                tickets == null ? ", " + String.join(", ", Tickets.ATTRIBUTES) : ""),
        "#state = :from AND revision = :seen" + (door == null ? "" : atDoor(door, values)),
        Map.of("#state", "state"),
        values);
  }

  /**
   * A change of the quantity: at exactly the revision that was seen.
   *
   * @param tickets the tickets from then on; null while it waits
   * @param door the tickets that were seen, if none may have been let in or out since
   */
  static TransactWriteItem part(
      Table table, Booking seen, Change change, @Nullable Tickets tickets, @Nullable Tickets door) {
    var parts = seen.parts() + 1;
    var values =
        new HashMap<>(
            Attributes.of(
                ":revision", change.revision(),
                ":kind", change.kind().name(),
                ":quantity", change.quantity(),
                ":parts", parts,
                ":state", change.state().name(),
                ":seen", seen.revision()));
    values.put(":change", Attributes.value(change.encode()));
    return table.update(
        seen.key(),
        "SET revision = :revision, kind = :kind, quantity = :quantity, parts = :parts, %s = :change%s"
            .formatted(change.slot(parts), tickets == null ? "" : assigned(tickets, values)),
        "#state = :state AND revision = :seen" + (door == null ? "" : atDoor(door, values)),
        Map.of("#state", "state"),
        values);
  }

  private static String assigned(Tickets tickets, Map<String, AttributeValue> values) {
    var set = new StringBuilder();
    tickets
        .attributes()
        .forEach(
            (name, value) -> {
              set.append(", %1$s = :%1$s".formatted(name));
              values.put(":" + name, Attributes.value(value));
            });
    return set.toString();
  }

  /**
   * Lets tickets in, or undoes that. It raises no revision, but the door count: a late try of it,
   * or of what takes tickets away, finds another one.
   */
  static TransactWriteItem door(Table table, Booking seen, Serials in, Instant at) {
    var tickets = Objects.requireNonNull(seen.tickets());
    var values =
        new HashMap<>(
            Attributes.of(
                ":door", tickets.doorCount() + 1,
                ":at", at.toEpochMilli(),
                ":revision", seen.revision()));
    if (!in.isEmpty()) {
      values.putAll(Attributes.of(":in", in.toString()));
    }
    return table.update(
        seen.key(),
        "SET doorCount = :door, doorAt = :at"
            + (in.isEmpty() ? " REMOVE checkedIn" : ", checkedIn = :in"),
        "revision = :revision" + atDoor(tickets, values),
        Map.of(),
        values);
  }

  /** The condition that no ticket was let in or out since these were read. */
  static String atDoor(Tickets seen, Map<String, AttributeValue> values) {
    if (seen.doorCount() > 0) {
      values.putAll(Attributes.of(":seenDoor", seen.doorCount()));
      return " AND doorCount = :seenDoor";
    }
    // Versions before counted nothing and wrote a time.
    return " AND attribute_not_exists(doorCount)"
        + (seen.checkedIn().isEmpty() ? " AND attribute_not_exists(checkedInAt)" : "");
  }

  /**
   * A fence: the booking as it was seen, one revision on. No try that was made at the revision that
   * was seen, or at an earlier one, can take effect after it. Where no booking is, it is a
   * cancelled one of no generation, which is in no index.
   */
  static TransactWriteItem fence(Table table, Booking seen) {
    var values = Attributes.of(":revision", seen.revision() + 1, ":kind", ChangeKind.FENCE.name());
    if (seen.revision() > 0) {
      values.putAll(Attributes.of(":seen", seen.revision()));
      return table.update(
          seen.key(),
          "SET revision = :revision, kind = :kind",
          "revision = :seen",
          Map.of(),
          values);
    }
    values.putAll(
        Attributes.of(
            ":type", "BOOKING",
            ":bookingId", seen.bookingId(),
            ":eventId", seen.eventId(),
            ":userId", seen.userId(),
            ":state", seen.state().name(),
            ":quantity", seen.quantity(),
            ":generation", seen.generation()));
    return table.update(
        seen.key(),
        "SET revision = :revision, kind = :kind, #type = :type, bookingId = :bookingId,"
            + " eventId = :eventId, userId = :userId, #state = :state, quantity = :quantity,"
            + " generation = :generation",
        "attribute_not_exists(PK)",
        Map.of("#state", "state", "#type", "type"),
        values);
  }

  /** The entry of a waiting booking follows a fence: a promotion must find the revision there. */
  static TransactWriteItem fenceEntry(Table table, Booking seen, Booking.Place place) {
    return table.update(
        entryKey(seen, place),
        "SET revision = :revision",
        "attribute_exists(PK)",
        Map.of(),
        Attributes.of(":revision", seen.revision() + 1));
  }

  /** The end of a booking, exactly as it was read: a check-in leaves the revision. */
  static TransactWriteItem removal(Table table, Booking seen) {
    var values = new HashMap<>(Attributes.of(":seen", seen.revision()));
    var tickets = seen.tickets();
    return table.delete(
        seen.key(), "revision = :seen" + (tickets == null ? "" : atDoor(tickets, values)), values);
  }

  /** Adds removed bookings to those that were removed of the event before. */
  static TransactWriteItem removed(Table table, String eventId, RemovedBookings more) {
    return table.update(
        Keys.removedBookings(eventId),
        "SET #type = :type, eventId = :eventId ADD bookings :bookings,"
            + " confirmedTickets :confirmed, cancelledTickets :cancelled,"
            + " checkedInTickets :checkedIn",
        "attribute_not_exists(PK) OR #type = :type",
        Map.of("#type", "type"),
        Attributes.of(
            ":type", "REMOVED",
            ":eventId", eventId,
            ":bookings", more.bookings(),
            ":confirmed", more.confirmedTickets(),
            ":cancelled", more.cancelledTickets(),
            ":checkedIn", more.checkedInTickets()));
  }

  /** The counts of an item that {@link #removed(Table, String, RemovedBookings)} writes. */
  static RemovedBookings removed(Item item) {
    return new RemovedBookings(
        item.integer("bookings"),
        item.integer("confirmedTickets"),
        item.integer("cancelledTickets"),
        item.integer("checkedInTickets"));
  }

  /**
   * In how many parts of the index the bookings of an event lie. Events with few shards have one
   * part; others have 8, so that the index takes as much as the table.
   */
  static int parts(int shardCount) {
    return shardCount < 16 ? 1 : 8;
  }

  /** The part of the index in which a booking lies. */
  static int part(String bookingId, int shardCount) {
    return Integer.parseInt(bookingId.substring(0, 4), 16) % parts(shardCount);
  }
}
