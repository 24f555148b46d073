package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.seats.Seats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads bookings and the waitlist. Every write is in {@link BookingTransactions}. */
public final class BookingStore {

  /** How many items one request of the table reads. */
  private static final int AT_ONCE = 100;

  private final Table table;

  public BookingStore(Table table) {
    this.table = table;
  }

  /** A user's booking, if they ever booked or joined. */
  public Optional<Booking> find(String userId, String bookingId) {
    return find(Keys.booking(userId, bookingId));
  }

  /** A user's booking with the names on its tickets, in one request. */
  public Optional<NamedBooking> findNamed(String userId, String bookingId) {
    var items =
        table.getAll(List.of(Keys.booking(userId, bookingId), Keys.ticketNames(userId, bookingId)));
    var names =
        items.stream()
            .filter(TicketNames::is)
            .map(TicketNames::of)
            .findAny()
            .orElse(TicketNames.NONE);
    return items.stream()
        .filter(item -> !TicketNames.is(item))
        .map(BookingItem::booking)
        .filter(Booking::isThere)
        .map(booking -> new NamedBooking(booking, names))
        .findAny();
  }

  /** Removes the names on the tickets of a booking. */
  public void removeNames(Booking booking) {
    table.remove(TicketNames.key(booking));
  }

  /** A user's booking or a fence in its place. */
  Optional<Booking> findWithFences(String userId, String bookingId) {
    return table.get(Keys.booking(userId, bookingId)).map(BookingItem::booking);
  }

  /** The booking of a key. */
  public Optional<Booking> find(Key key) {
    return table.get(key).map(BookingItem::booking).filter(Booking::isThere);
  }

  /**
   * A user's booking or a fence in its place, never an image that a transaction is about to
   * replace: a plain read in mid-commit may still see the old one, and its reader would be refused
   * the seat it holds.
   */
  Optional<Booking> findForRefusal(String userId, String bookingId) {
    return table.getInTransaction(Keys.booking(userId, bookingId)).map(BookingItem::booking);
  }

  /** Up to 100 bookings as they are now, in no order. */
  public List<Booking> findAll(List<Key> keys) {
    return table.getAll(keys).stream().map(BookingItem::booking).filter(Booking::isThere).toList();
  }

  /**
   * The bookings of an event whose ids begin so, as the index has them: of the last second it may
   * lack one, or show one as it was before.
   *
   * @param prefix 4 hexadecimal digits at least
   */
  public List<Booking> startingWith(String eventId, int shardCount, String prefix) {
    var query =
        QueryRequest.builder()
            .indexName("GSI2")
            .keyConditionExpression("GSI2PK = :part AND begins_with(GSI2SK, :id)")
            .expressionAttributeValues(
                Attributes.of(
                    ":part",
                    Keys.bookingsOfEvent(eventId, BookingItem.part(prefix, shardCount)),
                    ":id",
                    Keys.BOOKING_PREFIX + prefix));
    return table.query(query).items().stream().map(BookingItem::booking).toList();
  }

  /** A check-in of a booking, by the key of the request that asked for it. */
  public Optional<CheckedIn> checkIn(Booking booking, String checkInId) {
    return table
        .get(Keys.checkIn(booking.userId(), booking.bookingId(), checkInId))
        .map(CheckedInItem::checkedIn);
  }

