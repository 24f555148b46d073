package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;

import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.background.Progress;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.CapacityMeter;
import boxoffice.dynamodb.CapacityMeter.Spent;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.GetEvent;
import boxoffice.events.ListEvents;
import boxoffice.events.PublishedEvents;
import boxoffice.http.User;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One event on sale in a table of its own, with a meter on all requests. Shards are picked in turn,
 * so that each operation meets the same shards in every run.
 */
public final class MeteredSale {

  public final CapacityMeter meter;

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final App app;
  private final BookTickets bookTickets;
  private final GetEvent getEvent;
  private final ListEvents listEvents;
  private int requests;

  public MeteredSale(int capacity) {
    var plain = LocalDynamoDb.newTable();
    PublishedEvents.publish(plain, capacity, clock.instant());
    meter = new CapacityMeter(plain);
    app =
        new App(
            LocalDynamoDb.through(plain, meter),
            clock,
            new InTurn(),
            _ -> {},
            (_, _) -> {},
            Settings.perSecond(Integer.MAX_VALUE));
    bookTickets = app.bookTickets();
    getEvent = app.getEvent();
    listEvents = app.listEvents();
  }

  /** An event of which this instance of the functions knows how many shards it has. */
  static MeteredSale known(int capacity) {
    var sale = new MeteredSale(capacity);
    sale.app.shardCounts().of(EVENT_ID);
    return sale;
  }

  /** Books as another instance of the function would, with a latch of its own. */
  public BookTickets newInstance() {
    return app.bookTickets();
  }

  /** A request of this user, with a key of its own. */
  public BookRequest request(String user, int quantity, OnSoldOut onSoldOut) {
    var key = RequestKey.of("request " + requests++, quantity + " " + onSoldOut);
    return new BookRequest(EVENT_ID, user, quantity, onSoldOut, key);
  }

  public BookOutcome book(String user, int quantity) {
    return bookTickets.book(request(user, quantity, OnSoldOut.REJECT));
  }

  BookOutcome join(String user, int quantity) {
    // Places in the waitlist differ by their times.
    later(Duration.ofMillis(1));
    return bookTickets.book(request(user, quantity, OnSoldOut.WAITLIST));
  }

  CancelOutcome cancel(String user) {
    return app.cancelBooking().cancel(user, Booking.id(EVENT_ID, user));
  }

  /** The organizer checks the ticket of a user. */
  CheckInOutcome checkIn(String user) {
    var code = app.bookings().find(user, Booking.id(EVENT_ID, user)).flatMap(Booking::ticketCode);
    var key = RequestKey.of("request " + requests++, "");
    return app.checkIn()
        .checkIn(
            new CheckIn.ShownTicket(
                new User("organizer", Set.of()), EVENT_ID, code.orElseThrow(), key));
  }

  /** What the stream does in a second in which seats changed. */
  void summarize() {
    app.summarizeSeats().summarize(EVENT_ID);
  }

  void list() {
    PublishedEvents.list(listEvents, clock.instant());
  }

  Progress settle() {
    return app.settleWaitlist().settle(EVENT_ID);
  }

  void get() {
    PublishedEvents.get(getEvent);
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
