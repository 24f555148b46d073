package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.events.SeatShard;
import boxoffice.events.SeatStore;
import boxoffice.events.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The transactions of the booking protocol, each all or nothing, and the reads it needs. */
public final class BookingStore {

  /** The most groups that one transaction may promote, whatever else it holds. */
  private static final int MAX_ACTIONS = 100;

  private final Table table;

  public BookingStore(Table table) {
    this.table = table;
  }

  /** What came of a transaction that writes one booking and the seats it concerns. */
  public sealed interface Written {

    /** All of it is written. */
    record Done() implements Written {}

    /** None of it is: the booking is not at the revision that was expected. */
    record BookingChanged(Booking booking) implements Written {}

    /**
     * None of it is: the seats, as they are now, do not allow it.
     *
     * @param shard one shard that failed; absent where the failed item is no shard
     */
    record SeatsChanged(Optional<SeatShard> shard) implements Written {}

    /** None of it is: another transaction was in the way. */
    record Conflicted() implements Written {}

    /** No reply came: it may be written now, later or never. */
    record Unknown() implements Written {}
  }

  // ------------------------------------------------------------------ reads

  /** A user's booking. */
  public Optional<Booking> find(String userId, String bookingId) {
    return find(Keys.booking(userId, bookingId));
  }

  /** The booking of a key. */
  Optional<Booking> find(Key key) {
    return table.get(key).map(BookingStore::booking);
  }

  /**
   * A user's booking, never an image that a transaction is about to replace: a plain read in
   * mid-commit may still see the old one, and its reader would be refused the seat it holds.
   */
  Optional<Booking> findForRefusal(String userId, String bookingId) {
    return table.getInTransaction(Keys.booking(userId, bookingId)).map(BookingStore::booking);
  }

  /**
   * The key of a booking of an event, as the index knows it: one that was made within the last
   * second it may not know.
   */
  Optional<Key> keyOf(String eventId, int shardCount, String bookingId) {
    var query =
        QueryRequest.builder()
            .indexName("GSI2")
            .keyConditionExpression("GSI2PK = :part AND GSI2SK = :id")
            .expressionAttributeValues(
                Attributes.of(
                    ":part",
                    Keys.bookingsOfEvent(eventId, part(bookingId, shardCount)),
                    ":id",
                    Keys.BOOKING_PREFIX + bookingId));
    return table.query(query).items().stream()
        .map(item -> Keys.booking(item.text("userId"), bookingId))
        .findFirst();
  }

