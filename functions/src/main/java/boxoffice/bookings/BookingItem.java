package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        item.optionalText("ticket").orElse(null),
        item.has("checkedInAt")
            ? new Booking.CheckedIn(item.instant("checkedInAt"), item.text("checkInKey"))
            : null,
        history);
  }

  private static List<Change> history(Item item) {
    var beginnings = IntStream.range(0, Change.KEPT).mapToObj(Change::beginning);
    return Stream.concat(beginnings, Change.LATER.stream())
        .map(item::optionalText)
        .flatMap(Optional::stream)
        .map(Change::decode)
        .sorted(Comparator.comparingLong(Change::revision))
        .toList();
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
   */
  static TransactWriteItem renewal(Table table, Booking booking, int shardCount) {
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
                ":change", change.encode(),
                ":part",
                    Keys.bookingsOfEvent(booking.eventId(), part(booking.bookingId(), shardCount)),
                ":id", Keys.BOOKING_PREFIX + booking.bookingId()));
    var set =
        "SET #type = :type, bookingId = :bookingId, eventId = :eventId, userId = :userId,"
            + " #state = :state, quantity = :quantity, revision = :revision,"
            + " generation = :generation, kind = :kind, GSI2PK = :part, GSI2SK = :id, %s = :change"
                .formatted(Change.beginning(booking.generation()));
    var ticket = booking.ticket();
    if (ticket != null) {
      set += ", ticket = :ticket";
      values.putAll(Attributes.of(":ticket", ticket));
    }
    var place = booking.place();
    if (place != null) {
      set += ", joined = :joined, homeShard = :homeShard";
      values.putAll(
          Attributes.of(":joined", place.joined().toEpochMilli(), ":homeShard", place.homeShard()));
    }
    var condition = "attribute_not_exists(PK)";
    if (change.revision() > 1) {
      condition = "revision = :seen AND #state = :cancelled";
      values.putAll(
          Attributes.of(
              ":seen", change.revision() - 1, ":cancelled", BookingState.CANCELLED.name()));
    }
    return table.update(
        booking.key(), set, condition, Map.of("#state", "state", "#type", "type"), values);
  }

  /**
   * A change within a generation. It ends the place in the waitlist.
   *
   * @param revision the revision that was seen
   * @param ticket the secret of the ticket from then on; null for none
   * @param alsoIf a further condition, empty for none
   */
  static TransactWriteItem transition(
      Table table,
      Key key,
      BookingState from,
      long revision,
      Change change,
      @Nullable String ticket,
      String alsoIf) {
    var values =
        new HashMap<>(
            Attributes.of(
                ":to", change.state().name(),
                ":revision", change.revision(),
                ":kind", change.kind().name(),
                ":change", change.encode(),
                ":from", from.name(),
                ":seen", revision));
    if (ticket != null) {
      values.putAll(Attributes.of(":ticket", ticket));
    }
    return table.update(
        key,
        "SET #state = :to, revision = :revision, kind = :kind, %s = :change%s REMOVE joined, homeShard%s"
            .formatted(
                change.slot(),
                ticket == null ? "" : ", ticket = :ticket",
                ticket == null ? ", ticket" : ""),
        "#state = :from AND revision = :seen" + alsoIf,
        Map.of("#state", "state"),
        values);
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
    return table.delete(
        seen.key(),
        "revision = :seen AND "
            + (seen.checkedIn() == null
                ? "attribute_not_exists(checkedInAt)"
                : "attribute_exists(checkedInAt)"),
        Attributes.of(":seen", seen.revision()));
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
