package boxoffice.privacy;

import static boxoffice.bookings.OnSoldOut.REJECT;
import static boxoffice.bookings.OnSoldOut.WAITLIST;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.Claims;
import boxoffice.accounts.FakePool;
import boxoffice.accounts.Mailboxes;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.attendees.Shown;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.Booking;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.OrganizedEvents;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Secret;
import boxoffice.http.User;
import boxoffice.privacy.DeleteAccounts.Deletions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ada, who has bookings of every kind and a draft, and the job that deletes her account. */
final class Leaver {

  static final String ADA = "11111111-1111-4111-8111-111111111111";
  static final String NAME = "Ada Lovelace";
  static final String ADDRESS = "ada.lovelace@example.com";

  /** Past its deadline: the event of the house. */
  static final String SOLD = PublishedEvents.EVENT_ID;

  static final String BEGUN = "b".repeat(32);
  static final String CHECKED_IN = "c".repeat(32);
  static final String CANCELLABLE = "d".repeat(32);
  static final String WAITING = "e".repeat(32);

  static final Duration WAIT = Duration.ofMinutes(16);

  final House house = House.of(4);
  final FakePool pool = new FakePool();
  final String draft;

  Leaver() {
    publish(BEGUN, house.now().minus(Duration.ofHours(20)));
    book(ADA, SOLD, 2, REJECT);
    book(ADA, BEGUN, 1, REJECT);
    house.later(Duration.ofMinutes(23 * 60 + 30));
    for (var eventId : new String[] {CHECKED_IN, CANCELLABLE, WAITING}) {
      publish(eventId, house.now());
    }
    book(ADA, CHECKED_IN, 1, REJECT);
    checkIn();
    book(ADA, CANCELLABLE, 3, REJECT);
    book("bob", WAITING, 4, REJECT);
    book(ADA, WAITING, 2, WAITLIST);
    draft = drafts("A concert of mine");
    house.name(ADA, NAME);
    house.name("bob", "Bob");
    pool.add(ADA, ADDRESS, true, house.now());
    Claims.claim(mailboxes(house.table()), ADDRESS, ADA);
    pool.add("bob", "bob@example.com", true, house.now());
  }

  /** A leaver who asked for it just now; the account is not closed yet. */
  static Leaver marked() {
    var leaver = new Leaver();
    leaver.marks(leaver.house.table()).set(ADA, leaver.house.now());
    return leaver;
  }

  String drafts(String name) {
    return PublishedEvents.drafts(house.app, ADA, name, start());
  }

  Instant start() {
    return house.now().plus(Duration.ofDays(20));
  }

  void book(String user, String eventId, int quantity, OnSoldOut onSoldOut) {
    house.later(Duration.ofMillis(1));
    house
        .bookTickets()
        .book(
            new BookRequest(
                eventId,
                user,
                quantity,
                onSoldOut,
                RequestKey.of(user + eventId + house.now(), ""),
                false));
  }

  Booking booking(String eventId) {
    return house.app.bookings().find(ADA, Booking.id(eventId, ADA)).orElseThrow();
  }

  private void publish(String eventId, Instant now) {
    PublishedEvents.publish(house.table(), eventId, 4, now);
  }

  /** Lets her ticket in, or repeats that. */
  CheckInOutcome checkIn() {
    return checkIn("door");
  }

  /** Undoes a check-in of her ticket. */
  UndoOutcome undo(String key) {
    return house
        .app
        .undoCheckIn()
        .undo(
            new User("organizer", Set.of()),
            CHECKED_IN,
            Booking.id(CHECKED_IN, ADA),
            RequestKey.of(key, "").key());
  }

  CheckInOutcome checkIn(String key) {
    var code = booking(CHECKED_IN).ticketCodes().firstEntry().getValue();
    return house
        .app
        .checkIn()
        .checkIn(
            new CheckIn.ShownTickets(
                new User("organizer", Set.of()),
                CHECKED_IN,
                new Shown.Code(code, false),
                RequestKey.of(key, ""),
                null));
  }

  /** What the job does until nothing is left for it but to wait, and after the wait. */
  Deletions deleteAfterTheWait() {
    delete();
    house.later(WAIT);
    return delete();
  }

  Deletions delete() {
    return deleteAccounts(house.faults).delete(until());
  }

  Deletions deleteThrough(ExecutionInterceptor interceptor) {
    return deleteAccounts(interceptor).delete(until());
  }

  private Instant until() {
    return house.now().plus(Duration.ofMinutes(1));
  }

  AccountMarks marks(Table table) {
    return new AccountMarks(table, AccountMarks.Kind.DELETION);
  }

  private static Mailboxes mailboxes(Table table) {
    return new Mailboxes(table, new Secret("a-secret"), true);
  }

  OrganizedEvents organized() {
    return new OrganizedEvents(
        house.app.events(),
        house.app.people(),
        house.app.eventLog(),
        house.app.idempotency(),
        house::now);
  }

  CloseAccount closeAccount() {
    return new CloseAccount(pool.accounts(), marks(house.table()), house::now);
  }

  DeleteAccounts deleteAccounts(ExecutionInterceptor interceptor) {
    var table = LocalDynamoDb.through(house.table(), interceptor);
    var app = TestApp.on(table, house::now);
    var marks = marks(table);
    return new DeleteAccounts(
        marks,
        new CloseAccount(pool.accounts(), marks, house::now),
        pool.accounts(),
        mailboxes(table),
        app.profiles(),
        app.bookings(),
        app.cancelBooking(),
        app.makeHandOver(),
        new OrganizedEvents(
            app.events(), app.people(), app.eventLog(), app.idempotency(), house::now),
        app.members(),
        WAIT,
        house::now);
  }
}