  /** A page of a user's bookings, in the order of their ids. */
  public List<Booking> list(String userId, Optional<String> after, int limit) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :user AND begins_with(SK, :booking)")
            .expressionAttributeValues(
                Attributes.of(":user", Keys.user(userId), ":booking", Keys.BOOKING_PREFIX))
            .consistentRead(true)
            .limit(limit);
    after.ifPresent(
        bookingId -> query.exclusiveStartKey(Keys.booking(userId, bookingId).attributes()));
    return table.query(query).items().stream().map(BookingStore::booking).toList();
  }

  /** How many groups joined an event's waitlist before this place, counted up to a limit. */
  public int ahead(Booking booking, Booking.Place place, int limit) {
    var own =
        Keys.waitlistEntry(
            booking.eventId(), booking.quantity(), place.joined(), booking.bookingId());
    var ahead = 0;
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY && ahead < limit; quantity++) {
      ahead +=
          table.count(
              QueryRequest.builder()
                  .keyConditionExpression("PK = :lane AND SK < :own")
                  .expressionAttributeValues(
                      Attributes.of(
                          ":lane",
                          Keys.waitlistLane(booking.eventId(), quantity),
                          ":own",
                          own.sort()))
                  .consistentRead(true)
                  .limit(limit));
    }
    return Math.min(ahead, limit);
  }

  /** The first groups of one lane, in the order in which they joined. */
  List<WaitingGroup> lane(String eventId, int quantity, int limit) {
    return lane(eventId, quantity, Optional.empty(), limit);
  }

  /** A page of one lane, in the order in which they joined. */
  List<WaitingGroup> lane(String eventId, int quantity, Optional<WaitingGroup> after, int limit) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :lane")
            .expressionAttributeValues(Attributes.of(":lane", Keys.waitlistLane(eventId, quantity)))
            .consistentRead(true)
            .limit(limit);
    after.ifPresent(group -> query.exclusiveStartKey(group.entry(eventId).attributes()));
    return table.query(query).items().stream().map(BookingStore::group).toList();
  }

  /**
   * A page of an event's bookings, part by part of the index and in the order of their ids. It may
   * lag behind the table.
   *
   * @param after the id of the booking before the page
   */
  List<Booking> ofEvent(String eventId, int shardCount, Optional<String> after, int limit) {
    var page = new ArrayList<Booking>();
    int first = after.map(bookingId -> part(bookingId, shardCount)).orElse(0);
    for (var part = first; part < parts(shardCount) && page.size() < limit; part++) {
      var behind = part == first ? after.orElse("") : "";
      var query =
          QueryRequest.builder()
              .indexName("GSI2")
              .keyConditionExpression("GSI2PK = :part AND GSI2SK > :behind")
              .expressionAttributeValues(
                  Attributes.of(
                      ":part",
                      Keys.bookingsOfEvent(eventId, part),
                      ":behind",
                      Keys.BOOKING_PREFIX + behind))
              .limit(limit - page.size());
      table.query(query).items().stream().map(BookingStore::booking).forEach(page::add);
    }
    return page;
  }

  /** Up to 100 bookings as they are now, in no order. */
  List<Booking> findAll(List<Key> keys) {
    return table.getAll(keys).stream().map(BookingStore::booking).toList();
  }

  /**
   * The most groups that one promotion may take: each costs two writes beside those of the shards.
   */
  static int mostGroups(int shards) {
    return (MAX_ACTIONS - shards) / 2;
  }

  // ------------------------------------------------------------------ writes

  /**
   * Takes seats for a newcomer: only while tickets are on sale, enough are there, and the booking
   * is at exactly the revision that was seen.
   */
  Written book(Booking booking, int shardCount, List<Seats.Take> takes) {
    var change = booking.history().getLast();
    var seats = new SeatWrites(table, booking.eventId());
    for (var take : takes) {
      var shard = seats.shard(take.shard());
      shard.onSale(change.at(), booking.quantity());
      shard.take(take);
    }
    return write(booking, renewal(booking, shardCount), seats);
  }

  /**
   * Joins the waitlist: counted on the home shard at the epoch that was seen, and with every seat
   * on open sale turned into a returned one, so that nobody who comes later is quicker.
   */
  Written join(Booking booking, Booking.Place place, Seats seen) {
    var change = booking.history().getLast();
    var seats = new SeatWrites(table, booking.eventId());
    for (var shard : seen.shards()) {
      if (shard.shard() == place.homeShard()) {
        var home = seats.shard(shard.shard());
        home.onSale(change.at(), booking.quantity());
        home.atEpoch(shard.epoch());
        home.waiting(booking.quantity(), 1);
      }
      if (shard.available() > 0) {
        seats.shard(shard.shard()).fold(shard.available());
      }
    }
    var entry = entry(booking, place);
    return write(
        booking,
        renewal(booking, seen.shards().size()),
        seats,
        table.put(entry, "attribute_not_exists(PK)"));
  }

  /**
   * Gives the seats of a confirmed booking back, if its event still takes them and its user has not
   * come.
   */
  Written cancel(Booking booking, Booking cancelled, int shard) {
    var seats = new SeatWrites(table, booking.eventId());
    var taker = seats.shard(shard);
    taker.cancellable(cancelled.history().getLast().at());
    taker.giveBack(booking.quantity());
    return write(
        booking,
        end(booking, cancelled.history().getLast(), " AND attribute_not_exists(checkedInAt)"),
        seats);
  }

  /**
   * Notes that the user of a confirmed booking came: once, and only while the booking is at exactly
   * the revision that was seen, so that no ticket is both checked and cancelled.
   */
  Outcome checkIn(Booking booking, Booking.CheckedIn checkedIn) {
    return table.transact(
        List.of(
            table.update(
                booking.key(),
                "SET checkedInAt = :at, checkInKey = :key",
                "revision = :seen AND attribute_not_exists(checkedInAt)",
                Map.of(),
                Attributes.of(
                    ":at", checkedIn.at().toEpochMilli(),
                    ":key", checkedIn.key(),
                    ":seen", booking.revision()))));
  }

  /** Gives up a place in the waitlist. */
  Written leave(Booking booking, Booking.Place place, Booking cancelled) {
    var seats = new SeatWrites(table, booking.eventId());
    seats.shard(place.homeShard()).waiting(booking.quantity(), -1);
    return write(
        booking,
        end(booking, cancelled.history().getLast()),
        seats,
        table.delete(
            Keys.waitlistEntry(
                booking.eventId(), booking.quantity(), place.joined(), booking.bookingId())));
  }

  /**
   * Cancels bookings of one event, in one transaction: all of them, or none if one is not as it was
   * read.
   *
   * @param live what to cancel, at most {@link #mostGroups}
   * @param shard the shard that gets the seats
   */
  Outcome cancelAll(String eventId, List<Booking> live, int shard, Instant now) {
    var seats = new SeatWrites(table, eventId);
    var writes = new ArrayList<TransactWriteItem>();
    for (var booking : live) {
      writes.add(end(booking, booking.cancellation(now)));
      var place = booking.place();
      if (place == null) {
        seats.shard(shard).giveBack(booking.quantity());
      } else {
        seats.shard(place.homeShard()).waiting(booking.quantity(), -1);
        writes.add(
            table.delete(
                Keys.waitlistEntry(
                    eventId, booking.quantity(), place.joined(), booking.bookingId())));
      }
    }
    writes.addAll(seats.writes());
    return table.transact(writes);
  }

  /**
   * Removes an entry of the waitlist whose booking does not wait, on the condition that it still
   * does not.
   *
   * @param counted whether the entry is counted on its home shard
   */
  Outcome removeStray(String eventId, WaitingGroup group, boolean counted) {
    var seats = new SeatWrites(table, eventId);
    if (counted) {
      seats.shard(group.place().homeShard()).waiting(group.quantity(), -1);
    }
    var writes = new ArrayList<>(seats.writes());
    writes.add(table.delete(group.entry(eventId)));
    writes.add(
        table.check(
            group.booking(),
            "attribute_not_exists(PK) OR #state <> :waitlisted OR revision <> :revision",
            Map.of("#state", "state"),
            Attributes.of(
                ":waitlisted", BookingState.WAITLISTED.name(), ":revision", group.revision())));
    return table.transact(writes);
  }

  /** Takes every seat from open sale, as it is read, to be offered to those who wait. */
  Outcome fold(String eventId, Seats seen) {
    var seats = new SeatWrites(table, eventId);
    for (var shard : seen.shards()) {
      if (shard.available() > 0) {
        seats.shard(shard.shard()).fold(shard.available());
      }
    }
    return table.transact(seats.writes());
  }

  /**
   * Gives returned seats to groups that wait, in one transaction.
   *
   * @param random draws the secrets of their tickets
   */
  Outcome promote(
      String eventId, List<WaitingGroup> groups, Seats seen, Instant now, RandomGenerator random) {
    var seats = new SeatWrites(table, eventId);
    var needed = groups.stream().mapToInt(WaitingGroup::quantity).sum();
    for (var take : seen.gatherReturned(needed)) {
      var shard = seats.shard(take.shard());
      shard.promotes(now);
      shard.take(take);
    }
    var writes = new ArrayList<TransactWriteItem>();
    for (var group : groups) {
      seats.shard(group.place().homeShard()).waiting(group.quantity(), -1);
      var change =
          new Change(
              group.revision() + 1,
              BookingState.CONFIRMED,
              group.quantity(),
              now,
              RequestKey.NONE,
              200);
      writes.add(
          transition(
              Keys.booking(group.userId(), group.bookingId()),
              BookingState.WAITLISTED,
              group.revision(),
              change,
              TicketCode.secret(random),
              ""));
      writes.add(table.delete(group.entry(eventId)));
    }
    writes.addAll(seats.writes());
    return table.transact(writes);
  }

  /**
   * Puts returned seats on open sale again, spread evenly, while nobody waits on any shard. The
   * epoch rises, so that nobody joins the waitlist on what they read before.
   */
  Outcome refill(String eventId, Seats seen) {
    var seats = new SeatWrites(table, eventId);
    var spread = Seats.spread(seen.returned(), seen.shards().size());
    for (var shard : seen.shards()) {
      seats.shard(shard.shard()).refill(shard, spread.get(shard.shard()));
    }
    return table.transact(seats.writes());
  }

  private Written write(
      Booking booking,
      TransactWriteItem bookingWrite,
      SeatWrites seats,
      TransactWriteItem... more) {
    var writes = new ArrayList<>(List.of(bookingWrite));
    writes.addAll(seats.writes());
    writes.addAll(List.of(more));
    return switch (table.transact(writes)) {
      case Outcome.Committed _ -> new Written.Done();
      case Outcome.Conflicted _ -> new Written.Conflicted();
      case Outcome.Unknown _ -> new Written.Unknown();
      case Outcome.Rejected rejected ->
          rejected.names(0)
              ? new Written.BookingChanged(
                  booking(
                      rejected
                          .item(0)
                          .orElseThrow(
                              () ->
                                  new IllegalStateException(
                                      "booking %s is gone".formatted(booking.bookingId())))))
              : new Written.SeatsChanged(rejected.anyItem("SEATS").map(SeatStore::shard));
    };
  }

  /**
   * The booking anew: at exactly the revision that was seen, or absent. Never "absent or
   * cancelled": a late first try would bring a cancelled booking back to life.
   */
  private TransactWriteItem renewal(Booking booking, int shardCount) {
    var change = booking.history().getLast();
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
        Keys.booking(booking.userId(), booking.bookingId()),
        set,
        condition,
        Map.of("#state", "state", "#type", "type"),
        values);
  }

  /** The end of a booking, whatever else is noted of it. */
  private TransactWriteItem end(Booking booking, Change change) {
    return end(booking, change, "");
  }

  /** The end of a booking, if this holds besides. */
  private TransactWriteItem end(Booking booking, Change change, String condition) {
    return transition(booking.key(), booking.state(), booking.revision(), change, null, condition);
  }

  /**
   * A change within a generation.
   *
   * @param ticket the secret of the ticket from then on; null for none
   * @param condition what must hold besides
   */
  private TransactWriteItem transition(
      Key key,
      BookingState from,
      long revision,
      Change change,
      @Nullable String ticket,
      String condition) {
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
        "#state = :from AND revision = :seen" + condition,
        Map.of("#state", "state"),
        values);
  }

  /**
   * Events with few shards keep their bookings in one part of the index; others in 8, so that the
   * index takes what the table takes.
   */
  private static int parts(int shardCount) {
    return shardCount < 16 ? 1 : 8;
  }

  private static int part(String bookingId, int shardCount) {
    return Integer.parseInt(bookingId.substring(0, 4), 16) % parts(shardCount);
  }

  private static Map<String, AttributeValue> entry(Booking booking, Booking.Place place) {
    var key =
        Keys.waitlistEntry(
            booking.eventId(), booking.quantity(), place.joined(), booking.bookingId());
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

  private static WaitingGroup group(Item item) {
    return new WaitingGroup(
        item.text("bookingId"),
        item.text("userId"),
        (int) item.number("quantity"),
        item.number("revision"),
        place(item));
  }

  private static Booking booking(Item item) {
    var history =
        IntStream.range(0, Change.KEPT)
            .mapToObj(slot -> item.optionalText("h" + slot))
            .flatMap(Optional::stream)
            .map(Change::decode)
            .sorted(Comparator.comparingLong(Change::revision))
            .toList();
    return new Booking(
        item.text("bookingId"),
        item.text("eventId"),
        item.text("userId"),
        BookingState.valueOf(item.text("state")),
        (int) item.number("quantity"),
        item.number("revision"),
        item.number("generation"),
        item.has("joined") ? place(item) : null,
        item.optionalText("ticket").orElse(null),
        item.has("checkedInAt")
            ? new Booking.CheckedIn(
                Instant.ofEpochMilli(item.number("checkedInAt")), item.text("checkInKey"))
            : null,
        history);
  }

  private static Booking.Place place(Item item) {
    return new Booking.Place(
        Instant.ofEpochMilli(item.number("joined")), (int) item.number("homeShard"));
  }
}
