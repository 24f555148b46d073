package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookingWish.Add;
import boxoffice.bookings.BookingWish.GiveBack;
import boxoffice.bookings.BookingWish.WaitForFewer;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bookings that get smaller or larger, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeBookingTest {

  private House house = House.of(6);

  @AfterEach
  void everything_adds_up() {
    assertThat(house.ledger().violationsAtRest()).isEmpty();
    assertThat(house.reconcile().differences()).isEmpty();
  }

  @Nested
  class Giving_tickets_back {

    @Test
    void keeps_the_other_tickets_and_their_codes() {
      house.book("ada", 4);
      var before = house.booking("ada").ticketCodes();

      var outcome = house.change("ada", giveBack(2, 4));

      var now = house.booking("ada");
      assertThat(outcome).isEqualTo(new ChangeOutcome.Changed(now));
      assertThat(now.quantity()).isEqualTo(2);
      assertThat(now.ticketCodes())
          .isEqualTo(new TreeMap<>(Map.of(1, before.get(1), 3, before.get(3))));
      assertThat(now.kind()).isEqualTo(ChangeKind.GIVE_BACK);
      assertThat(now.hasItsHistory()).isTrue();
      assertThat(house.ledger().returned()).isEqualTo(2);
      assertThat(house.counts).containsEntry(Measure.BOOKINGS_CHANGED, 1L);
    }

    @Test
    void lets_those_in_who_wait() {
      house.book("ada", 6);
      house.join("bob", 2);

      house.change("ada", giveBack(5, 6));
      house.settle();

      assertThat(house.state("bob")).isEqualTo(BookingState.CONFIRMED);
    }

    @Test
    void of_all_is_a_cancellation_instead() {
      house.book("ada", 2);

      assertThat(house.change("ada", giveBack(1, 2))).isEqualTo(new ChangeOutcome.AllTickets());
      assertThat(house.booking("ada").quantity()).isEqualTo(2);
    }

    @Test
    void of_others_is_refused() {
      house.book("ada", 2);
      house.join("bob", 5);

      assertThat(house.change("ada", giveBack(3))).isEqualTo(new ChangeOutcome.NoSuchTickets());
      assertThat(house.change("bob", giveBack(1))).isEqualTo(new ChangeOutcome.NoTickets());
    }

    @Test
    void serials_are_not_used_again() {
      house.book("ada", 2);
      house.change("ada", giveBack(2));
      house.change("ada", new Add(1));

      assertThat(house.booking("ada").ticketCodes().keySet()).containsExactly(1, 3);
    }

    @Test
    void a_ticket_that_is_in_stays() {
      house.book("ada", 3);
      house.checkIn(house.booking("ada").ticketCodes().get(2), "door");

      assertThat(house.change("ada", giveBack(2, 3))).isEqualTo(new ChangeOutcome.CheckedIn());
      assertThat(house.change("ada", giveBack(3))).isInstanceOf(ChangeOutcome.Changed.class);
      assertThat(house.booking("ada").checkedIn().numbers()).containsExactly(2);
    }

    @Test
    void a_door_in_between_is_noticed() {
      house.book("ada", 2);
      var transactions = new BookingTransactions(house.table());
      var seen = house.booking("ada");
      house.checkIn(house.ticket("ada"), "door");
      house.undo("ada", "door");

      assertThat(
              transactions.giveBack(
                  seen,
                  new Change(2, ChangeKind.GIVE_BACK, 1, house.now(), RequestKey.NONE),
                  Serials.of(List.of(1)),
                  0))
          .isEqualTo(new Written.BookingChanged(house.booking("ada")));
    }

    @Test
    void ends_with_the_deadline() {
      house.book("ada", 2);
      house.later(Duration.between(house.now(), house.event().details().cancelUntil()));

      assertThat(house.change("ada", giveBack(1))).isEqualTo(new ChangeOutcome.TooLate());
    }

    @Test
    void a_promoted_booking_has_a_day() {
      house.book("ada", 6);
      house.join("bob", 2);
      house.cancel("ada");
      house.later(
          Duration.between(house.now(), house.event().details().cancelUntil()).minusSeconds(1));
      house.settle();
      house.later(Duration.ofMinutes(1));

      assertThat(house.change("bob", giveBack(1))).isInstanceOf(ChangeOutcome.Changed.class);
      assertThat(house.booking("bob").promotedAt()).isPresent();
      assertThat(house.cancel("bob")).isEqualTo(new CancelOutcome.Cancelled());
    }
  }

  @Nested
  class Adding_tickets {

    @Test
    void takes_seats_like_a_newcomer() {
      house.book("ada", 2);

      assertThat(house.change("ada", new Add(3))).isInstanceOf(ChangeOutcome.Changed.class);

      var now = house.booking("ada");
      assertThat(now.quantity()).isEqualTo(5);
      assertThat(now.ticketCodes()).hasSize(5);
      assertThat(now.kind()).isEqualTo(ChangeKind.ADD);
    }

    @Test
    void overtakes_nobody_who_waits_and_fits() {
      house.book("ada", 2);
      house.book("bob", 4);
      house.join("cem", 1);
      house.change("bob", giveBack(1));

      assertThat(house.change("ada", new Add(1)))
          .isEqualTo(new ChangeOutcome.Refused(new Refusal.SoldOut()));
      house.settle();
      assertThat(house.state("cem")).isEqualTo(BookingState.CONFIRMED);
    }

    @Test
    void takes_seats_that_nobody_who_waits_fits_into() {
      house.book("ada", 1);
      house.book("bob", 5);
      house.join("cem", 4);
      house.change("bob", giveBack(1, 2));

      assertThat(house.change("ada", new Add(2))).isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    void stops_at_the_limit_of_the_total() {
      house = House.of(20);
      var most = house.event().details().maxTicketsPerBooking();
      house.book("ada", most - 1);

      assertThat(house.change("ada", new Add(2)))
          .isEqualTo(new ChangeOutcome.Refused(new Refusal.TooManyTickets(most)));
      assertThat(house.change("ada", new Add(1))).isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    void never_waits() {
      house.book("ada", 2);
      house.book("bob", 4);

      assertThat(house.change("ada", new Add(1)))
          .isEqualTo(new ChangeOutcome.Refused(new Refusal.SoldOut()));
      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
    }
  }

  @Nested
  class Waiting_for_fewer {

    @Test
    void keeps_the_place() {
      house.book("holder", 6);
      house.join("ada", 4);
      house.join("bob", 2);
      var place = house.booking("ada").place();

      assertThat(house.change("ada", new WaitForFewer(2)))
          .isInstanceOf(ChangeOutcome.Changed.class);

      assertThat(house.booking("ada").place()).isEqualTo(place);
      assertThat(house.ahead("ada")).isZero();
      assertThat(house.ahead("bob")).isEqualTo(1);
    }

    @Test
    void fits_where_it_did_not_before() {
      house.book("holder", 6);
      house.join("ada", 4);
      house.change("holder", giveBack(1, 2));
      house.settle();
      assertThat(house.state("ada")).isEqualTo(BookingState.WAITLISTED);

      house.change("ada", new WaitForFewer(2));
      house.settle();

      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
      assertThat(house.booking("ada").ticketCodes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void is_for_fewer_alone(int quantity) {
      house.book("holder", 6);
      house.join("ada", 2);

      assertThat(house.change("ada", new WaitForFewer(quantity)))
          .isEqualTo(new ChangeOutcome.NotFewer());
      assertThat(house.change("holder", new WaitForFewer(1)))
          .isEqualTo(new ChangeOutcome.NotWaiting());
    }

    @Test
    void after_a_promotion_is_another_booking() {
      house.book("holder", 6);
      house.join("ada", 2);
      var waiting = house.booking("ada");
      house.cancel("holder");
      house.settle();

      assertThat(house.change("ada", new WaitForFewer(1), waiting, "key"))
          .isEqualTo(new ChangeOutcome.NotAsSeen(house.booking("ada")));
    }
  }

  @Nested
  class A_repeat {

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"CONFLICT", "LOST_REPLY", "LOST_REQUEST"})
    void after_a_fault_changes_nothing_more(Fault fault) {
      house.book("ada", 3);
      var seen = house.booking("ada");
      house.faults.next(fault);

      assertThat(house.change("ada", giveBack(1), seen, "key"))
          .isInstanceOf(ChangeOutcome.Changed.class);
      assertThat(house.change("ada", giveBack(1), seen, "key"))
          .isEqualTo(new ChangeOutcome.Changed(house.booking("ada")));
      assertThat(house.booking("ada").quantity()).isEqualTo(2);
    }

    @Test
    void with_another_body_is_refused() {
      house.book("ada", 3);
      var seen = house.booking("ada");
      house.change("ada", giveBack(1), seen, "key");

      assertThat(house.change("ada", giveBack(2), seen, "key"))
          .isEqualTo(new ChangeOutcome.KeyReused());
    }

    @Test
    void of_a_forgotten_key_changes_nothing() {
      house.book("ada", 6);
      var seen = house.booking("ada");
      house.change("ada", giveBack(1), seen, "key");
      for (var serial = 2; serial <= 5; serial++) {
        house.change("ada", giveBack(serial));
      }

      assertThat(house.change("ada", giveBack(1), seen, "key"))
          .isInstanceOf(ChangeOutcome.NotAsSeen.class);
      assertThat(house.booking("ada").quantity()).isEqualTo(1);
    }

    @Test
    void never_reaches_a_later_generation() {
      house.book("ada", 3);
      var seen = house.booking("ada");
      house.change("ada", giveBack(1), seen, "key");
      house.cancel("ada");
      house.book("ada", 3);

      assertThat(house.change("ada", giveBack(1), seen, "key"))
          .isInstanceOf(ChangeOutcome.NotAsSeen.class);
      assertThat(house.change("ada", new Add(1), seen, "another"))
          .isInstanceOf(ChangeOutcome.NotAsSeen.class);
      assertThat(house.booking("ada").quantity()).isEqualTo(3);
    }

    @Test
    void finds_the_revision_behind_a_fence() {
      house.book("ada", 2);
      var seen = house.booking("ada");
      new BookingTransactions(house.table()).fence(seen);

      assertThat(house.change("ada", new Add(1), seen, "key"))
          .isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    void that_is_marked_is_refused_for_good() {
      house.book("ada", 2);
      house.book("bob", 4);
      var seen = house.booking("ada");

      assertThat(house.changeAgain("ada", new Add(1), seen, "key"))
          .isEqualTo(new ChangeOutcome.Refused(new Refusal.SoldOut()));
      assertThat(house.booking("ada").kind()).isEqualTo(ChangeKind.FENCE);
    }
  }

  @Nested
  class Over_http {

    private final ChangeBookingHandler handler =
        new ChangeBookingHandler(house.app.changeBooking(), new Random(1));

    @Test
    void the_answer_is_the_booking() {
      house.book("ada", 3);

      var reply = patch("{\"giveBack\": [2]}", "\"1\"");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().path("quantity").asInt()).isEqualTo(2);
      assertThat(reply.body().path("tickets")).hasSize(2);
    }

    @Test
    void what_was_not_seen_is_shown() {
      house.book("ada", 3);

      var reply = patch("{\"giveBack\": [2]}", "\"7\"");

      assertThat(reply).returns(412, Reply::status).returns("precondition-failed", Reply::problem);
      assertThat(reply.body().path("booking").path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_seen_must_be_said() {
      house.book("ada", 3);

      assertThat(patch("{\"add\": 1}", null))
          .returns(428, Reply::status)
          .returns("precondition-required", Reply::problem);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"add\": 1, \"quantity\": 1}",
          "{\"add\": 0}",
          "{\"add\": 11}",
          "{\"quantity\": 0}",
          "{\"giveBack\": []}",
          "{\"giveBack\": [0]}",
          "{\"giveBack\": [1024]}",
          "{\"giveBack\": [1, 1]}",
          "{\"giveBack\": [null]}"
        })
    void other_bodies_are_refused(String body) {
      house.book("ada", 3);

      assertThat(patch(body, "\"1\"")).returns(400, Reply::status);
      assertThat(house.booking("ada").revision()).isEqualTo(1);
    }

    @Test
    void others_do_not_find_it() {
      house.book("ada", 3);

      assertThat(patch(Caller.user("bob"), "{\"add\": 1}", "\"1\"")).returns(404, Reply::status);
    }

    private Reply patch(String body, @Nullable String ifMatch) {
      return patch(Caller.user("ada"), body, ifMatch);
    }

    private Reply patch(Caller caller, String body, @Nullable String ifMatch) {
      var request =
          caller.post("/bookings/x", body).parameter("bookingId", Booking.id(EVENT_ID, "ada"));
      return (ifMatch == null ? request : request.header("If-Match", ifMatch)).to(handler);
    }
  }

  private static GiveBack giveBack(Integer... serials) {
    return new GiveBack(Serials.of(List.of(serials)));
  }
}
