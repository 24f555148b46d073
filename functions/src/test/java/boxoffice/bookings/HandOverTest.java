package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.House;
import boxoffice.Settings;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.bookings.BookingWish.Add;
import boxoffice.bookings.BookingWish.GiveBack;
import boxoffice.bookings.MakeHandOver.MakeOutcome;
import boxoffice.bookings.MakeHandOver.WithdrawOutcome;
import boxoffice.bookings.OpenHandOver.OpenRequest;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.dynamodb.Outcome;
import boxoffice.metrics.Measure;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets that are handed on, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandOverTest {

  private House house = House.of(12);

  @AfterEach
  void everything_adds_up() {
    assertThat(house.ledger().violationsAtRest()).isEmpty();
    assertThat(house.reconcile().differences()).isEmpty();
  }

  @Nested
  class Making_a_link {

    @Test
    void changes_nothing_of_the_booking() {
      house.book("ada", 3);
      var before = house.booking("ada");

      link("ada", 2);

      assertThat(house.booking("ada")).isEqualTo(before);
    }

    @Test
    void again_finds_the_same_code() {
      house.book("ada", 3);

      assertThat(make("ada", "key", 2, 3)).isEqualTo(make("ada", "key", 2, 3));
      assertThat(make("ada", "key", 2)).isEqualTo(new MakeOutcome.KeyReused());
      assertThat(make("ada", "another", 2, 3)).isNotEqualTo(make("ada", "key", 2, 3));
    }

    @Test
    void again_finds_it_when_it_was_opened() {
      house.book("ada", 3);
      var made = (MakeOutcome.Made) make("ada", "key", 2);
      open("bob", made.handOver());

      assertThat(make("ada", "key", 2))
          .isInstanceOfSatisfying(
              MakeOutcome.Made.class, again -> assertThat(again.code()).isEqualTo(made.code()));
    }

    @Test
    void is_refused_of_tickets_that_are_not_there() {
      house.book("ada", 2);
      house.book("bob", 6);
      house.book("cem", 4);
      house.join("dan", 2);
      house.checkIn(house.ticket("ada"), "door");

      assertThat(make("ada", "1", 3)).isEqualTo(new MakeOutcome.NoSuchTickets());
      assertThat(make("ada", "2", 1)).isEqualTo(new MakeOutcome.CheckedIn());
      assertThat(make("dan", "3", 1)).isEqualTo(new MakeOutcome.NoTickets());
    }

    @Test
    void is_good_for_a_week_but_not_after_the_start() {
      house.book("ada", 2);

      assertThat(link("ada", 1).expiresAt()).isEqualTo(house.event().details().startsAt());
      house.later(Duration.ofDays(1));
      assertThat(make("ada", "late", 2)).isEqualTo(new MakeOutcome.TooLate());
      assertThat(
              HandOver.of(
                      house.booking("ada"),
                      serials(1),
                      new HandOverCode("A"),
                      house.now(),
                      house.now().plus(Duration.ofDays(30)))
                  .expiresAt())
          .isEqualTo(house.now().plus(Duration.ofDays(7)));
    }

    @Test
    void the_table_has_no_code() {
      house.book("ada", 2);
      var made = (MakeOutcome.Made) make("ada", "key", 1);

      var items =
          house.table().client().scan(r -> r.tableName(house.table().name())).items().toString();

      assertThat(items).contains(made.code().handOverId()).doesNotContain(made.code().text());
      assertThat(made.code().text()).matches("[0-9A-HJKMNP-TV-Z]{24}");
      assertThat(HandOverCode.parse(made.code().text().toLowerCase(Locale.ROOT)))
          .contains(made.code());
      assertThat(made.code().toString()).doesNotContain(made.code().text());
    }
  }

  @Nested
  class Opening_a_link {

    @Test
    void takes_from_one_and_gives_to_the_other() {
      house.book("ada", 3);
      house.book("cem", 1);
      var before = house.booking("ada").ticketCodes();
      var free = house.ledger().available() + house.ledger().returned();

      var outcome = open("bob", link("ada", 2, 3));

      var bob = house.booking("bob");
      var ada = house.booking("ada");
      assertThat(outcome).isEqualTo(new OpenOutcome.Opened(bob));
      assertThat(bob.kind()).isEqualTo(ChangeKind.RECEIVE);
      assertThat(bob.quantity()).isEqualTo(2);
      assertThat(bob.generation()).isEqualTo(1);
      assertThat(bob.ticketCodes()).hasSize(2);
      assertThat(bob.ticketCodes().values()).doesNotContainAnyElementsOf(before.values());
      assertThat(ada.kind()).isEqualTo(ChangeKind.HAND_ON);
      assertThat(ada.ticketCodes()).isEqualTo(new TreeMap<>(before.headMap(2)));
      assertThat(ada.hasItsHistory() && bob.hasItsHistory()).isTrue();
      assertThat(house.ledger().confirmedTickets()).isEqualTo(4);
      assertThat(house.ledger().available() + house.ledger().returned()).isEqualTo(free);
      assertThat(house.counts).containsEntry(Measure.TICKETS_HANDED_ON, 2L);
    }

    @Test
    void codes_of_tickets_handed_on_are_invalid() {
      house.book("ada", 2);
      var code = house.booking("ada").ticketCodes().get(2);
      open("bob", link("ada", 2));

      assertThat(house.checkIn(code, "door")).isInstanceOf(CheckInOutcome.NoLongerValid.class);
      assertThat(house.checkIn(house.ticket("bob"), "bob"))
          .isInstanceOf(CheckInOutcome.LetIn.class);
    }

    @Test
    void of_all_ends_the_booking() {
      house.book("ada", 2);

      open("bob", link("ada", 1, 2));

      assertThat(house.booking("ada").kind()).isEqualTo(ChangeKind.HAND_ON_ALL);
      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
      assertThat(house.booking("bob").quantity()).isEqualTo(2);
      assertThat(house.cancel("bob")).isEqualTo(new CancelOutcome.Cancelled());
      assertThat(house.book("ada", 1)).isInstanceOf(BookOutcome.Booked.class);
      assertThat(house.booking("ada").generation()).isEqualTo(2);
    }

    @Test
    void adds_to_what_the_receiver_has() {
      house.book("ada", 3);
      house.book("bob", 2);
      var before = house.booking("bob").ticketCodes();

      open("bob", link("ada", 1));

      var bob = house.booking("bob");
      assertThat(bob.kind()).isEqualTo(ChangeKind.RECEIVE_MORE);
      assertThat(bob.generation()).isEqualTo(1);
      assertThat(bob.ticketCodes().keySet()).containsExactly(1, 2, 3);
      assertThat(bob.ticketCodes()).containsAllEntriesOf(before);
      assertThat(bob.hasItsTickets()).isTrue();
    }

    @Test
    void revives_a_cancelled_booking_as_a_new_one() {
      house.book("bob", 2);
      house.cancel("bob");
      house.book("ada", 3);

      open("bob", link("ada", 1));

      assertThat(house.booking("bob"))
          .returns(2L, Booking::generation)
          .returns(1, Booking::quantity)
          .returns(BookingState.CONFIRMED, Booking::state);
    }

    @Test
    void a_waiting_receiver_must_agree() {
      house.book("ada", 6);
      house.book("cem", 6);
      house.join("bob", 2);
      var link = link("ada", 1);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Waiting());
      assertThat(house.state("bob")).isEqualTo(BookingState.WAITLISTED);
      assertThat(open(house.app, "bob", link, true, false))
          .isEqualTo(new OpenOutcome.Opened(house.booking("bob")));

      assertThat(house.booking("bob"))
          .returns(BookingState.CONFIRMED, Booking::state)
          .returns(1, Booking::quantity)
          .returns(2L, Booking::generation);
      assertThat(house.booking("bob").place()).isNull();
      assertThat(house.ledger().waiting()).isZero();
      assertThat(house.ledger().entries()).isEmpty();
    }

    @Test
    void is_answered_again_to_the_same_user() {
      house.book("ada", 3);
      var link = link("ada", 1);
      open("bob", link);
      house.change("bob", new GiveBack(serials(2)));
      var bob = house.booking("bob");

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Opened(bob));
      assertThat(open("cem", link)).isEqualTo(new OpenOutcome.Used());
      assertThat(house.booking("bob")).isEqualTo(bob);
    }

    @Test
    void is_answered_when_the_booking_forgot_it() {
      house.book("ada", 3);
      house.book("bob", 1);
      var link = link("ada", 1);
      open("bob", link);
      for (var change = 0; change < Change.PARTS_KEPT; change++) {
        house.change("bob", new Add(1));
        house.change("bob", new GiveBack(serials(house.booking("bob").ticketsNow().last())));
      }
      var bob = house.booking("bob");

      assertThat(bob.changeBy(link.request())).isEmpty();
      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Opened(bob));
    }

    @Test
    void one_s_own_is_refused() {
      house.book("ada", 3);

      assertThat(open("ada", link("ada", 1))).isEqualTo(new OpenOutcome.Own());
    }

    @Test
    void of_two_for_one_ticket_the_first_wins() {
      house.book("ada", 3);
      var first = link("ada", 1, 2);
      var second = (MakeOutcome.Made) make("ada", "second", 2, 3);

      assertThat(open("bob", first)).isInstanceOf(OpenOutcome.Opened.class);
      assertThat(open("cem", second.handOver())).isEqualTo(new OpenOutcome.Void());
    }

    @Test
    void is_refused_when_it_was_withdrawn() {
      house.book("ada", 3);
      var link = link("ada", 1);

      assertThat(withdraw("bob", link)).isEqualTo(WithdrawOutcome.NO_SUCH_LINK);
      assertThat(withdraw("ada", link)).isEqualTo(WithdrawOutcome.WITHDRAWN);
      assertThat(withdraw("ada", link)).isEqualTo(WithdrawOutcome.WITHDRAWN);
      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      assertThat(make("ada", "key", 1))
          .isInstanceOfSatisfying(
              MakeOutcome.Made.class,
              again -> assertThat(again.handOver().withdrawnAt()).isEqualTo(house.now()));
    }

    @Test
    void an_opened_one_is_not_withdrawn() {
      house.book("ada", 3);
      var link = link("ada", 1);
      open("bob", link);

      assertThat(withdraw("ada", link)).isEqualTo(WithdrawOutcome.USED);
    }

    @Test
    void ends_with_its_time() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.later(Duration.between(house.now(), link.expiresAt()).minusMillis(1));
      assertThat(open("bob", link)).isInstanceOf(OpenOutcome.Opened.class);

      var late = HandOver.of(house.booking("ada"), serials(2), code(2), house.now(), house.now());
      assertThat(new HandOverStore(house.table()).make(late)).isTrue();
      assertThat(open("cem", late)).isEqualTo(new OpenOutcome.Expired());
    }

    @Test
    void the_time_is_a_condition_of_the_write() {
      house.book("ada", 3);
      var giver = house.booking("ada");
      var late = HandOver.of(giver, serials(2), code(2), house.now(), house.now());
      new HandOverStore(house.table()).make(late);

      assertThat(write(late, giver, "bob", 1)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void ends_with_the_generation_of_its_giver() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.cancel("ada");
      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      house.book("ada", 3);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      assertThat(house.booking("ada").quantity()).isEqualTo(3);
    }

    @Test
    void is_refused_while_a_ticket_is_in() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.checkIn(house.ticket("ada"), "door");

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      house.undo("ada", "door");
      assertThat(open("bob", link)).isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void is_refused_where_the_organizer_forbids_it() {
      house.book("ada", 3);
      var link = link("ada", 1);

      assertThat(
              house.app.openHandOver().open(new OpenRequest("bob", link, 1, false, false, false)))
          .isEqualTo(new OpenOutcome.Forbidden());
    }

    @Test
    void the_limit_binds_the_total() {
      house.book("ada", 3);
      house.book("bob", 4);
      var link = link("ada", 1, 2, 3);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.TooManyTickets(6));
      house.change("bob", new GiveBack(serials(1)));
      assertThat(open("bob", link)).isInstanceOf(OpenOutcome.Opened.class);
      assertThat(house.booking("bob").quantity()).isEqualTo(6);
    }

    @Test
    void is_refused_after_a_cancellation_of_the_event() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.organizer().cancel();
      house.app.seats().apply(EVENT_ID, 0, house.event().terms());

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.EventCancelled());
      house.applyChanges();
      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
    }

    @Test
    void an_event_that_moved_forward_ends_it() {
      house.book("ada", 3);
      var link = link("ada", 1);
      var soon = house.now().plus(Duration.ofHours(2));
      var earlier = "{\"startsAt\": \"%1$s\", \"salesUntil\": \"%1$s\", \"cancelUntil\": \"%1$s\"}";
      assertThat(house.organizer().patch(earlier.formatted(soon)).status()).isEqualTo(200);
      house.applyChanges();
      house.later(Duration.ofHours(3));

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Expired());
    }
  }

  @Nested
  class Faults_and_races {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_is_survived(Fault fault) {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.next(fault);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Opened(house.booking("bob")));
      assertThat(house.booking("bob").quantity()).isEqualTo(1);
      assertThat(house.booking("ada").quantity()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_that_dies_leaves_all_or_nothing(boolean takesEffect) {
      for (var request = 0; request < 3; request++) {
        house = House.of(12);
        house.book("ada", 3);
        var link = link("ada", 1);
        house.faults.kill(request, takesEffect);
        try {
          open("bob", link);
        } catch (Killed _) {
          house.faults.revive();
        }
        house.faults.revive();
        assertThat(house.ledger().confirmedTickets()).isEqualTo(3);
        assertThat(open("bob", link)).isInstanceOf(OpenOutcome.Opened.class);
        assertThat(house.booking("bob").quantity()).isEqualTo(1);
      }
    }

    @Test
    void conflicts_without_end_are_to_be_repeated() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.next(6, Fault.CONFLICT);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.TryAgain());
      assertThat(open("bob", link)).isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void nothing_lands_after_giving_up() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.next(6, Fault.LOST_REQUEST);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.TryAgain());

      var late = write(link, house.booking("ada"), "bob", 1);
      assertThat(late).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void nothing_lands_after_a_refusal() {
      house.book("ada", 3);
      house.book("bob", 6);
      var link = link("ada", 1);
      var seen = house.booking("bob");
      house.faults.next(Fault.LOST_REQUEST);

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.TooManyTickets(6));

      assertThat(house.booking("bob").revision()).isGreaterThan(seen.revision());
    }

    @Test
    void a_marked_repeat_keeps_earlier_calls_out() {
      house.book("ada", 3);
      house.book("bob", 6);
      var link = link("ada", 1);
      var seen = house.booking("bob").revision();

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.TooManyTickets(6));
      assertThat(house.booking("bob").revision()).isEqualTo(seen);
      assertThat(open(house.app, "bob", link, false, true))
          .isEqualTo(new OpenOutcome.TooManyTickets(6));
      assertThat(house.booking("bob").revision()).isEqualTo(seen + 1);
    }

    @Test
    void of_twenty_at_once_one_has_the_tickets() throws Exception {
      house.book("ada", 4);
      var link = link("ada", 1);

      var outcomes = race(20, _ -> link);

      assertThat(outcomes).filteredOn(OpenOutcome.Opened.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(new OpenOutcome.Used()::equals).hasSize(19);
      assertThat(house.ledger().confirmedTickets()).isEqualTo(4);
    }

    @Test
    void twenty_at_four_links_are_four() throws Exception {
      house.book("ada", 4);
      var links =
          IntStream.rangeClosed(1, 4)
              .mapToObj(serial -> ((MakeOutcome.Made) make("ada", "" + serial, serial)).handOver())
              .toList();

      var outcomes = race(20, person -> links.get(person % 4));

      assertThat(outcomes).filteredOn(OpenOutcome.Opened.class::isInstance).hasSize(4);
      assertThat(house.ledger().confirmedTickets()).isEqualTo(4);
      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void a_cancellation_in_between_wins() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.beforeNext(() -> house.cancel("ada"));

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      assertThat(house.ledger().confirmedTickets()).isZero();
    }

    @Test
    void a_cancellation_after_it_takes_the_rest() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.beforeNext(() -> open("bob", link));

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());
      assertThat(house.booking("bob").quantity()).isEqualTo(1);
      assertThat(house.ledger().confirmedTickets()).isEqualTo(1);
    }

    @Test
    void a_check_in_in_between_wins() {
      house.book("ada", 3);
      var link = link("ada", 1);
      house.faults.beforeNext(() -> house.checkIn(house.ticket("ada"), "door"));

      assertThat(open("bob", link)).isEqualTo(new OpenOutcome.Void());
      assertThat(house.booking("ada").checkedIn().numbers()).containsExactly(1);
    }

    @Test
    void a_check_in_and_undo_in_between_are_noticed() {
      house.book("ada", 3);
      var link = link("ada", 1);
      var seen = house.booking("ada");
      house.checkIn(house.ticket("ada"), "door");
      house.undo("ada", "door");

      assertThat(write(link, seen, "bob", 1)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void it_wins_against_a_later_check_in() {
      house.book("ada", 3);
      var link = link("ada", 1);
      var code = house.ticket("ada");
      house.faults.beforeNext(() -> open("bob", link));

      assertThat(house.checkIn(code, "door")).isInstanceOf(CheckInOutcome.NoLongerValid.class);
    }

    @Test
    void a_late_repeat_does_nothing_to_a_new_generation() {
      house.book("ada", 3);
      var link = link("ada", 1);
      open("bob", link);
      house.cancel("bob");
      house.book("bob", 2);
      var bob = house.booking("bob");
      var ada = house.booking("ada");

      open("bob", link);
      open(house.app, "bob", link, true, true);

      assertThat(house.booking("bob")).isEqualTo(bob);
      assertThat(house.booking("ada")).isEqualTo(ada);
    }

    private List<OpenOutcome> race(int people, IntFunction<HandOver> link) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        return threads
            .invokeAll(
                IntStream.range(0, people)
                    .<Callable<OpenOutcome>>mapToObj(
                        person ->
                            () -> {
                              var app =
                                  new App(
                                      house.table(),
                                      house::now,
                                      new SecureRandom(),
                                      _ -> Thread.yield(),
                                      (_, _) -> {},
                                      Settings.withLimits(Integer.MAX_VALUE));
                              return open(
                                  app, "person " + person, link.apply(person), false, false);
                            })
                    .toList())
            .stream()
            .map(Future::resultNow)
            .toList();
      }
    }
  }

  private Outcome write(HandOver link, Booking giver, String receiver, int shardCount) {
    var before = Booking.none(EVENT_ID, receiver, 1);
    var change = new Change(1, ChangeKind.RECEIVE, 1, house.now(), link.request());
    return new BookingTransactions(house.table())
        .handOn(link, giver, before, before.renewed(change, null, "s".repeat(16)), 0, shardCount);
  }

  private HandOver link(String user, int... serials) {
    return ((MakeOutcome.Made) make(user, "key", serials)).handOver();
  }

  private MakeOutcome make(String user, String key, int... serials) {
    return house
        .app
        .makeHandOver()
        .make(
            house.booking(user),
            serials(serials),
            RequestKey.of(key, "body"),
            house.event().details().startsAt());
  }

  private static Serials serials(int... serials) {
    return Serials.of(IntStream.of(serials).boxed().toList());
  }

  private static HandOverCode code(int number) {
    return new HandOverCode("0".repeat(23) + number);
  }

  private WithdrawOutcome withdraw(String user, HandOver link) {
    return house.app.makeHandOver().withdraw(user, link.bookingId(), link.handOverId());
  }

  private OpenOutcome open(String user, HandOver link) {
    return open(house.app, user, link, false, false);
  }

  private static OpenOutcome open(
      App app, String user, HandOver link, boolean leaveWaitlist, boolean repeated) {
    return app.openHandOver().open(new OpenRequest(user, link, 1, true, leaveWaitlist, repeated));
  }
}
