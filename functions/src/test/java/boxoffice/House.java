package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;

import boxoffice.accounts.ProfileStore;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.attendees.ListAttendees;
import boxoffice.background.ApplyEventChanges;
import boxoffice.background.Reconcile;
import boxoffice.background.Reconciliation;
import boxoffice.background.SettleWaitlist;
import boxoffice.background.SummarizeSeats;
import boxoffice.background.SweepBookings;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.User;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import boxoffice.seats.ShardCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One event on sale in a table of its own, with the protocol's classes as production wires them.
 */
final class House {

  final FaultScript faults = new FaultScript();
  final BookingStore bookings;
  final Map<Measure, Long> counts = new EnumMap<>(Measure.class);

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final EventStore events;
  private final Table plain;
  private final Table table;
  private final BookTickets bookTickets;
  private final CancelBooking cancelBooking;
  private final SettleWaitlist settleWaitlist;
  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final CheckIn checkIn;
  private final Reconcile reconcile;
  private final Organizer organizer;
  private int requests;

  private House(int capacity, int perSecond, long seed) {
    plain = LocalDynamoDb.newTable();
    table = LocalDynamoDb.through(plain, faults);
    var event = PublishedEvents.publish(plain, capacity, now);
    events = new EventStore(table);
    RandomGenerator random = new Random(seed);
    bookings = new BookingStore(table);
    var seats = new SeatStore(table);
    var shardCounts = new ShardCounts(seats::shardCount);
    var rates = new RateWindows(table, clock);
    var retries = new Retries(clock, random, _ -> {});
    Counter counter = (measure, amount) -> counts.merge(measure, amount, Long::sum);
    bookTickets =
        new BookTickets(
            bookings, seats, shardCounts, rates, perSecond, retries, clock, random, counter);
    cancelBooking =
        new CancelBooking(bookings, shardCounts, rates, perSecond, retries, clock, random, counter);
    settleWaitlist =
        new SettleWaitlist(bookings, seats, shardCounts, retries, clock, random, counter);
    var sweepBookings = new SweepBookings(bookings, seats, retries, clock, random, counter);
    applyEventChanges =
        new ApplyEventChanges(events, seats, settleWaitlist, sweepBookings, retries, counter);
    summarizeSeats = new SummarizeSeats(events, seats, clock);
    checkIn = new CheckIn(events, bookings, new ProfileStore(table), retries, clock, counter);
    reconcile =
        new Reconcile(
            events,
            seats,
            bookings,
            applyEventChanges,
            summarizeSeats,
            retries,
            clock,
            random,
            counter);
    organizer = new Organizer(table, event, clock, random);
  }

  static House of(int capacity) {
    return new House(capacity, Integer.MAX_VALUE, 1);
  }

  static House withLimit(int capacity, int perSecond) {
    return new House(capacity, perSecond, 1);
  }

  BookOutcome book(String user, int quantity) {
    return book(user, quantity, OnSoldOut.REJECT, "request " + requests++);
  }

  BookOutcome join(String user, int quantity) {
    return book(user, quantity, OnSoldOut.WAITLIST, "request " + requests++);
  }

  BookOutcome book(String user, int quantity, OnSoldOut onSoldOut, String key) {
    // Each request comes a little later than the one before.
    later(Duration.ofMillis(1));
    return book(
        new BookTickets.Command(
            EVENT_ID, user, quantity, onSoldOut, RequestKey.of(key, quantity + " " + onSoldOut)));
  }

  BookOutcome book(BookTickets.Command command) {
    return bookTickets.book(command);
  }

  CancelOutcome cancel(String user) {
    return cancelBooking.cancel(user, Booking.id(EVENT_ID, user));
  }

  /** The organizer checks a ticket. */
  CheckInOutcome checkIn(TicketCode code, String key) {
    var organizer = new User(event().organizerId(), Set.of());
    return checkIn(organizer, code, key);
  }

  CheckInOutcome checkIn(User user, TicketCode code, String key) {
    return checkIn.checkIn(
        new CheckIn.Command(user, EVENT_ID, code, RequestKey.of(key, code.bookingId())));
  }

  CheckIn checkIn() {
    return checkIn;
  }

  SummarizeSeats summarizeSeats() {
    return summarizeSeats;
  }

  BookTickets bookTickets() {
    return bookTickets;
  }

  CancelBooking cancelBooking() {
    return cancelBooking;
  }

  SettleWaitlist settleWaitlist() {
    return settleWaitlist;
  }

  ApplyEventChanges applyEventChanges() {
    return applyEventChanges;
  }

  /** What the stream does after the event was changed. */
  ApplyEventChanges.Result applyChanges() {
    return applyEventChanges.apply(EVENT_ID, now.plus(Duration.ofMinutes(1)));
  }

  Reconciliation reconcile() {
    return reconcile.reconcile(now.plus(Duration.ofMinutes(1)));
  }

  Reconcile reconciling() {
    return reconcile;
  }

  /** Who booked, as organizers read it. */
  ListAttendees listEventBookings() {
    return new ListAttendees(events, bookings, new ProfileStore(table));
  }

  /** What a user wants to be called. */
  void named(String user, String name) {
    var key = Keys.profile(user);
    plain.put(
        Attributes.of("PK", key.partition(), "SK", key.sort(), "type", "PROFILE", "name", name));
  }

  /** Changes an item as nothing in the product does. */
  void damage(Key key, String expression, Object... namesAndValues) {
    var outcome =
        plain.transact(
            List.of(
                plain.update(
                    key,
                    expression,
                    "attribute_exists(PK)",
                    Map.of(),
                    Attributes.of(namesAndValues))));
    if (!(outcome instanceof Outcome.Committed)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** Who runs the event. */
  Organizer organizer() {
    return organizer;
  }

  Event event() {
    return events.find(EVENT_ID).orElseThrow();
  }

  /** A booking of another event, as it may lie beside this one's. */
  void seed(String user, String bookingId) {
    plain.put(
        Attributes.of(
            "PK",
            Keys.booking(user, bookingId).partition(),
            "SK",
            Keys.booking(user, bookingId).sort(),
            "type",
            "BOOKING",
            "bookingId",
            bookingId,
            "eventId",
            "f".repeat(32),
            "userId",
            user,
            "state",
            BookingState.CONFIRMED.name(),
            "quantity",
            1,
            "revision",
            1,
            "generation",
            1));
  }

  SettleWaitlist.Result settle() {
    return settleWaitlist.settle(EVENT_ID);
  }

  Booking booking(String user) {
    return bookings.find(user, Booking.id(EVENT_ID, user)).orElseThrow();
  }

  BookingState state(String user) {
    return booking(user).state();
  }

  /** How many groups joined the waitlist before this user, who waits. */
  int ahead(String user) {
    var booking = booking(user);
    return bookings.ahead(booking, Objects.requireNonNull(booking.place()), 100);
  }

  Ledger ledger() {
    return Ledger.read(plain, event().capacity());
  }

  Table table() {
    return plain;
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }
}
