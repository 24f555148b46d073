package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.seats.Seats;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transactions that only a repair makes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepairsTest {

  private final House house = House.of(1);
  private final BookingTransactions transactions = new BookingTransactions(house.table());

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void a_stray_is_counted_down_if_it_counts(boolean counted, int left) {
    house.book("ada", 1);
    house.join("bob", 1);
    var stray = house.app.bookings().lane(EVENT_ID, 1, 10).getFirst();
    house.damage(stray.booking(), "SET revision = revision + :n", ":n", 1);

    assertThat(transactions.removeStray(EVENT_ID, stray, counted))
        .isEqualTo(new Outcome.Committed());

    assertThat(house.app.bookings().lane(EVENT_ID, 1, 10)).isEmpty();
    assertThat(seats().waiting()).isEqualTo(left);
  }

  @Test
  void folded_seats_are_offered_to_those_who_wait() {
    house.book("ada", 1);
    house.join("bob", 1);
    house.damage(Keys.seats(EVENT_ID, 0), "SET available = :n", ":n", 2);

    assertThat(transactions.fold(EVENT_ID, seats())).isEqualTo(new Outcome.Committed());

    assertThat(seats().free()).isEqualTo(2);
    assertThat(seats().returned()).isEqualTo(2);
  }

  private Seats seats() {
    return house.app.seats().read(EVENT_ID, 1);
  }
}
