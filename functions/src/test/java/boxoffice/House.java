package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;

import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.attendees.Shown;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.background.Progress;
import boxoffice.background.Reconciliation;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.ChangeOutcome;
import boxoffice.bookings.ChangeRequest;
import boxoffice.bookings.NameTicket;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.ShownCode;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.User;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/** One event on sale in its own table, with the wiring of production. */
public final class House {

  public final Faults faults = new Faults();
  public final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
  public final App app;

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final Table plain = LocalDynamoDb.newTable();
  private final BookTickets bookTickets;
  private final CancelBooking cancelBooking;
  private final Organizer organizer;
  private IntConsumer onPause = _ -> {};
  private int pauses;
  private int requests;

  private House(int capacity, int perSecond, long seed) {
    var event = PublishedEvents.publish(plain, capacity, now);
    app =
        new App(
            LocalDynamoDb.through(plain, faults),
            () -> now,
            new Random(seed),
            _ -> onPause.accept(pauses++),
            (measure, amount) -> counts.merge(measure, amount, Long::sum),
            Settings.withLimits(perSecond));
    bookTickets = app.bookTickets();
    cancelBooking = app.cancelBooking();
    organizer = new Organizer(app, event);
  }

  /** What happens while an operation waits for its next try, with the number of the pause. */
  public void onPause(IntConsumer action) {
    onPause = action;
  }

  public static House of(int capacity) {
    return new House(capacity, Integer.MAX_VALUE, 1);
  }

  public static House withLimit(int capacity, int perSecond) {
    return new House(capacity, perSecond, 1);
  }

  public BookOutcome book(String user, int quantity) {
    return book(user, quantity, OnSoldOut.REJECT, "request " + requests++);
  }

  public BookOutcome join(String user, int quantity) {
    return book(user, quantity, OnSoldOut.WAITLIST, "request " + requests++);
  }

  public BookOutcome book(String user, int quantity, OnSoldOut onSoldOut, String key) {
    // Places in the waitlist differ by their times.
    later(Duration.ofMillis(1));
    return bookTickets.book(
        new BookRequest(
            EVENT_ID,
            user,
            quantity,
            onSoldOut,
            RequestKey.of(key, quantity + " " + onSoldOut),
            false));
  }

  public BookTickets bookTickets() {
    return bookTickets;
  }

  public CancelOutcome cancel(String user) {
    return cancelBooking.cancel(CancelRequest.any(user, Booking.id(EVENT_ID, user)));
  }

  /** Changes a booking as it is now. */
  public ChangeOutcome change(String user, BookingWish wish) {
    return change(user, wish, booking(user), "change " + requests++);
  }

  /** Gives tickets of a user back. */
  public void giveBack(String user, Integer... serials) {
    changed(change(user, new BookingWish.GiveBack(Serials.of(List.of(serials)))));
  }

  /** Adds tickets to the booking of a user. */
  public void add(String user, int more) {
    changed(change(user, new BookingWish.Add(more)));
  }

