package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;

import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.attendees.Shown;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.background.Progress;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.ChangeOutcome;
import boxoffice.bookings.ChangeRequest;
import boxoffice.bookings.ComplimentaryOutcome;
import boxoffice.bookings.ComplimentaryTickets;
import boxoffice.bookings.HandOver;
import boxoffice.bookings.MakeHandOver;
import boxoffice.bookings.NameTicket;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.OpenHandOver;
import boxoffice.bookings.OpenOutcome;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.CapacityMeter;
import boxoffice.dynamodb.CapacityMeter.Spent;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.GetEvent;
import boxoffice.events.ListEvents;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.User;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One event on sale in its own table, with a meter on all requests. Shards are picked in turn, so
 * that each operation uses the same shards in every run.
 */
public final class MeteredSale {

  /** Of the event of 34 seats that costs are measured with. */
  private static final int SHARDS = 2;

  private static final User ORGANIZER = new User("organizer", Set.of());

  public final CapacityMeter meter;

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final App app;
  private final BookTickets bookTickets;
  private final CheckIn checkIn;
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
            Settings.withLimits(Integer.MAX_VALUE));
    bookTickets = app.bookTickets();
    checkIn = app.checkIn();
    getEvent = app.getEvent();
    listEvents = app.listEvents();
  }

  /** A sale whose number of shards the function instance has read already. */
  static MeteredSale known(int capacity) {
    var sale = new MeteredSale(capacity);
    sale.app.shardCounts().of(EVENT_ID);
    return sale;
  }

  /** Another function instance, with its own latch. */
  public BookTickets newInstance() {
    return app.bookTickets();
  }

  /** A request with a new key. */
  public BookRequest request(String user, int quantity, OnSoldOut onSoldOut) {
    var key = RequestKey.of("request " + requests++, quantity + " " + onSoldOut);
    return new BookRequest(EVENT_ID, user, quantity, onSoldOut, key, false);
  }

  public BookOutcome book(String user, int quantity) {
    return bookTickets.book(request(user, quantity, OnSoldOut.REJECT));
  }

  /** Sends a request that is marked as a repeat. */
  BookOutcome repeat(String user, int quantity) {
    var first = request(user, quantity, OnSoldOut.REJECT);
    return bookTickets.book(
        new BookRequest(first.eventId(), user, quantity, first.onSoldOut(), first.key(), true));
  }

  BookOutcome join(String user, int quantity) {
    // Places in the waitlist differ by their times.
    later(Duration.ofMillis(1));
    return bookTickets.book(request(user, quantity, OnSoldOut.WAITLIST));
  }

  CancelOutcome cancel(String user) {
    return app.cancelBooking().cancel(CancelRequest.any(user, Booking.id(EVENT_ID, user)));
  }

  ChangeOutcome change(String user, BookingWish wish) {
    return app.changeBooking()
        .change(
            new ChangeRequest(
                user,
                Booking.id(EVENT_ID, user),
                wish,
                OptionalLong.of(1),
                1,
                RequestKey.of("request " + requests++, wish.toString()),
                false));
  }

  /** The code of a ticket of a user. */
  TicketCode ticket(String user, int serial) {
    var booking = app.bookings().find(user, Booking.id(EVENT_ID, user)).orElseThrow();
    return Objects.requireNonNull(booking.ticketCodes().get(serial));
  }

  /** Lets a ticket in at a door that is in use, or what is left of its booking. */
  CheckInOutcome checkIn(TicketCode code, boolean all) {
    return checkIn(checkIn, code, all, "request " + requests++);
  }

  /** Lets a ticket in as the first one of a function instance. */
  CheckInOutcome checkInFirst(TicketCode code) {
    return checkIn(app.checkIn(), code, false, "request " + requests++);
  }

  private static CheckInOutcome checkIn(CheckIn door, TicketCode code, boolean all, String key) {
    var shown = new Shown.Code(code, all);
    return door.checkIn(
        new CheckIn.ShownTickets(ORGANIZER, EVENT_ID, shown, RequestKey.of(key, ""), null));
  }

  /** Undoes a check-in of a user. */
  UndoOutcome undo(String user, CheckInOutcome letIn) {
    return app.undoCheckIn()
        .undo(
            ORGANIZER,
            EVENT_ID,
            Booking.id(EVENT_ID, user),
            ((CheckInOutcome.LetIn) letIn).checkIn().checkInId());
  }

  /** Makes a link for the first ticket of a user. */
  HandOver link(String user) {
    var made =
        app.makeHandOver()
            .make(
                app.bookings().find(user, Booking.id(EVENT_ID, user)).orElseThrow(),
                Serials.of(List.of(1)),
                RequestKey.of("request " + requests++, ""),
                clock.instant().plus(Duration.ofDays(1)));
    return ((MakeHandOver.MakeOutcome.Made) made).handOver();
  }

  OpenOutcome open(String user, HandOver link) {
    return app.openHandOver()
        .open(new OpenHandOver.OpenRequest(user, link, SHARDS, true, true, false));
  }

  NameTicket.NameOutcome nameTicket(String user) {
    return app.nameTicket()
        .name(
            new NameTicket.NameRequest(
                user, Booking.id(EVENT_ID, user), OptionalLong.of(1), 1, "Ada Lovelace"));
  }

  ComplimentaryOutcome takeComplimentary(int quantity) {
    return app.complimentaryTickets()
        .take(
            new ComplimentaryTickets.ComplimentaryRequest(
                EVENT_ID,
                SHARDS,
                ORGANIZER.userId(),
                quantity,
                RequestKey.of("request " + requests++, ""),
                false));
  }

  /** Does what the stream starts after a change of the event. */
  void applyChanges() {
    app.applyEventChanges().apply(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));
  }

  /** Does what the stream starts after a change of seats. */
  void summarize() {
    app.summarizeSeats().summarize(EVENT_ID);
  }

  void reconcile() {
    app.reconcile().reconcile(clock.instant().plus(Duration.ofMinutes(1)));
  }

  /** Gives the event a description. */
  void describe(String description) {
    new Organizer(app, app.events().find(EVENT_ID).orElseThrow())
        .patch("{\"description\": \"%s\"}".formatted(description));
  }

  void list() {
    PublishedEvents.list(listEvents, clock.instant());
  }

  Progress settle() {
    return app.settleWaitlist().settle(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));
  }

  void get() {
    PublishedEvents.get(getEvent);
  }

  void getMine() {
    PublishedEvents.get(app.getMyEvent(), ORGANIZER);
  }

  public void later(Duration time) {
    clock.advance(time);
  }

  /** The cost of an operation. */
  Spent spent(Runnable operation) {
    meter.reset();
    operation.run();
    return meter.total();
  }

  /** Picks 0, 1, 2 and so on in turn. */
  private static final class InTurn implements RandomGenerator {

    private int next;

    @Override
    public long nextLong() {
      // Only ticket codes use it, which may be equal here.
      return 0;
    }

    @Override
    public int nextInt(int bound) {
      return next++ % bound;
    }
  }
}
