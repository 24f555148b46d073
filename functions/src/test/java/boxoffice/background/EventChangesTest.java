package boxoffice.background;

import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.Refusal;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.seats.SeatShard;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The effects of a change of an event, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventChangesTest {

  @Nested
  class More_seats {

    @Test
    void go_to_waiting_groups_first() {
      var house = House.of(2);
      house.book("ada", 2);
      house.join("bob", 2);
      house.join("cec", 2);
      house.join("dan", 1);

      house.organizer().resize(5);
      assertThat(house.ledger().violations()).isEmpty();
      house.settle();

      assertThat(house.state("bob")).isEqualTo(CONFIRMED);
      assertThat(house.state("cec")).isEqualTo(WAITLISTED);
      assertThat(house.state("dan")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void that_nobody_waits_for_go_on_open_sale() {
      var house = House.of(64);

      house.organizer().resize(100);
      house.applyChanges();

      assertThat(house.ledger().shards())
          .extracting(shard -> shard.number("available"))
          .containsExactly(50L, 50L);
    }
  }

  @Nested
  class Fewer_seats {

    @Test
    void are_taken_while_somebody_books() {
      var house = House.of(10);
      house.faults.beforeNext(() -> house.book("ada", 4));

      assertThat(house.organizer().resize(6).status()).isEqualTo(200);

      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(house.ledger().available()).isEqualTo(2);
    }

    @Test
    void are_not_taken_from_seats_sold_meanwhile() {
      var house = House.of(10);
      house.faults.beforeNext(() -> house.book("ada", 4));

      assertThat(house.organizer().resize(3).problem()).isEqualTo("capacity-below-sold");

      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(house.event().details().capacity()).isEqualTo(10);
    }
  }

  @Nested
  class Other_times {

    @Test
    void reach_every_shard() {
      var house = House.of(100);

      house
          .organizer()
          .patch(
              """
              {"startsAt": "2026-12-24T18:00:00Z", "salesFrom": "2026-12-01T00:00:00Z",
               "salesUntil": "2026-12-24T12:00:00Z", "maxTicketsPerBooking": 2}
              """);
      assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

      assertThat(shards(house))
          .hasSize(4)
          .allSatisfy(
              shard ->
                  assertThat(shard.terms())
                      .returns(Instant.parse("2026-12-24T18:00:00Z"), Terms::startsAt)
                      .returns(Instant.parse("2026-12-01T00:00:00Z"), Terms::salesFrom)
                      .returns(Instant.parse("2026-12-24T12:00:00Z"), Terms::salesUntil)
                      .returns(2, Terms::maxTicketsPerBooking)
                      .returns(true, Terms::open));
      assertThat(house.book("ada", 1))
          .isEqualTo(new BookOutcome.Refused(new Refusal.SalesClosed()));
    }

    @Test
    void of_an_older_version_never_replace_newer_ones() {
      var house = House.of(100);
      house.organizer().patch("{\"maxTicketsPerBooking\": 3}");
      var older = house.event();
      house.organizer().patch("{\"maxTicketsPerBooking\": 4}");
      house.applyChanges();

      IntStream.range(0, 4)
          .forEach(
              shard -> new SeatStore(house.table()).apply(older.eventId(), shard, older.terms()));

      assertThat(shards(house))
          .extracting(shard -> shard.terms().maxTicketsPerBooking())
          .containsOnly(4);
    }

    @Test
    void reach_every_shard_in_spite_of_conflicts() {
      var house = House.of(100);
      house.organizer().patch("{\"maxTicketsPerBooking\": 3}");
      house.faults.next(6, Fault.CONFLICT);

      assertThat(house.applyChanges()).isEqualTo(Progress.TRY_AGAIN);
      assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

      assertThat(shards(house))
          .extracting(shard -> shard.terms().maxTicketsPerBooking())
          .containsOnly(3);
    }

    @Test
    void that_delay_the_start_promote_waiting_groups() {
      var house = House.of(1);
      house.book("ada", 1);
      house.join("bob", 1);
      house.cancel("ada");
      house.later(Duration.ofDays(2));
      house.settle();
      assertThat(house.state("bob")).isEqualTo(WAITLISTED);

      house.organizer().patch("{\"startsAt\": \"2026-12-24T18:00:00Z\"}");
      house.applyChanges();

      assertThat(house.state("bob")).isEqualTo(CONFIRMED);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }
  }

  private static List<SeatShard> shards(House house) {
    return new SeatStore(house.table())
        .read(house.event().eventId(), house.event().shards())
        .shards();
  }
}