  /** All check-ins of a booking, undone or not, in no order; not more than one request reads. */
  public List<CheckedIn> checkIns(Booking booking) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("PK = :user AND begins_with(SK, :door)")
                .expressionAttributeValues(
                    Attributes.of(
                        ":user",
                        Keys.user(booking.userId()),
                        ":door",
                        Keys.checkIns(booking.bookingId())))
                .consistentRead(true))
        .items()
        .stream()
        .map(CheckedInItem::checkedIn)
        .toList();
  }

  /**
   * As many check-ins of a user's bookings as one request reads, those of a booking together.
   *
   * @param after the check-in at which the part before ended
   */
  public CheckIns checkInsOf(String userId, Optional<CheckInPosition> after) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :user AND begins_with(SK, :door)")
            .expressionAttributeValues(
                Attributes.of(":user", Keys.user(userId), ":door", Keys.CHECK_IN_PREFIX))
            .consistentRead(true);
    after.ifPresent(last -> query.exclusiveStartKey(last.key(userId).attributes()));
    var page = table.query(query);
    var read = page.items().stream().map(CheckedInItem::checkedIn).toList();
    return new CheckIns(
        read, page.more() ? Optional.of(CheckInPosition.of(read.getLast())) : Optional.empty());
  }

  /**
   * A part of the check-ins of a user's bookings.
   *
   * @param last where it ends, if more may follow
   */
  public record CheckIns(List<CheckedIn> checkIns, Optional<CheckInPosition> last) {

    public CheckIns {
      checkIns = List.copyOf(checkIns);
    }
  }

  /** Where a check-in is among those of a user's bookings. */
  public record CheckInPosition(String bookingId, String checkInId) {

    public static CheckInPosition of(CheckedIn checkedIn) {
      return new CheckInPosition(checkedIn.bookingId(), checkedIn.checkInId());
    }

    private Key key(String userId) {
      return Keys.checkIn(userId, bookingId, checkInId);
    }
  }

  /** All bookings of a user. */
  public List<Booking> ofUser(String userId) {
    var all = new ArrayList<Booking>();
    var last = Optional.<String>empty();
    do {
      var part = ofUser(userId, last);
      all.addAll(part.bookings());
      last = part.last();
    } while (last.isPresent());
    return all;
  }

  /** The names on the tickets of these bookings, by booking id. */
  public Map<String, TicketNames> names(List<Booking> of) {
    return of.stream()
        .filter(booking -> booking.tickets() != null)
        .map(TicketNames::key)
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(keys -> table.getAll(keys).stream())
        .collect(Collectors.toMap(item -> item.text("bookingId"), TicketNames::of));
  }

  /**
   * As many bookings of a user as one request reads, in the order of their ids.
   *
   * @param after the id of the booking at which the part before ended
   */
  public Part ofUser(String userId, Optional<String> after) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :user AND begins_with(SK, :booking)")
            .expressionAttributeValues(
                Attributes.of(":user", Keys.user(userId), ":booking", Keys.BOOKING_PREFIX))
            .consistentRead(true);
    after.ifPresent(id -> query.exclusiveStartKey(Keys.booking(userId, id).attributes()));
    var page = table.query(query);
    var read = page.items().stream().map(BookingItem::booking).toList();
    return new Part(
        read.stream().filter(Booking::isThere).toList(),
        page.more() ? Optional.of(read.getLast().bookingId()) : Optional.empty());
  }

  /**
   * A part of the bookings of a user.
   *
   * @param last the id at which it ends if more may follow
   */
  public record Part(List<Booking> bookings, Optional<String> last) {

    public Part {
      bookings = List.copyOf(bookings);
    }
  }

  /** What the bookings came to that were removed of an archived event; nothing before the first. */
  public RemovedBookings removed(String eventId) {
    return table
        .get(Keys.removedBookings(eventId))
        .map(BookingItem::removed)
        .orElse(RemovedBookings.NONE);
  }

  /**
   * A page of an event's bookings, part by part of the index and in the order of their ids. It may
   * lag behind the table.
   *
   * @param after the id of the booking before the page
   */
  public List<Booking> ofEvent(String eventId, int shardCount, Optional<String> after, int limit) {
    var page = new ArrayList<Booking>();
    int first = after.map(bookingId -> BookingItem.part(bookingId, shardCount)).orElse(0);
    for (var part = first; part < BookingItem.parts(shardCount) && page.size() < limit; part++) {
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
      table.query(query).items().stream().map(BookingItem::booking).forEach(page::add);
    }
    return page;
  }

  /** How many groups joined an event's waitlist before this place, counted up to a limit. */
  public int ahead(Booking booking, Booking.Place place, int limit) {
    var own = BookingItem.entryKey(booking, place).sort();
    var ahead = 0;
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY && ahead < limit; quantity++) {
      ahead +=
          table.count(
              QueryRequest.builder()
                  .keyConditionExpression("PK = :lane AND SK < :own")
                  .expressionAttributeValues(
                      Attributes.of(
                          ":lane", Keys.waitlistLane(booking.eventId(), quantity), ":own", own))
                  .consistentRead(true)
                  .limit(limit));
    }
    return Math.min(ahead, limit);
  }

  /** The first groups of one lane, in the order in which they joined. */
  public List<WaitingGroup> lane(String eventId, int quantity, int limit) {
    return lane(eventId, quantity, Optional.empty(), limit);
  }

  /** A page of one lane, in the order in which they joined. */
  public List<WaitingGroup> lane(
      String eventId, int quantity, Optional<WaitingGroup> after, int limit) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :lane")
            .expressionAttributeValues(Attributes.of(":lane", Keys.waitlistLane(eventId, quantity)))
            .consistentRead(true)
            .limit(limit);
    after.ifPresent(group -> query.exclusiveStartKey(group.entry(eventId).attributes()));
    return table.query(query).items().stream().map(BookingItem::group).toList();
  }
}
