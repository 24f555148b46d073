package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;

import boxoffice.accounts.ProfileStore;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.background.SettleWaitlist;
import boxoffice.background.SummarizeSeats;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.CapacityMeter;
import boxoffice.dynamodb.CapacityMeter.Spent;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Table;
import boxoffice.events.EventStore;
import boxoffice.events.GetEvent;
import boxoffice.events.ListEvents;
import boxoffice.events.PublishedEvents;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import boxoffice.seats.ShardCounts;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One event on sale in a table of its own, with a meter on all requests. Shards are picked in turn,
 * so that what an operation meets is known beforehand.
 */
public final class MeteredSale {

  public final CapacityMeter meter;

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final RandomGenerator inTurn = new InTurn();
  private final Table table;
  private final BookingStore bookings;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final GetEvent getEvent;
  private final BookTickets bookTickets;
  private final CancelBooking cancelBooking;
  private final SettleWaitlist settleWaitlist;
  private final CheckIn checkIn;
  private final SummarizeSeats summarizeSeats;
  private final ListEvents listEvents;
  private int requests;

  public MeteredSale(int capacity) {
    var plain = LocalDynamoDb.newTable();
    PublishedEvents.publish(plain, capacity, clock.instant());
    meter = new CapacityMeter(plain);
    table = LocalDynamoDb.through(plain, meter);
    bookings = new BookingStore(table);
    seats = new SeatStore(table);
    shardCounts = new ShardCounts(seats::shardCount);
    getEvent = new GetEvent(new EventStore(table), seats, clock);
    bookTickets = newInstance();
    cancelBooking =
        new CancelBooking(
            bookings,
            shardCounts,
            rates(),
            Integer.MAX_VALUE,
            retries(),
            clock,
            inTurn,
            (_, _) -> {});
    settleWaitlist =
        new SettleWaitlist(bookings, seats, shardCounts, retries(), clock, inTurn, (_, _) -> {});
    var events = new EventStore(table);
    checkIn =
        new CheckIn(events, bookings, new ProfileStore(table), retries(), clock, (_, _) -> {});
    summarizeSeats = new SummarizeSeats(events, seats, clock);
    listEvents = new ListEvents(events, clock);
  }

  /** An event of which this instance of the functions knows how many shards it has. */
  static MeteredSale known(int capacity) {
    var sale = new MeteredSale(capacity);
    sale.shardCounts.of(EVENT_ID);
    return sale;
  }

  /** Books as another instance of the function would, with a latch of its own. */
  public BookTickets newInstance() {
    return new BookTickets(
        bookings,
        seats,
        shardCounts,
        rates(),
        Integer.MAX_VALUE,
        retries(),
        clock,
        inTurn,
        (_, _) -> {});
  }

  /** A request of this user, with a key of its own. */
  public BookTickets.Command request(String user, int quantity, OnSoldOut onSoldOut) {
    var key = RequestKey.of("request " + requests++, quantity + " " + onSoldOut);
    return new BookTickets.Command(EVENT_ID, user, quantity, onSoldOut, key);
  }

  public BookOutcome book(String user, int quantity) {
    return bookTickets.book(request(user, quantity, OnSoldOut.REJECT));
  }

  BookOutcome join(String user, int quantity) {
    // Places in the waitlist are told apart by their times.
    later(Duration.ofMillis(1));
    return bookTickets.book(request(user, quantity, OnSoldOut.WAITLIST));
  }

  CancelOutcome cancel(String user) {
    return cancelBooking.cancel(user, Booking.id(EVENT_ID, user));
  }

  /** The organizer checks the ticket of a user. */
  CheckInOutcome checkIn(String user) {
    var code = bookings.find(user, Booking.id(EVENT_ID, user)).flatMap(Booking::ticketCode);
    var key = RequestKey.of("request " + requests++, "");
    return checkIn.checkIn(
        new CheckIn.Command(new User("organizer", Set.of()), EVENT_ID, code.orElseThrow(), key));
  }

  /** What the stream does in a second in which seats changed. */
  void summarize() {
    summarizeSeats.summarize(EVENT_ID);
  }

  void list() {
    PublishedEvents.list(listEvents, clock.instant());
  }

  SettleWaitlist.Result settle() {
    return settleWaitlist.settle(EVENT_ID);
  }

  void look() {
    PublishedEvents.look(getEvent);
  }

  public void later(Duration time) {
    clock.advance(time);
  }

  /** What all of this spends. */
  Spent spent(Runnable operation) {
    meter.reset();
    operation.run();
    return meter.total();
  }

  private RateWindows rates() {
    return new RateWindows(table, clock);
  }

  private Retries retries() {
    return new Retries(clock, inTurn, _ -> {});
  }

  /** Picks 0, 1, 2 and so on, over and over. */
  private static final class InTurn implements RandomGenerator {

    private int next;

    @Override
    public long nextLong() {
      // The secrets of tickets: they need not differ.
      return 0;
    }

    @Override
    public int nextInt(int bound) {
      return next++ % bound;
    }
  }
}
