package boxoffice.bookings;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.background.Progress;
import boxoffice.dynamodb.CapacityMeter;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.PublishedEvents;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The protocol on the table engine. An event has one shard up to 32 seats, two from 33. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingProtocolTest {

  @Nested
  class Booking_tickets {

    @Test
    void takes_the_seats() {
      var house = House.of(5);

      assertThat(house.book("ada", 2)).isInstanceOf(BookOutcome.Booked.class);

      assertThat(house.state("ada")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().available()).isEqualTo(3);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void returns_the_booking_as_stored() {
      var house = House.of(5);

      var booked = (BookOutcome.Booked) house.book("ada", 2);

      assertThat(booked.booking()).isEqualTo(house.booking("ada"));
    }

    @Test
    void is_refused_when_sold_out() {
      var house = House.of(2);
      house.book("ada", 2);

      assertThat(house.book("bob", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SoldOut()));
    }

    @Test
    void is_refused_with_the_number_of_available_seats() {
      var house = House.of(5);
      house.book("ada", 3);

      assertThat(house.book("bob", 3))
          .isEqualTo(new BookOutcome.Refused(new Refusal.NotEnoughSeats(2)));
    }

    @Test
    void gathers_the_last_seats_from_all_shards() {
      var house = House.of(33);
      IntStream.range(0, 5).forEach(i -> house.book("user" + i, 6));
      assertThat(house.ledger().shards()).hasSize(2);
      assertThat(house.ledger().available()).isEqualTo(3);

      assertThat(house.book("last", 3)).isInstanceOf(BookOutcome.Booked.class);

      assertThat(house.ledger().available()).isZero();
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void of_an_unknown_event_is_refused() {
      var request =
          new BookRequest(
              "f".repeat(32), "ada", 1, OnSoldOut.REJECT, RequestKey.of("key", "body"), false);

      assertThat(House.of(1).bookTickets().book(request)).isEqualTo(new BookOutcome.NoSuchEvent());
    }

    @Test
    void is_refused_after_sales_close() {
      var house = House.of(5);
      house.later(Duration.ofHours(23));

      assertThat(house.book("ada", 1))
          .isEqualTo(new BookOutcome.Refused(new Refusal.SalesClosed()));
      assertThat(house.join("ada", 1))
          .isEqualTo(new BookOutcome.Refused(new Refusal.SalesClosed()));
    }

    @Test
    void is_refused_before_sales_open() {
      var house = House.of(5);
      house.later(Duration.ofSeconds(-1));

      assertThat(house.book("ada", 1))
          .isEqualTo(new BookOutcome.Refused(new Refusal.SalesClosed()));
    }

    @Test
    void is_limited_to_the_tickets_per_booking() {
      var house = House.of(30);

      assertThat(house.book("ada", 7))
          .isEqualTo(new BookOutcome.Refused(new Refusal.TooManyTickets(6)));
    }

    @Test
    void twice_finds_the_first_booking() {
      var house = House.of(5);
      house.book("ada", 2);

      assertThat(house.book("ada", 2))
          .isEqualTo(new BookOutcome.AlreadyYours(house.booking("ada")));
      assertThat(house.book("ada", 1))
          .isEqualTo(new BookOutcome.DifferentQuantity(house.booking("ada")));
      assertThat(house.ledger().available()).isEqualTo(3);
    }

    @Test
    void twice_finds_the_first_booking_when_sold_out() {
      var house = House.of(2);
      house.book("ada", 2);
      house.book("bob", 1);

      assertThat(house.book("ada", 2))
          .isEqualTo(new BookOutcome.AlreadyYours(house.booking("ada")));
    }

    @Test
    void is_limited_per_guest_and_second() {
      var house = House.withLimit(10, 2);
      house.book("ada", 1);
      house.book("ada", 1);

      assertThat(house.book("ada", 1)).isEqualTo(new BookOutcome.TooOften());
      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Booked.class);
      house.later(Duration.ofSeconds(1));
      assertThat(house.book("ada", 1)).isInstanceOf(BookOutcome.AlreadyYours.class);
    }

    @Test
    void of_a_marked_repeat_is_limited_when_refused() {
      var house = House.withLimit(1, 2);
      house.book("ada", 1);
      house.book("bob", 1);
      var repeat =
          new BookRequest(
              PublishedEvents.EVENT_ID,
              "bob",
              1,
              OnSoldOut.REJECT,
              RequestKey.of("key", "1 REJECT"),
              true);

      assertThat(house.bookTickets().book(repeat)).isInstanceOf(BookOutcome.Refused.class);
      assertThat(house.bookTickets().book(repeat)).isEqualTo(new BookOutcome.TooOften());
      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Refused.class);
    }

    @Test
    void after_cancelling_starts_a_new_generation() {
      var house = House.of(5);
      house.book("ada", 2);
      house.cancel("ada");

      assertThat(house.book("ada", 1)).isInstanceOf(BookOutcome.Booked.class);

      assertThat(house.booking("ada"))
          .extracting(Booking::revision, Booking::generation, Booking::quantity)
          .containsExactly(3L, 2L, 1);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void at_its_largest_it_stays_in_1_KB() {
      var house = House.of(6);
      var user = "11111111-1111-4111-8111-111111111111";
      house.book("holder", 6);
      IntStream.range(0, 10)
          .forEach(
              _ -> {
                house.join(user, 6);
                house.cancel("holder");
                house.settle();
                house.cancel(user);
                house.book("holder", 6);
              });
      house.join(user, 6);
      house.cancel("holder");
      house.settle();
      var transactions = new BookingTransactions(house.table());
      for (var gone = 1; gone <= 5; gone++) {
        var seen = house.booking(user);
        transactions.giveBack(
            seen,
            new Change(
                seen.revision() + 1,
                ChangeKind.GIVE_BACK,
                6 - gone,
                house.now(),
                RequestKey.of("" + gone, "")),
            Serials.of(List.of(gone)),
            0);
      }
      var key = house.booking(user).key();
      // As many tickets as one person may have, each of them far from the next.
      house.damage(
          key,
          "SET serials = :s, lastSerial = :l",
          ":s",
          "81,83,85,87,89,91,93,95,97,99",
          ":l",
          99);
      var all = house.booking(user);
      assertThat(
              CheckIns.write(
                  house.table(),
                  all,
                  CheckIns.of(all, all.ticketsNow().live(), "key", house.now())))
          .isEqualTo(new Outcome.Committed());

      assertThat(house.booking(user).history())
          .extracting(Change::revision)
          .containsExactly(10L, 13L, 16L, 19L, 22L, 25L, 28L, 30L, 31L, 32L, 34L, 35L, 36L, 37L);
      assertThat(CapacityMeter.size(house.table().get(key).orElseThrow().attributes()))
          .isBetween(950, 1023);
    }
  }

  @Nested
  class Waiting {

    @Test
    void starts_on_request_when_sold_out() {
      var house = House.of(2);
      house.book("ada", 2);

      assertThat(house.join("bob", 1)).isInstanceOf(BookOutcome.Waiting.class);

      assertThat(house.state("bob")).isEqualTo(WAITLISTED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void returns_the_booking_as_stored() {
      var house = House.of(2);
      house.book("ada", 2);

      var waiting = (BookOutcome.Waiting) house.join("bob", 1);

      assertThat(waiting.booking()).isEqualTo(house.booking("bob"));
    }

    @Test
    void twice_takes_one_place() {
      var house = House.of(2);
      house.book("ada", 2);
      house.join("bob", 1);

      assertThat(house.join("bob", 1))
          .isEqualTo(new BookOutcome.AlreadyYours(house.booking("bob")));
      assertThat(house.ledger().waiting()).isEqualTo(1);
    }

    @Test
    void folds_available_seats_into_returned_ones() {
      var house = House.of(5);
      house.book("ada", 3);

      house.join("group", 4);

      assertThat(house.ledger().available()).isZero();
      assertThat(house.ledger().returned()).isEqualTo(2);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void does_not_block_guests_who_fit() {
      var house = House.of(5);
      house.book("ada", 3);
      house.join("group", 4);

      assertThat(house.book("bob", 2)).isInstanceOf(BookOutcome.Booked.class);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void ends_in_the_order_of_joining() {
      var house = House.of(2);
      house.book("ada", 1);
      house.book("bea", 1);
      house.join("first", 1);
      house.join("second", 1);
      assertThat(house.ahead("first")).isZero();
      assertThat(house.ahead("second")).isEqualTo(1);

      house.cancel("ada");
      house.settle();

      assertThat(house.state("first")).isEqualTo(CONFIRMED);
      assertThat(house.state("second")).isEqualTo(WAITLISTED);
      assertThat(house.ahead("second")).isZero();
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void does_not_block_smaller_groups_behind() {
      var house = House.of(6);
      house.book("ada", 2);
      house.book("bea", 4);
      house.join("group", 4);
      house.join("pair", 2);

      house.cancel("ada");
      house.settle();

      assertThat(house.state("group")).isEqualTo(WAITLISTED);
      assertThat(house.state("pair")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void is_not_overtaken_by_a_new_guest() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");

      assertThat(house.book("eve", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SoldOut()));
      house.settle();

      assertThat(house.state("bob")).isEqualTo(CONFIRMED);
    }

    @Test
    void ends_for_many_groups_in_one_settlement() {
      var house = House.of(33);
      IntStream.range(0, 5).forEach(i -> house.book("user" + i, 6));
      house.book("user5", 3);
      IntStream.range(0, 12).forEach(i -> house.join("waiter" + i, 1 + i % 3));
      IntStream.range(0, 5).forEach(i -> house.cancel("user" + i));

      assertThat(house.settle()).isEqualTo(Progress.DONE);

      assertThat(house.ledger().count(WAITLISTED)).isZero();
      assertThat(house.ledger().confirmedTickets()).isEqualTo(3 + 24);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void ends_by_leaving() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);

      assertThat(house.cancel("bob")).isEqualTo(new CancelOutcome.Cancelled());

      assertThat(house.state("bob")).isEqualTo(CANCELLED);
      assertThat(house.ledger().waiting()).isZero();
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void does_not_end_in_a_promotion_after_the_start() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");
      house.later(Duration.ofDays(1));

      house.settle();

      assertThat(house.state("bob")).isEqualTo(WAITLISTED);
    }

    @Test
    void ends_in_a_promotion_after_sales_close() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");
      house.later(Duration.ofMinutes(23 * 60 + 30));

      house.settle();

      assertThat(house.state("bob")).isEqualTo(CONFIRMED);
    }
  }

  @Nested
  class Cancelling {

    @Test
    void returns_the_seats_once() {
      var house = House.of(5);
      house.book("ada", 2);

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());
      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());

      assertThat(house.ledger().returned()).isEqualTo(2);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void an_unknown_booking_is_refused() {
      assertThat(House.of(5).cancel("ada")).isEqualTo(new CancelOutcome.NoSuchBooking());
    }

    @Test
    void is_refused_after_the_deadline_but_leaving_is_not() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.later(Duration.ofHours(23));

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.TooLate());
      assertThat(house.state("ada")).isEqualTo(CONFIRMED);
      assertThat(house.cancel("bob")).isEqualTo(new CancelOutcome.Cancelled());
    }

    @Test
    void during_a_promotion_returns_the_seat() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");
      house.faults.beforeNext(house::settle);

      assertThat(house.cancel("bob")).isEqualTo(new CancelOutcome.Cancelled());

      assertThat(house.state("bob")).isEqualTo(CANCELLED);
      assertThat(house.ledger().returned()).isEqualTo(1);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void never_cancels_a_later_generation() {
      var house = House.of(5);
      house.book("ada", 1);
      house.faults.beforeNext(
          () -> {
            house.cancel("ada");
            house.book("ada", 2);
          });

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());

      assertThat(house.state("ada")).isEqualTo(CONFIRMED);
      assertThat(house.booking("ada").quantity()).isEqualTo(2);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }
  }

  @Nested
  class Seats_that_nobody_waits_for {

    @Test
    void are_sold_to_new_guests() {
      var house = House.of(1);
      house.book("ada", 1);
      house.cancel("ada");

      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Booked.class);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void go_back_on_open_sale() {
      var house = House.of(33);
      house.book("ada", 6);
      house.cancel("ada");

      house.settle();

      assertThat(house.ledger().available()).isEqualTo(33);
      assertThat(house.ledger().shards())
          .allSatisfy(shard -> assertThat(shard.number("epoch")).isEqualTo(1));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void stay_returned_when_somebody_joins_meanwhile() {
      var house = House.of(4);
      house.book("ada", 2);
      house.book("bea", 2);
      house.cancel("ada");
      house.faults.beforeNext(() -> house.join("group", 3));

      house.settle();

      assertThat(house.ledger().available()).isZero();
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void are_not_joined_for_at_an_old_epoch() {
      var house = House.of(4);
      house.book("ada", 2);
      house.book("bea", 2);
      house.cancel("ada");
      // The group's first try fails, and it reads two returned seats. Before it joins, they go back
      // on open sale.
      house.faults.beforeNext(() -> house.faults.beforeNext(house::settle));

      house.join("group", 3);

      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }
  }

  @Nested
  class A_lost_reply {

    @Test
    void does_not_lose_the_booking() {
      var house = House.of(1);
      house.faults.next(Fault.LOST_REPLY);

      var outcome = house.book("ada", 1);

      assertThat(outcome)
          .isEqualTo(new BookOutcome.Repeated(house.booking("ada"), BookingState.CONFIRMED));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void is_replaced_by_a_repeat_with_the_same_key() {
      var house = House.of(1);
      house.book("ada", 1, OnSoldOut.REJECT, "key");

      assertThat(house.book("ada", 1, OnSoldOut.REJECT, "key"))
          .isEqualTo(new BookOutcome.Repeated(house.booking("ada"), BookingState.CONFIRMED));
      assertThat(house.book("ada", 2, OnSoldOut.REJECT, "key"))
          .isEqualTo(new BookOutcome.KeyReused());
    }

    @Test
    void does_not_revive_a_booking_cancelled_meanwhile() {
      var house = House.of(1);
      house.faults.next(Fault.LOST_REPLY);
      house.faults.beforeNext(() -> house.faults.beforeNext(() -> house.cancel("ada")));

      var outcome = house.book("ada", 1);

      assertThat(outcome).isInstanceOf(BookOutcome.CancelledSince.class);
      assertThat(house.state("ada")).isEqualTo(CANCELLED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void of_an_unknown_outcome_is_fenced_before_a_refusal() {
      var house = House.of(1);
      house.faults.next(Fault.LOST_REQUEST);
      house.faults.beforeNext(() -> house.faults.beforeNext(() -> house.book("bob", 1)));

      assertThat(house.book("ada", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SoldOut()));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void of_a_cancellation_returns_the_seats_once() {
      var house = House.of(3);
      house.book("ada", 2);
      house.faults.next(Fault.LOST_REPLY);

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());

      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void of_a_promotion_promotes_once() {
      var house = House.of(2);
      house.book("ada", 2);
      house.join("bob", 1);
      house.join("cec", 1);
      house.cancel("ada");
      house.faults.next(Fault.LOST_REPLY);

      assertThat(house.settle()).isEqualTo(Progress.DONE);

      assertThat(house.ledger().count(CONFIRMED)).isEqualTo(2);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }
  }

  @Nested
  class A_conflict {

    @Test
    void is_tried_again() {
      var house = House.of(1);
      house.faults.next(Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT);

      assertThat(house.book("ada", 1)).isInstanceOf(BookOutcome.Booked.class);
      assertThat(house.counts).containsEntry(Measure.CONFLICTS, 3L);
    }

    @Test
    void that_does_not_end_means_try_again() {
      var house = House.of(1);
      house.faults.next(6, Fault.CONFLICT);

      assertThat(house.book("ada", 1)).isEqualTo(new BookOutcome.TryAgain());
      assertThat(house.ledger().available()).isEqualTo(1);
    }

    @Test
    void of_a_settlement_means_try_again() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");
      house.faults.next(6, Fault.CONFLICT);

      assertThat(house.settle()).isEqualTo(Progress.TRY_AGAIN);
      assertThat(house.settle()).isEqualTo(Progress.DONE);
      assertThat(house.state("bob")).isEqualTo(CONFIRMED);
    }
  }

  @Nested
  class The_latch {

    @Test
    void refuses_for_a_second_without_looking_at_the_seats() {
      var house = House.of(1);
      house.book("ada", 1);
      house.book("bob", 1);
      house.cancel("ada");

      assertThat(house.book("bob", 1)).isEqualTo(new BookOutcome.Refused(new Refusal.SoldOut()));
      house.later(Duration.ofSeconds(1));
      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Booked.class);
    }

    @Test
    void never_refuses_a_guest_with_a_booking() {
      var house = House.of(1);
      house.book("ada", 1);
      house.book("bob", 1);

      assertThat(house.book("ada", 1)).isInstanceOf(BookOutcome.AlreadyYours.class);
    }

    @Test
    void lets_smaller_requests_and_waiting_guests_pass() {
      var house = House.of(3);
      house.book("ada", 1);
      house.book("bob", 3);

      assertThat(house.join("cec", 3)).isInstanceOf(BookOutcome.Waiting.class);
      assertThat(house.book("dan", 1)).isInstanceOf(BookOutcome.Booked.class);
    }
  }
}
