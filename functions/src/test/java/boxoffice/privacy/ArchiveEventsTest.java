package boxoffice.privacy;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.FakePool;
import boxoffice.accounts.RemoveUnconfirmed;
import boxoffice.background.ApplyEventChanges;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.RemovedBookings;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import boxoffice.events.Role;
import boxoffice.events.Seller;
import boxoffice.events.Team;
import boxoffice.http.TestContext;
import boxoffice.metrics.Measure;
import boxoffice.privacy.ArchiveEvents.Archival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What retention does to events, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveEventsTest {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Archival ONE = new Archival(1, 0, 0);
  private static final Archival NONE = new Archival(0, 0, 0);
  private static final Archival LEFT = new Archival(0, 1, 0);

  /** The first requests of a run only list events. */
  private static final int LISTING = 14;

  /**
   * Ada 2, one of them in; Bob 1; Cec cancelled 2; Dan waited for 4 and Eve for 1, who gave nothing
   * back.
   */
  private static final RemovedBookings COUNTS = new RemovedBookings(5, 3, 2, 1);

  @Test
  void bookings_go_and_their_counts_stay() {
    var house = longAgo();
    var seats = seats(house);

    assertThat(archive(house)).isEqualTo(ONE);

    assertGone(house);
    assertThat(seats(house)).isEqualTo(seats);
    assertThat(house.app.bookings().removed(EVENT_ID)).isEqualTo(COUNTS);
    assertThat(archive(house)).isEqualTo(NONE);
  }

  @Test
  void names_on_tickets_go() {
    var house = longAgo();
    house.nameTicket("bob", 1, "Eve Ray");
    assertThat(WholeTable.items(house.table(), "TICKET_NAMES")).hasSize(1);

    archive(house);

    assertThat(WholeTable.items(house.table(), "TICKET_NAMES")).isEmpty();
  }

  @Test
  void messages_go_and_counts_of_mails_stay() {
    var house = longAgo();
    house.organizer().message("Doors", "At 19:00.");
    house.later(Duration.ofDays(1));
    house.organizer().message("Thanks", "See you.");
    house.app.noticeCounts().sent(EVENT_ID);

    assertThat(archive(house)).isEqualTo(ONE);

    assertThat(house.organizer().notices().text())
        .isEqualTo("{\"sent\":1,\"refused\":0,\"messages\":[]}");
  }

  @Test
  void people_and_log_go() {
    var house = longAgo();
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    for (var i = 0; i < 101; i++) {
      house.later(Duration.ofMillis(1));
      house.organizer().patch("{\"name\": \"Name %d\"}".formatted(i));
    }

    assertThat(archive(house)).isEqualTo(ONE);

    for (var type : List.of("MEMBER", "INVITATION", "PEOPLE", "LOG")) {
      assertThat(WholeTable.items(house.table(), type)).as(type).isEmpty();
    }
  }

  @Test
  void the_event_and_its_note_show_what_they_did() {
    var house = longAgo();
    house.app.summarizeSeats().summarize(EVENT_ID);
    house.applyChanges();
    house.app.summarizeSeats().summarize(EVENT_ID);
    var note = house.table().get(Keys.note(EVENT_ID));
    var details = house.event().details();

    archive(house);

    assertThat(house.table().get(Keys.note(EVENT_ID))).isEqualTo(note);
    assertThat(house.event().details()).isEqualTo(details);
    assertThat(house.event().isArchived()).isTrue();
  }

  @Test
  void whom_to_ask_goes() {
    var house = longAgo();
    house
        .organizer()
        .patch(
            """
            {"organizerName": "Ada Lovelace", "contact": "ada@example.com", "price": "12 €"}
            """);

    archive(house);

    assertThat(house.event().details().seller()).isEqualTo(new Seller(null, null, "12 €"));
  }

  @Test
  void what_began_later_stays() {
    var house = House.of(4);
    house.book("ada", 2);
    house.later(Duration.ofDays(1).plus(KEPT).minusMillis(1));

    assertThat(archive(house)).isEqualTo(NONE);
    assertThat(house.booking("ada").quantity()).isEqualTo(2);
    house.later(Duration.ofMillis(1));
    assertThat(archive(house)).isEqualTo(ONE);
  }

  @Test
  void what_is_still_on_stays() {
    var house = recent();
    house.organizer().patch("{\"endsAt\": \"%s\"}".formatted(house.now().plus(WEEK)));
    house.later(WEEK.minusMillis(1));

    assertThat(archive(house, Duration.ofDays(1))).isEqualTo(NONE);
    house.later(Duration.ofMillis(1));
    assertThat(archive(house, Duration.ofDays(1))).isEqualTo(ONE);
  }

  @Test
  void a_cancelled_event_is_swept_first() {
    var house = cancelledLongAgo();

    assertThat(archive(house)).isEqualTo(ONE);

    assertGone(house);
    assertThat(house.ledger().returned() + house.ledger().available()).isEqualTo(5);
    assertThat(house.app.bookings().removed(EVENT_ID))
        .returns(0, RemovedBookings::confirmedTickets)
        .returns(5, RemovedBookings::bookings);
  }

  @Test
  void nobody_changes_an_archived_event() {
    var house = longAgo();
    archive(house);
    var archived = house.table().get(Keys.event(EVENT_ID));

    assertThat(house.organizer().patch("{\"name\": \"Another\"}").problem())
        .isEqualTo("event-archived");
    assertThat(house.organizer().patch("{\"startsAt\": \"2028-01-01T10:00:00Z\"}").problem())
        .isEqualTo("event-archived");
    assertThat(house.organizer().cancel().problem()).isEqualTo("event-archived");
    assertThat(house.table().get(Keys.event(EVENT_ID))).isEqualTo(archived);
  }

  @Test
  void a_cancellation_repeated_late_finds_it_cancelled() {
    var house = cancelledLongAgo();
    archive(house);

    assertThat(house.organizer().cancel().status()).isEqualTo(202);
  }

  @Test
  void an_event_that_moves_meanwhile_is_not_archived() {
    var moved = 0;
    var met = true;
    for (var after = LISTING; met; after++) {
      var house = longAgo();
      var start = house.now().plus(Duration.ofDays(9));
      var body = "{\"startsAt\": \"%s\"}".formatted(start);
      var move = new BeforeRequest(after, () -> house.organizer().patch(body));

      archiveThrough(house, move);

      met = move.isDone();
      if (house.event().details().startsAt().equals(start)) {
        assertThat(house.event().isArchived()).as("after %d", after).isFalse();
        assertThat(house.booking("ada").quantity()).isEqualTo(2);
        moved++;
      } else {
        assertGone(house);
      }
    }
    assertThat(moved).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_anywhere_it_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = LISTING; died; after++) {
      var house = longAgo();
      var seats = seats(house);
      house.faults.kill(after, takesEffect);
      died = dies(house);
      house.faults.revive();

      archive(house);

      assertGone(house);
      assertThat(seats(house)).isEqualTo(seats);
      assertThat(house.app.bookings().removed(EVENT_ID)).as("after %d", after).isEqualTo(COUNTS);
    }
  }

  @Test
  void two_runs_at_once_count_each_booking_once() {
    var met = true;
    for (var after = LISTING; met; after++) {
      var house = longAgo();
      var other = new BeforeRequest(after, () -> archive(house));

      archiveThrough(house, other);

      met = other.isDone();
      archive(house);
      assertGone(house);
      assertThat(house.app.bookings().removed(EVENT_ID)).as("after %d", after).isEqualTo(COUNTS);
    }
  }

  @Test
  void a_lost_reply_counts_nothing_twice() {
    for (var fault : new Fault[] {Fault.LOST_REPLY, Fault.LOST_REQUEST, Fault.CONFLICT}) {
      for (var before = 0; before < 6; before++) {
        var house = longAgo();
        house.faults.next(before, Fault.NONE).next(fault);

        archive(house);
        archive(house);

        assertGone(house);
        assertThat(house.app.bookings().removed(EVENT_ID)).isEqualTo(COUNTS);
      }
    }
  }

  @Test
  void a_check_in_meanwhile_is_counted() {
    var in = new ArrayList<Integer>();
    var met = true;
    for (var after = LISTING; met; after++) {
      var each = justOver();
      var bob = each.ticket("bob");
      var checkIn = new BeforeRequest(after, () -> each.checkIn(bob, "late"));

      archiveThrough(each, checkIn, HOUR);

      met = checkIn.isDone();
      assertGone(each);
      var counted = each.app.bookings().removed(EVENT_ID).checkedInTickets();
      assertThat(counted).as("after %d", after).isEqualTo(checkedIn(each));
      in.add(counted);
    }
    assertThat(in).contains(1, 2);
  }

  @Test
  void an_undo_meanwhile_is_counted() {
    var in = new ArrayList<Integer>();
    var met = true;
    for (var after = LISTING; met; after++) {
      var each = justOver();
      each.checkIn(each.ticket("bob"), "late");
      var undo = new BeforeRequest(after, () -> each.undo("bob", "late"));

      archiveThrough(each, undo, HOUR);

      met = undo.isDone();
      assertGone(each);
      var counted = each.app.bookings().removed(EVENT_ID).checkedInTickets();
      assertThat(counted).as("after %d", after).isEqualTo(checkedIn(each));
      in.add(counted);
    }
    assertThat(in).contains(1, 2);
  }

  /** How many tickets are in by what the functions counted. */
  private static int checkedIn(House house) {
    return Math.toIntExact(
        house.counts.getOrDefault(Measure.CHECK_INS, 0L)
            - house.counts.getOrDefault(Measure.CHECK_INS_UNDONE, 0L));
  }

  @ParameterizedTest
  @ValueSource(ints = {96, 97, 200})
  void a_booking_goes_with_all_its_check_ins(int times) {
    var house = House.of(5);
    house.book("ada", 2);
    house.book("bob", 1);
    for (var i = 1; i < times; i++) {
      house.checkIn(house.ticket("ada"), "ada " + i);
      house.undo("ada", "ada " + i);
    }
    house.checkIn(house.ticket("ada"), "ada");
    house.checkIn(house.ticket("bob"), "bob");
    assertThat(WholeTable.items(house.table(), "CHECK_IN")).hasSize(times + 1);
    house.later(KEPT.plusDays(2));

    assertThat(archive(house)).isEqualTo(ONE);

    assertGone(house);
    assertThat(house.app.bookings().removed(EVENT_ID)).isEqualTo(new RemovedBookings(2, 3, 0, 2));
  }

  @Test
  void many_bookings_go_with_their_check_ins() {
    var house = House.of(200);
    for (var i = 0; i < 100; i++) {
      house.book("user" + i, 2);
      for (var code : house.booking("user" + i).ticketCodes().values()) {
        house.checkIn(code, "%d %d".formatted(i, code.serial()));
      }
    }
    house.later(KEPT.plusDays(2));

    assertThat(archive(house)).isEqualTo(ONE);

    assertGone(house);
    assertThat(house.app.bookings().removed(EVENT_ID))
        .isEqualTo(new RemovedBookings(100, 200, 0, 200));
  }

  @Test
  void check_ins_of_earlier_generations_go_too() {
    var house = House.of(5);
    house.book("ada", 2);
    house.checkIn(house.ticket("ada"), "first");
    house.undo("ada", "first");
    house.cancel("ada");
    house.book("bob", 1);
    house.checkIn(house.ticket("bob"), "second");
    house.undo("bob", "second");
    house.cancel("bob");
    house.book("bob", 1);
    house.later(KEPT.plusDays(2));

    assertThat(archive(house)).isEqualTo(ONE);

    assertGone(house);
  }

  @Test
  void a_large_event_goes_on_where_it_stopped() {
    var house = House.of(600);
    IntStream.range(0, 250).forEach(i -> house.book("user" + i, 2));
    house.later(KEPT.plusDays(2));
    house.applyChanges();
    var runs = 0;
    Archival archival;
    do {
      // Its time is over after a few requests.
      var slow = new BeforeRequest(25, () -> house.later(Duration.ofMinutes(2)));
      archival = archiveThrough(house, slow);
      runs++;
    } while (archival.archived() == 0);

    assertThat(runs).isBetween(2, 20);
    assertGone(house);
    assertThat(house.app.bookings().removed(EVENT_ID))
        .isEqualTo(new RemovedBookings(250, 500, 0, 0));
  }

  @Test
  void reconcile_finds_nothing_wrong() {
    var met = true;
    for (var after = LISTING; met; after++) {
      var each = recent();
      var reconcile =
          new BeforeRequest(after, () -> assertThat(each.reconcile().differences()).isEmpty());

      archiveThrough(each, reconcile, Duration.ofDays(1));

      met = reconcile.isDone();
      assertThat(each.reconcile())
          .satisfies(report -> assertThat(report.differences()).isEmpty())
          .satisfies(report -> assertThat(report.unchecked()).isZero());
    }
  }

  @Test
  void an_event_archived_while_it_is_reconciled_is_in_order() {
    var met = true;
    for (var after = LISTING; met; after++) {
      var house = recent();
      house.applyChanges();
      var archive = new BeforeRequest(after, () -> archive(house, Duration.ofDays(1)));
      var table = LocalDynamoDb.through(house.table(), archive);

      var report =
          TestApp.on(table, house::now)
              .reconcile()
              .reconcile(house.now().plus(Duration.ofMinutes(1)));

      met = archive.isDone();
      assertThat(report.differences()).as("after %d", after).isEmpty();
      assertThat(report.unchecked()).isZero();
    }
  }

  @Test
  void one_that_fails_does_not_keep_the_others() {
    var house = longAgo();
    PublishedEvents.publish(
        house.table(), "a".repeat(32), 4, Instant.parse("2026-11-23T11:00:00Z"));
    house.damage(Keys.seats("a".repeat(32), 0), "REMOVE epoch SET nothing = :n", ":n", 1);

    assertThat(archive(house)).isEqualTo(new Archival(1, 1, 1));

    assertGone(house);
  }

  @Test
  void a_failure_fails_the_function() {
    var house = longAgo();
    house.damage(Keys.seats(EVENT_ID, 0), "REMOVE epoch SET nothing = :n", ":n", 1);

    assertThatIllegalStateException()
        .isThrownBy(() -> handler(house, KEPT).handleRequest(Map.of(), new TestContext(120_000)));
  }

  @Test
  void a_retention_of_zero_days_is_none() {
    var house = longAgo();
    house.later(Duration.ofDays(3_000));

    var removed = handler(house, Duration.ZERO).handleRequest(Map.of(), new TestContext(120_000));

    assertThat(removed.events()).isEqualTo(NONE);
    assertThat(house.booking("ada").quantity()).isEqualTo(2);
  }

  @Test
  void an_event_on_sale_loses_no_booking() {
    var house = House.of(4);
    house.book("ada", 2);

    assertThat(
            new BookingTransactions(house.table())
                .remove(EVENT_ID, List.of(house.booking("ada")), List.of()))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(house.booking("ada").quantity()).isEqualTo(2);
  }

  /** A house whose event began more than 90 days ago, with two groups that still wait. */
  private static House longAgo() {
    var house = recent();
    house.later(KEPT);
    return house;
  }

  /** Such a house whose event was cancelled, and whose bookings nobody swept yet. */
  private static House cancelledLongAgo() {
    var house = open();
    house.organizer().cancel();
    house.later(KEPT.plusDays(2));
    return house;
  }

  /** A house whose event began a day ago. */
  private static House recent() {
    var house = open();
    house.later(Duration.ofDays(2));
    return house;
  }

  /** A house whose event is over, and whose door is open still. */
  private static House justOver() {
    var house = open();
    house.later(Duration.ofHours(29));
    return house;
  }

  /** A house whose door has just opened. */
  private static House open() {
    var house = House.of(5);
    house.name("ada", "Ada Lovelace");
    house.book("ada", 2);
    house.book("bob", 1);
    house.book("cec", 2);
    house.join("dan", 4);
    house.join("eve", 1);
    house.cancel("cec");
    house.checkIn(house.ticket("ada"), "door");
    return house;
  }

  private static Archival archive(House house) {
    return archiveThrough(house, house.faults);
  }

  private static Archival archive(House house, Duration kept) {
    return archiveThrough(house, house.faults, kept);
  }

  private static Archival archiveThrough(House house, ExecutionInterceptor interceptor) {
    return archiveThrough(house, interceptor, KEPT);
  }

  private static Archival archiveThrough(
      House house, ExecutionInterceptor interceptor, Duration kept) {
    return archiveEvents(LocalDynamoDb.through(house.table(), interceptor), house)
        .archive(house.now().minus(kept), house.now().plus(Duration.ofMinutes(1)));
  }

  private static ArchiveEvents archiveEvents(Table table, House house) {
    var app = TestApp.on(table, house::now);
    ApplyEventChanges apply = app.applyEventChanges();
    return new ArchiveEvents(
        app.events(),
        app.messages(),
        app.people(),
        app.eventLog(),
        app.bookings(),
        new BookingTransactions(table),
        apply,
        new Attempts(house::now, new Random(1), _ -> {}, _ -> {}),
        house::now);
  }

  private static RetentionHandler handler(House house, Duration kept) {
    var unconfirmed = new AccountMarks(house.table(), AccountMarks.Kind.UNCONFIRMED);
    return new RetentionHandler(
        new Retention(
            archiveEvents(house.table(), house),
            new RemoveUnconfirmed(
                new FakePool().accounts(),
                unconfirmed,
                new AccountMarks(house.table(), AccountMarks.Kind.DELETION),
                house.app.profiles(),
                house::now),
            kept,
            Duration.ofDays(7),
            house::now),
        house::now);
  }

  private static boolean dies(House house) {
    try {
      archive(house);
      return false;
    } catch (Faults.Killed _) {
      return true;
    }
  }

  private static void assertGone(House house) {
    var table = house.table();
    assertThat(WholeTable.items(table, "BOOKING")).isEmpty();
    assertThat(WholeTable.items(table, "WAITLIST")).isEmpty();
    assertThat(WholeTable.with(table, "ARCHIVING")).isEmpty();
    // Of her account, not of the event.
    assertThat(WholeTable.with(table, "USER#"))
        .allMatch(item -> item.text("type").equals("PROFILE"));
    assertThat(house.event().isArchived()).isTrue();
  }

  /** The free seats of each shard. */
  private static List<Long> seats(House house) {
    return WholeTable.items(house.table(), "SEATS").stream()
        .map((Item shard) -> shard.number("available") + shard.number("returned"))
        .toList();
  }
}
