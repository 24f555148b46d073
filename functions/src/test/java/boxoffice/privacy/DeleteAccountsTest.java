package boxoffice.privacy;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.privacy.Leaver.ADA;
import static boxoffice.privacy.Leaver.ADDRESS;
import static boxoffice.privacy.Leaver.BEGUN;
import static boxoffice.privacy.Leaver.CANCELLABLE;
import static boxoffice.privacy.Leaver.CHECKED_IN;
import static boxoffice.privacy.Leaver.NAME;
import static boxoffice.privacy.Leaver.SOLD;
import static boxoffice.privacy.Leaver.WAIT;
import static boxoffice.privacy.Leaver.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.Ledger;
import boxoffice.accounts.FakePool;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.events.Organizer;
import boxoffice.events.OrganizerCalls;
import boxoffice.events.Role;
import boxoffice.events.Seller;
import boxoffice.events.Team;
import boxoffice.http.TestContext;
import boxoffice.privacy.DeleteAccounts.Deletions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deletion of an account, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeleteAccountsTest {

  private static final Deletions WAITS = new Deletions(0, 1, 0, 0);
  private static final Deletions DELETED = new Deletions(1, 0, 0, 0);
  private static final Deletions LEFT = new Deletions(0, 0, 1, 0);
  private static final Deletions OVERDUE = new Deletions(0, 0, 1, 1);
  private static final Deletions NOTHING = new Deletions(0, 0, 0, 0);

  @Test
  void nothing_names_the_person_afterwards() {
    var leaver = Leaver.marked();

    assertThat(leaver.delete()).isEqualTo(WAITS);
    leaver.house.later(WAIT);
    assertThat(leaver.delete()).isEqualTo(DELETED);

    assertGone(leaver);
    assertThat(leaver.delete()).isEqualTo(NOTHING);
  }

  @Test
  void what_may_be_cancelled_is_and_the_rest_stays_sold() {
    var leaver = Leaver.marked();

    leaver.deleteAfterTheWait();

    assertThat(List.of(leaver.booking(CANCELLABLE).state(), leaver.booking(WAITING).state()))
        .containsOnly(CANCELLED);
    assertThat(
            List.of(
                leaver.booking(SOLD).state(),
                leaver.booking(BEGUN).state(),
                leaver.booking(CHECKED_IN).state()))
        .containsOnly(CONFIRMED);
    assertThat(leaver.booking(CHECKED_IN).checkedIn().isEmpty()).isFalse();
    for (var eventId : List.of(SOLD, BEGUN, CHECKED_IN, CANCELLABLE, WAITING)) {
      assertThat(Ledger.read(leaver.house.table(), eventId, 4).violations()).isEmpty();
    }
  }

  @Test
  void links_and_names_on_tickets_go() {
    var leaver = Leaver.marked();
    var app = leaver.house.app;
    var sold = leaver.booking(SOLD);
    leaver.house.nameTicket(sold, 1, "Eve Ray");
    app.makeHandOver()
        .make(
            sold,
            Serials.of(List.of(1)),
            RequestKey.of("key", ""),
            leaver.house.now().plus(Duration.ofDays(5)));

    leaver.deleteAfterTheWait();

    assertThat(WholeTable.items(leaver.house.table(), "TICKET_NAMES")).isEmpty();
    assertThat(app.handOvers().ofBooking(ADA, sold.bookingId()))
        .singleElement()
        .returns(true, link -> link.withdrawnAt() != null);
    assertThat(leaver.booking(SOLD)).isEqualTo(sold);
  }

  @Test
  void a_member_leaves_every_event() {
    var leaver = Leaver.marked();
    var table = leaver.house.table();
    for (var eventId : List.of(SOLD, BEGUN, CANCELLABLE)) {
      Team.add(table, eventId, ADA, Role.STEWARD, leaver.house.now());
    }
    Team.add(table, SOLD, "bob", Role.STEWARD, leaver.house.now());
    leaver.house.app.events().archive(leaver.house.app.events().find(BEGUN).orElseThrow());

    leaver.deleteAfterTheWait();

    assertThat(WholeTable.items(table, "MEMBER"))
        .singleElement()
        .returns("bob", item -> item.text("userId"));
    assertThat(WholeTable.items(table, "LOG"))
        .filteredOn(item -> item.text("action").equals("LEFT"))
        .extracting(item -> item.text("PK"))
        .containsExactlyInAnyOrder("EVENT#" + SOLD, "EVENT#" + CANCELLABLE);
  }

  @Test
  void a_draft_goes_with_its_people_and_log() {
    var leaver = Leaver.marked();
    var table = leaver.house.table();
    Team.add(table, leaver.draft, "bob", Role.CO_ORGANIZER, leaver.house.now());

    leaver.deleteAfterTheWait();

    assertThat(WholeTable.with(table, leaver.draft)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nobody_is_sent_to_who_is_gone(boolean cancelled) {
    var leaver = Leaver.marked();
    var app = leaver.house.app;
    var event = app.events().find(leaver.draft).orElseThrow();
    new OrganizerCalls(app).publish(leaver.draft);
    new Organizer(app, event)
        .patch(
            """
            {"organizerName": "Ada Lovelace", "contact": "ada@example.com", "price": "12 €"}
            """);
    if (cancelled) {
      new OrganizerCalls(app).cancel(leaver.draft);
    } else {
      leaver.house.later(Duration.ofDays(21));
    }

    leaver.deleteAfterTheWait();

    assertThat(app.events().find(leaver.draft).orElseThrow().details().seller())
        .isEqualTo(new Seller(null, null, "12 €"));
  }

  @Test
  void nobody_joins_an_event_of_who_is_gone() {
    var leaver = Leaver.marked();
    var table = leaver.house.table();
    new OrganizerCalls(leaver.house.app).publish(leaver.draft);
    Team.add(table, leaver.draft, "bob", Role.STEWARD, leaver.house.now());
    new OrganizerCalls(leaver.house.app).cancel(leaver.draft);

    leaver.deleteAfterTheWait();

    assertThat(WholeTable.items(table, "INVITATION")).isEmpty();
    assertThat(WholeTable.items(table, "MEMBER")).hasSize(1);
  }

  @Test
  void the_account_is_closed_at_once() {
    var leaver = Leaver.marked();

    leaver.delete();

    assertThat(leaver.pool.find(ADA).orElseThrow())
        .returns(false, FakePool.User::isEnabled)
        .returns(0, FakePool.User::sessions);
    assertThat(leaver.pool.find("bob").orElseThrow().isEnabled()).isTrue();
  }

  @Test
  void nothing_is_removed_while_a_token_is_good() {
    var leaver = Leaver.marked();
    leaver.delete();

    leaver.house.later(WAIT.minusMillis(1));

    assertThat(leaver.delete()).isEqualTo(WAITS);
    assertThat(WholeTable.with(leaver.house.table(), NAME)).hasSize(1);
    assertThat(leaver.pool.find(ADA)).isPresent();
  }

  @Test
  void what_a_token_in_hand_brings_goes_too() {
    var leaver = Leaver.marked();
    leaver.delete();

    leaver.house.later(WAIT.minusSeconds(1));
    leaver.book(ADA, CANCELLABLE, 1, OnSoldOut.REJECT);
    leaver.drafts("Another concert");
    assertThat(leaver.booking(CANCELLABLE).state()).isEqualTo(CONFIRMED);
    leaver.house.later(Duration.ofSeconds(1));

    assertThat(leaver.delete()).isEqualTo(DELETED);
    assertThat(leaver.booking(CANCELLABLE).state()).isEqualTo(CANCELLED);
    assertGone(leaver);
  }

  @Test
  void a_look_that_began_early_is_not_the_last() {
    var leaver = Leaver.marked();
    leaver.delete();
    leaver.house.later(WAIT.minusSeconds(10));
    // The wait is over in the middle of the look: a token was good when it began.
    leaver.house.faults.beforeQueries(() -> leaver.house.later(Duration.ofSeconds(6)));

    assertThat(leaver.delete()).isEqualTo(WAITS);
    leaver.house.faults.beforeQueries(() -> {});
    leaver.book(ADA, CANCELLABLE, 1, OnSoldOut.REJECT);
    assertThat(leaver.delete()).isEqualTo(DELETED);

    assertThat(leaver.booking(CANCELLABLE).state()).isEqualTo(CANCELLED);
  }

  @Test
  void the_wait_begins_when_the_account_is_closed() {
    var leaver = Leaver.marked();
    leaver.pool.fail("AdminUserGlobalSignOut");
    assertThat(leaver.delete()).isEqualTo(LEFT);
    leaver.house.later(WAIT);
    leaver.pool.serve();

    assertThat(leaver.delete()).isEqualTo(WAITS);
    assertThat(leaver.pool.find(ADA)).isPresent();
    leaver.house.later(WAIT);
    assertThat(leaver.delete()).isEqualTo(DELETED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_at_the_table_it_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = 0; died; after++) {
      var leaver = Leaver.marked();
      leaver.house.faults.kill(after, takesEffect);
      died = dies(leaver);
      leaver.house.faults.revive();

      leaver.deleteAfterTheWait();

      assertGone(leaver);
      assertSettled(leaver);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_at_cognito_it_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = 0; died; after++) {
      var leaver = Leaver.marked();
      leaver.pool.kill(after, takesEffect);
      died = dies(leaver);
      leaver.pool.revive();

      leaver.deleteAfterTheWait();

      assertGone(leaver);
      assertSettled(leaver);
    }
  }

  @Test
  void two_runs_at_once_do_no_harm() {
    var met = true;
    for (var after = 0; met; after++) {
      var leaver = Leaver.marked();
      leaver.delete();
      leaver.house.later(WAIT);
      var other = new BeforeRequest(after, leaver::delete);

      leaver.deleteThrough(other);

      met = other.isDone();
      assertThat(leaver.delete()).as("after %d", after).isEqualTo(NOTHING);
      assertGone(leaver);
      assertSettled(leaver);
    }
  }

  @Test
  void what_cannot_be_cancelled_yet_keeps_the_account() {
    var leaver = Leaver.marked();
    leaver.delete();
    leaver.book(ADA, CANCELLABLE, 1, OnSoldOut.REJECT);
    leaver.house.later(WAIT);
    leaver.house.faults.next(6, Fault.CONFLICT);

    assertThat(leaver.delete()).isEqualTo(LEFT);
    assertThat(WholeTable.with(leaver.house.table(), NAME)).hasSize(1);
    assertThat(leaver.pool.find(ADA)).isPresent();

    assertThat(leaver.delete()).isEqualTo(DELETED);
    assertSettled(leaver);
  }

  @Test
  void lost_replies_leave_it_to_the_next_run() {
    var leaver = Leaver.marked();
    leaver.house.faults.next(12, Fault.CONFLICT);
    leaver.delete();
    leaver.house.faults.next(3, Fault.LOST_REPLY);

    leaver.deleteAfterTheWait();
    leaver.delete();

    assertGone(leaver);
    assertSettled(leaver);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AdminDisableUser", "AdminUserGlobalSignOut", "AdminGetUser", "AdminDeleteUser"})
  void what_cognito_does_not_serve_is_left(String operation) {
    var leaver = Leaver.marked();
    leaver.pool.fail(operation);
    assertThat(leaver.deleteAfterTheWait()).isEqualTo(LEFT);
    leaver.pool.serve();

    leaver.deleteAfterTheWait();

    assertGone(leaver);
  }

  @Test
  void an_account_that_is_gone_already_ends_well() {
    var leaver = Leaver.marked();
    leaver.pool.accounts().delete(ADA);

    leaver.delete();
    leaver.house.later(WAIT);

    assertThat(leaver.delete()).isEqualTo(DELETED);
    assertThat(WholeTable.with(leaver.house.table(), NAME)).isEmpty();
    assertSettled(leaver);
  }

  @Test
  void an_event_published_meanwhile_keeps_the_account() {
    var leaver = Leaver.marked();
    new OrganizerCalls(leaver.house.app).publish(leaver.draft);

    assertThat(leaver.deleteAfterTheWait()).isEqualTo(LEFT);
    assertThat(leaver.pool.find(ADA)).isPresent();
    leaver.house.later(Duration.ofHours(1));
    assertThat(leaver.delete()).isEqualTo(OVERDUE);
    new OrganizerCalls(leaver.house.app).cancel(leaver.draft);

    assertThat(leaver.delete()).isEqualTo(DELETED);
    assertThat(leaver.house.app.events().find(leaver.draft)).isPresent();
  }

  @Test
  void an_overdue_deletion_fails_the_function() {
    var leaver = Leaver.marked();
    leaver.pool.fail("AdminDeleteUser");
    leaver.deleteAfterTheWait();
    leaver.house.later(Duration.ofHours(1));
    var handler =
        new DeleteAccountsHandler(leaver.deleteAccounts(leaver.house.faults), leaver.house::now);

    assertThatIllegalStateException()
        .isThrownBy(() -> handler.handleRequest(Map.of(), new TestContext(120_000)))
        .withMessageContaining("1 deletions");
    leaver.pool.serve();
    assertThat(handler.handleRequest(Map.of(), new TestContext(120_000))).isEqualTo(DELETED);
  }

  @Test
  void one_that_fails_does_not_keep_the_others() {
    var leaver = Leaver.marked();
    leaver.house.seed("bob", "f".repeat(32));
    leaver.marks(leaver.house.table()).set("bob", leaver.house.now().minusSeconds(1));

    assertThat(leaver.deleteAfterTheWait()).isEqualTo(new Deletions(1, 0, 1, 0));

    assertGone(leaver);
    assertThat(leaver.pool.find("bob")).isPresent();
  }

  @Test
  void ends_when_its_time_is_over() {
    var leaver = Leaver.marked();
    leaver.delete();
    leaver.house.later(WAIT);

    assertThat(leaver.deleteAccounts(leaver.house.faults).delete(leaver.house.now()))
        .isEqualTo(LEFT);
    assertThat(leaver.delete()).isEqualTo(DELETED);
  }

  private static boolean dies(Leaver leaver) {
    try {
      leaver.deleteAfterTheWait();
      return false;
    } catch (Faults.Killed | FakePool.Killed _) {
      return true;
    }
  }

  private static void assertGone(Leaver leaver) {
    var table = leaver.house.table();
    assertThat(leaver.pool.find(ADA)).isEmpty();
    assertThat(WholeTable.with(table, NAME)).isEmpty();
    assertThat(WholeTable.with(table, ADDRESS)).isEmpty();
    assertThat(WholeTable.with(table, "concert of mine")).isEmpty();
    assertThat(leaver.marks(table).find(ADA)).isEmpty();
    assertThat(WholeTable.items(table, "IDEMPOTENCY")).isEmpty();
    assertThat(WholeTable.items(table, "MAILBOX")).isEmpty();
    assertThat(WholeTable.items(table, "PROFILE")).hasSize(1);
    // What is left of her is an id: on bookings that hold their place and on what the door did with
    // them, on counters for a minute.
    assertThat(WholeTable.with(table, ADA))
        .extracting(item -> item.text("type"))
        .containsOnly("BOOKING", "CHECK_IN", "LOG", "RATE");
  }

  @Test
  void nobody_sees_who_was_let_in() {
    var leaver = Leaver.marked();
    leaver.deleteAfterTheWait();

    assertThat(leaver.checkIn())
        .isInstanceOfSatisfying(
            CheckInOutcome.LetIn.class, again -> assertThat(again.name()).isNull());
  }

  private static void assertSettled(Leaver leaver) {
    assertThat(leaver.booking(CANCELLABLE).state()).isEqualTo(CANCELLED);
    assertThat(leaver.booking(WAITING).state()).isEqualTo(CANCELLED);
    assertThat(leaver.booking(SOLD).state()).isEqualTo(CONFIRMED);
    for (var eventId : List.of(SOLD, BEGUN, CHECKED_IN, CANCELLABLE, WAITING)) {
      assertThat(Ledger.read(leaver.house.table(), eventId, 4).violations()).isEmpty();
    }
  }
}
