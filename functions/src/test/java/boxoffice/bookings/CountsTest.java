package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is counted of each outcome: this and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountsTest {

  @Nested
  class Booking_counts {

    @Test
    void a_booking_as_one_however_many_tickets() {
      var house = House.of(5);

      house.book("ada", 3);

      assertThat(house.counts).isEqualTo(Map.of(Measure.BOOKINGS, 1L));
    }

    @Test
    void a_join_as_no_booking() {
      var house = soldOut();

      house.join("bob", 1);

      assertThat(house.counts).isEqualTo(Map.of(Measure.WAITLIST_JOINS, 1L));
    }

    @Test
    void each_refusal_by_its_reason() {
      var house = soldOut();
      house.book("bob", 1);
      assertThat(house.counts).isEqualTo(Map.of(Measure.REFUSED_SOLD_OUT, 1L));

      var other = House.of(5);
      other.book("ada", 4);
      other.counts.clear();
      other.book("bob", 2);
      other.later(Duration.ofMinutes(2));
      other.book("bob", 7);
      other.later(Duration.ofDays(1));
      other.book("bob", 1);
      assertThat(other.counts)
          .isEqualTo(
              Map.of(
                  Measure.REFUSED_NOT_ENOUGH_SEATS, 1L,
                  Measure.REFUSED_TOO_MANY_TICKETS, 1L,
                  Measure.REFUSED_SALES_CLOSED, 1L));
    }

    @Test
    void a_latched_refusal_too() {
      var house = soldOut();

      house.book("bob", 1);
      house.book("cec", 1);

      assertThat(house.counts).isEqualTo(Map.of(Measure.REFUSED_SOLD_OUT, 2L));
    }

    @Test
    void nothing_for_what_the_caller_has_already() {
      var house = House.of(5);
      house.book("ada", 2, OnSoldOut.REJECT, "key");
      house.counts.clear();

      house.book("ada", 2, OnSoldOut.REJECT, "key");
      house.book("ada", 1, OnSoldOut.REJECT, "key");
      house.book("ada", 2);
      house.book("ada", 1);

      assertThat(house.counts).isEmpty();
    }

    @Test
    void each_conflict_and_the_end_of_the_tries() {
      var house = House.of(1);
      house.faults.next(6, Fault.CONFLICT);

      house.book("ada", 1);

      assertThat(house.counts).isEqualTo(Map.of(Measure.CONFLICTS, 6L, Measure.TRY_AGAIN, 1L));
    }

    @Test
    void each_throttle_apart_from_conflicts() {
      var house = House.of(1);
      house.faults.next(Fault.THROTTLE, Fault.CONFLICT, Fault.THROTTLE);

      house.book("ada", 1);

      assertThat(house.counts)
          .isEqualTo(Map.of(Measure.THROTTLES, 2L, Measure.CONFLICTS, 1L, Measure.BOOKINGS, 1L));
    }

    @Test
    void each_lost_reply() {
      var house = House.of(1);
      house.faults.next(Fault.LOST_REQUEST, Fault.LOST_REPLY);

      house.book("ada", 1);

      assertThat(house.counts).isEqualTo(Map.of(Measure.UNKNOWN_OUTCOMES, 2L));
    }
  }

  @Nested
  class Cancelling_counts {

    @Test
    void a_cancellation_as_one_however_many_tickets() {
      var house = House.of(5);
      house.book("ada", 3);
      house.counts.clear();

      house.cancel("ada");
      house.cancel("ada");

      assertThat(house.counts).isEqualTo(Map.of(Measure.CANCELLATIONS, 1L));
    }

    @Test
    void leaving_the_waitlist_too() {
      var house = soldOut();
      house.join("bob", 1);
      house.counts.clear();

      house.cancel("bob");

      assertThat(house.counts).isEqualTo(Map.of(Measure.CANCELLATIONS, 1L));
    }

    @Test
    void nothing_for_a_refused_one() {
      var house = House.of(1);
      house.book("ada", 1);
      house.counts.clear();

      house.cancel("bob");
      house.later(Duration.ofHours(23));
      house.cancel("ada");

      assertThat(house.counts).isEmpty();
    }

    @Test
    void the_end_of_its_tries() {
      var house = House.of(1);
      house.book("ada", 1);
      house.counts.clear();
      house.faults.next(6, Fault.LOST_REQUEST);

      house.cancel("ada");

      assertThat(house.counts)
          .isEqualTo(Map.of(Measure.UNKNOWN_OUTCOMES, 6L, Measure.TRY_AGAIN, 1L));
    }
  }

  @Nested
  class The_background_counts {

    @Test
    void each_promoted_group() {
      var house = soldOut();
      house.join("bob", 1);
      house.join("cec", 1);
      house.cancel("ada");
      house.counts.clear();

      house.settle();
      house.settle();

      assertThat(house.counts).isEqualTo(Map.of(Measure.PROMOTIONS, 2L));
    }

    @Test
    void a_refill_once() {
      var house = soldOut();
      house.cancel("ada");
      house.counts.clear();

      house.settle();
      house.settle();

      assertThat(house.counts).isEqualTo(Map.of(Measure.REFILLS, 1L));
    }

    @Test
    void no_refill_that_fails() {
      var house = soldOut();
      house.cancel("ada");
      house.counts.clear();
      house.faults.next(3, Fault.CONFLICT);

      house.settle();

      assertThat(house.counts).doesNotContainKey(Measure.REFILLS);
    }

    @Test
    void each_swept_booking() {
      var house = soldOut();
      house.join("bob", 1);
      house.join("cec", 2);
      house.counts.clear();
      house.organizer().cancel();

      house.applyChanges();

      assertThat(house.counts).isEqualTo(Map.of(Measure.SWEPT_BOOKINGS, 3L));
    }

    @Test
    void what_reconciling_found() {
      var house = soldOut();
      house.counts.clear();

      house.reconcile();

      assertThat(house.counts)
          .isEqualTo(
              Map.of(
                  Measure.DIFFERENCES, 0L,
                  Measure.DIFFERENCES_REPAIRED, 0L,
                  Measure.EVENTS_UNCHECKED, 0L,
                  Measure.UNCHECKED_SECONDS, 0L));
    }
  }

  @Test
  void checking_in_counts_once() {
    var house = House.of(5);
    house.book("ada", 2);
    var code = house.ticket("ada");
    house.counts.clear();

    house.checkIn(code, "key");
    house.checkIn(code, "key");
    house.checkIn(code, "another");

    assertThat(house.counts).isEqualTo(Map.of(Measure.CHECK_INS, 1L));
  }

  @Test
  void every_request_over_the_limit_is_counted() {
    var house = House.withLimit(5, 1);
    // A counter that is slow is no limit, so that each call is made until one is refused.
    assertThat(IntStream.range(0, 50).mapToObj(_ -> house.book("ada", 1)))
        .contains(new BookOutcome.TooOften());
    var booked = house.counts.get(Measure.TOO_OFTEN);
    assertThat(booked).isPositive();
    assertThat(
            IntStream.range(0, 50)
                .mapToObj(
                    _ ->
                        house
                            .cancelBooking()
                            .cancel(CancelRequest.any("bob", Booking.id(EVENT_ID, "bob")))))
        .contains(new CancelOutcome.TooOften());
    assertThat(house.counts.get(Measure.TOO_OFTEN)).isGreaterThan(booked);
  }

  /** An event of two seats, sold out, of which nothing is counted yet. */
  private static House soldOut() {
    var house = House.of(2);
    house.book("ada", 2);
    house.counts.clear();
    return house;
  }
}
