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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How a booking and its entry in the waitlist lie in the table. */
final class BookingItem {

  private BookingItem() {}

  /** The booking of an item. */
  static Booking booking(Item item) {
    return new Booking(
        item.text("bookingId"),
        item.text("eventId"),
        item.text("userId"),
        BookingState.valueOf(item.text("state")),
        item.integer("quantity"),
        item.number("revision"),
        item.number("generation"),
        item.has("joined") ? place(item) : null,
        item.optionalText("ticket").orElse(null),
        item.has("checkedInAt")
            ? new Booking.CheckedIn(item.instant("checkedInAt"), item.text("checkInKey"))
            : null,
        history(item));
  }

  private static List<Change> history(Item item) {
    return IntStream.range(0, Change.KEPT)
        .mapToObj(slot -> item.optionalText("h" + slot))
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
                ":change", change.encode(),
                ":part",
                    Keys.bookingsOfEvent(booking.eventId(), part(booking.bookingId(), shardCount)),
                ":id", Keys.BOOKING_PREFIX + booking.bookingId()));
    var set =
        "SET #type = :type, bookingId = :bookingId, eventId = :eventId, userId = :userId,"
            + " #state = :state, quantity = :quantity, revision = :revision,"
            + " generation = :generation, GSI2PK = :part, GSI2SK = :id, %s = :change"
                .formatted(change.slot());
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
                ":change", change.encode(),
                ":from", from.name(),
                ":seen", revision));
    if (ticket != null) {
      values.putAll(Attributes.of(":ticket", ticket));
    }
    return table.update(
        key,
        "SET #state = :to, revision = :revision, %s = :change%s REMOVE joined, homeShard%s"
            .formatted(
                change.slot(),
                ticket == null ? "" : ", ticket = :ticket",
                ticket == null ? ", ticket" : ""),
        "#state = :from AND revision = :seen" + alsoIf,
        Map.of("#state", "state"),
        values);
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
