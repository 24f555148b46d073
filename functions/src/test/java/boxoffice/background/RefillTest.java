package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.seats.Seats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refills that do not succeed at once, with no further change that starts a settlement. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefillTest {

  private static final int SEATS = 64;

  private final House house = House.of(SEATS);

  @BeforeEach
  void returnSeats() {
    house.book("ada", 6);
    house.cancel("ada");
  }

  @ParameterizedTest
  @EnumSource
  void seats_go_back_on_sale_in_spite_of_a(Fault fault) {
    house.faults.next(fault);

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(seats()).returns(0, Seats::returned).returns(SEATS, Seats::free);
    assertThat(asked()).isZero();
  }

  @Test
  void a_refill_that_read_other_seats_is_made_of_these() {
    house.faults.beforeNext(this::takeReturnedSeat);

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(seats()).returns(0, Seats::returned).returns(SEATS, Seats::free);
  }

  @Test
  void conflicts_without_end_ask_the_stream_to_call_again() {
    house.faults.next(100, Fault.CONFLICT);
    var before = house.faults.sent();

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(seats().returned()).isEqualTo(6);
    assertThat(asked()).isEqualTo(1);
    assertThat(house.faults.sent() - before).as("requests, bounded in a rush").isLessThan(10);
  }

  @Test
  void a_group_that_joined_meanwhile_is_promoted_instead() {
    house.faults.beforeNext(
        () -> {
          house.book("bob", 6);
          fill();
          house.join("cec", 4);
        });

    assertThat(house.settle()).isEqualTo(Progress.DONE);

    assertThat(house.state("cec")).isEqualTo(BookingState.WAITLISTED);
    assertThat(house.ledger().shards())
        .allSatisfy(shard -> assertThat(shard.number("available")).isZero());
  }

  private void fill() {
    for (var user = 0; seats().free() > 3; user++) {
      house.book("user " + user, Math.min(6, seats().free() - 3));
    }
  }

  /** What a booking that gathers seats leaves, and a cancellation on another shard. */
  private void takeReturnedSeat() {
    var from =
        seats().shards().stream().filter(shard -> shard.returned() > 0).findFirst().orElseThrow();
    house.damage(Keys.seats(EVENT_ID, from.shard()), "SET returned = returned - :one", ":one", 1);
    house.damage(
        Keys.seats(EVENT_ID, 1 - from.shard()), "SET returned = returned + :one", ":one", 1);
  }

  private Seats seats() {
    return house.app.seats().read(EVENT_ID, 2);
  }

  /** How often the stream was asked to settle the event once more. */
  private long asked() {
    return house.table().get(Keys.seats(EVENT_ID, 0)).orElseThrow().count("askedToSettle")
        + house.table().get(Keys.seats(EVENT_ID, 1)).orElseThrow().count("askedToSettle");
  }
}
