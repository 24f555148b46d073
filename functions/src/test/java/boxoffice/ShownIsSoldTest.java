package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.background.Progress;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.Refusal;
import boxoffice.events.ShownEvent;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I10: at rest, what is shown as available is what a request of that size gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShownIsSoldTest {

  private static final int TABLES = 120;

  @Test
  void every_quantity_gets_what_is_shown() {
    for (var seed = 0; seed < TABLES; seed++) {
      var random = new Random(seed);
      var house = random(random);
      var shown = shown(house);
      var quantity = 1 + random.nextInt(6);

      var outcome = house.book("newcomer", quantity);

      assertThat(outcome)
          .as("seed %d: %d of %d shown", seed, quantity, shown)
          .satisfies(answer -> agrees(answer, quantity, shown));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 3, 3, 2", // a group of 3 waits beside 2 free seats
    "6, 1, 6, 5", // one that only fits into the whole house
    "4, 4, 2, 0",
    "40, 38, 3, 2" // of two shards
  })
  void seats_that_no_waiting_group_fits_into_are_shown_and_sold(
      int capacity, int sold, int waiting, int left) {
    var house = House.of(capacity);
    sell(house, sold);
    house.join("waiter", waiting);
    rest(house);

    assertThat(shown(house)).isEqualTo(left);
    assertThat(house.book("greedy", Math.min(6, left + 1)))
        .satisfies(answer -> agrees(answer, Math.min(6, left + 1), left));
    if (left > 0) {
      assertThat(house.book("newcomer", Math.min(6, left))).isInstanceOf(BookOutcome.Booked.class);
    }
  }

  @Test
  void raised_capacity_is_shown_where_no_group_fits() {
    var house = House.of(3);
    sell(house, 3);
    house.join("waiter", 3);
    house.organizer().resize(5);
    rest(house);

    assertThat(shown(house)).isEqualTo(2);
    assertThat(house.book("stranger", 2)).isInstanceOf(BookOutcome.Booked.class);
  }

  private static void agrees(BookOutcome outcome, int quantity, int shown) {
    if (quantity <= shown) {
      assertThat(outcome).isInstanceOf(BookOutcome.Booked.class);
    } else {
      assertThat(outcome)
          .isEqualTo(
              new BookOutcome.Refused(
                  shown == 0 ? new Refusal.SoldOut() : new Refusal.NotEnoughSeats(shown)));
    }
  }

  /** An event at rest after some bookings, cancellations and changes of its capacity. */
  private static House random(Random random) {
    var house = House.of(1 + random.nextInt(random.nextBoolean() ? 12 : 70));
    var users = 2 + random.nextInt(12);
    for (var step = 0; step < 3 * users; step++) {
      var user = "user " + random.nextInt(users);
      switch (random.nextInt(6)) {
        case 0 -> house.cancel(user);
        case 1 -> house.organizer().resize(1 + random.nextInt(80));
        case 2, 3 -> house.book(user, 1 + random.nextInt(6));
        default -> house.book(user, 1 + random.nextInt(6), OnSoldOut.WAITLIST, "key " + step);
      }
    }
    rest(house);
    return house;
  }

  private static void sell(House house, int tickets) {
    for (var left = tickets; left > 0; left -= Math.min(6, left)) {
      house.book("holder " + left, Math.min(6, left));
    }
  }

  private static void rest(House house) {
    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);
    assertThat(house.settle()).isEqualTo(Progress.DONE);
    // A refusal is remembered for a second.
    house.later(Duration.ofSeconds(1));
  }

  private static int shown(House house) {
    var event = house.app.events().find(EVENT_ID).orElseThrow();
    var seats = house.app.seats();
    return ShownEvent.of(event, seats).availableTickets();
  }
}