  private static void changed(ChangeOutcome outcome) {
    if (!(outcome instanceof ChangeOutcome.Changed)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** Changes a booking as it was seen. */
  public ChangeOutcome change(String user, BookingWish wish, Booking seen, String key) {
    return change(request(user, wish, seen, key, false));
  }

  /** Changes a booking as it was seen, and says that it asked before. */
  public ChangeOutcome changeAgain(String user, BookingWish wish, Booking seen, String key) {
    return change(request(user, wish, seen, key, true));
  }

  private ChangeOutcome change(ChangeRequest request) {
    later(Duration.ofMillis(1));
    return app.changeBooking().change(request);
  }

  private static ChangeRequest request(
      String user, BookingWish wish, Booking seen, String key, boolean repeated) {
    return new ChangeRequest(
        user,
        seen.bookingId(),
        wish,
        OptionalLong.of(seen.generation()),
        seen.revision(),
        RequestKey.of(key, wish.toString()),
        repeated);
  }

  public CancelBooking cancelBooking() {
    return cancelBooking;
  }

  /** Writes a name on a ticket of a user. */
  public NameTicket.NameOutcome nameTicket(String user, int serial, String name) {
    return nameTicket(booking(user), serial, name);
  }

  /** Writes a name on a ticket of a booking. */
  public NameTicket.NameOutcome nameTicket(Booking booking, int serial, String name) {
    return app.nameTicket()
        .name(
            new NameTicket.NameRequest(
                booking.userId(),
                booking.bookingId(),
                OptionalLong.of(booking.generation()),
                serial,
                name));
  }

  /** The first ticket of a user. */
  public TicketCode ticket(String user) {
    return booking(user).ticketCodes().firstEntry().getValue();
  }

  /** A ticket of a user. */
  public TicketCode ticket(String user, int serial) {
    return Objects.requireNonNull(booking(user).ticketCodes().get(serial));
  }

  /** Lets a ticket in as the organizer. */
  public CheckInOutcome checkIn(ShownCode code, String key) {
    return checkIn(new Shown.Code(code, false), key);
  }

  /** Lets tickets in as the organizer. */
  public CheckInOutcome checkIn(Shown shown, String key) {
    return app.checkIn()
        .checkIn(
            new CheckIn.ShownTickets(
                organizerUser(), EVENT_ID, shown, RequestKey.of(key, shown.toString()), null));
  }

  /** Undoes the check-in of a key as the organizer. */
  public UndoOutcome undo(String user, String key) {
    return app.undoCheckIn()
        .undo(organizerUser(), EVENT_ID, Booking.id(EVENT_ID, user), RequestKey.of(key, "").key());
  }

  private User organizerUser() {
    return new User(event().organizerId(), Set.of());
  }

  /** Does what the stream starts after a change of the event. */
  public Progress applyChanges() {
    return app.applyEventChanges().apply(EVENT_ID, now.plus(Duration.ofMinutes(1)));
  }

  public Reconciliation reconcile() {
    return app.reconcile().reconcile(now.plus(Duration.ofMinutes(1)));
  }

  public Progress settle() {
    return app.settleWaitlist().settle(EVENT_ID, now.plus(Duration.ofMinutes(1)));
  }

  public void name(String user, String name) {
    var key = Keys.profile(user);
    plain.put(
        Attributes.of("PK", key.partition(), "SK", key.sort(), "type", "PROFILE", "name", name));
  }

  /** As a user who switched reminders off. */
  public void wantsNoReminders(String user) {
    plain.set(Keys.profile(user), Attributes.of("type", "PROFILE", "noReminders", true));
  }

  /** Changes an item in a way that the product never does. */
  public void damage(Key key, String expression, Object... namesAndValues) {
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

  public Organizer organizer() {
    return organizer;
  }

  public Event event() {
    return app.events().find(EVENT_ID).orElseThrow();
  }

  /** Puts a booking of another event. */
  public void seed(String user, String bookingId) {
    var key = Keys.booking(user, bookingId);
    plain.put(
        Attributes.of(
            "PK",
            key.partition(),
            "SK",
            key.sort(),
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
            1,
            "kind",
            "BOOK",
            "h1",
            "1 CONFIRMED 1 0 key body"));
  }

  public Booking booking(String user) {
    return app.bookings().find(user, Booking.id(EVENT_ID, user)).orElseThrow();
  }

  public BookingState state(String user) {
    return booking(user).state();
  }

  /** How many groups joined the waitlist before this user. */
  public int ahead(String user) {
    var booking = booking(user);
    return app.bookings().ahead(booking, Objects.requireNonNull(booking.place()), 100);
  }

  public Ledger ledger() {
    return Ledger.read(plain, event().details().capacity());
  }

  public Table table() {
    return plain;
  }

  public Instant now() {
    return now;
  }

  public void later(Duration time) {
    now = now.plus(time);
  }
}
