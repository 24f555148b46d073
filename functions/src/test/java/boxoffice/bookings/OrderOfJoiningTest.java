package boxoffice.bookings;

import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.background.Reconciliation;
import boxoffice.http.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First come, first served: also among groups of different sizes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderOfJoiningTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void a_group_of_each_size_joins_now(int quantity) {
    var house = soldOut(6);

    house.join("group", quantity);

    var booking = house.booking("group");
    assertThat(Objects.requireNonNull(booking.place()).joined()).isEqualTo(house.now());
    assertThat(booking.lastChange().at()).isEqualTo(house.now());
    assertThat(house.app.bookings().lane(EVENT_ID, quantity, 1))
        .singleElement()
        .returns(booking.place(), WaitingGroup::place)
        .returns(1L, WaitingGroup::revision);
  }

  @Test
  void positions_are_in_the_order_of_joining() {
    var house = soldOut(6);
    List.of(3, 1, 6, 2, 1, 5, 4)
        .forEach(quantity -> house.join("group " + house.ledger().waiting(), quantity));

    assertThat(IntStream.range(0, 7).map(n -> house.ahead("group " + n)))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2_000, 3_600_000})
  void a_clock_that_is_behind_overtakes_nobody(long millis) {
    var house = soldOut(6);
    house.later(Duration.ofHours(2));
    house.join("first", 1);
    house.join("pair", 2);
    house.later(Duration.ofMillis(-millis));

    house.join("later", 1);
    house.join("last", 2);

    assertThat(house.ahead("first")).isZero();
    assertThat(house.ahead("pair")).isEqualTo(1);
    assertThat(house.ahead("later")).isEqualTo(2);
    assertThat(house.ahead("last")).isEqualTo(3);
  }

  @Test
  void a_clock_that_is_ahead_holds_up_nobody() {
    var house = soldOut(6);
    house.later(Duration.ofHours(1));
    house.join("first", 1);
    house.later(Duration.ofHours(-1));
    IntStream.range(0, 5).forEach(n -> house.join("later" + n, 1));

    assertThat(IntStream.range(0, 5).map(n -> house.ahead("later" + n)))
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void an_order_spans_all_home_shards() {
    var house = House.of(96);
    IntStream.range(0, 16).forEach(n -> house.book("holder" + n, 6));
    house.later(Duration.ofHours(1));
    for (var n = 0; n < 20; n++) {
      house.later(Duration.ofMillis(-500));
      house.join("group" + n, 1 + n % 3);
    }

    assertThat(IntStream.range(0, 20).map(n -> house.ahead("group" + n)))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_late_try_takes_no_place_before_others() {
    var house = soldOut(1);
    house.faults.beforeNext(() -> house.faults.beforeNext(() -> joinAhead(house)));

    house.join("slow", 1);

    assertThat(house.ahead("quick")).isZero();
    assertThat(house.ahead("slow")).isEqualTo(1);
  }

  private static void joinAhead(House house) {
    house.later(Duration.ofSeconds(2));
    house.join("quick", 1);
    house.later(Duration.ofSeconds(-2));
  }

  @Test
  void a_pair_that_joined_first_is_promoted_first() {
    var house = House.of(2);
    house.book("ada", 2);
    house.join("pair", 2);
    house.join("single", 1);
    house.cancel("ada");

    house.settle();

    assertThat(house.state("pair")).isEqualTo(CONFIRMED);
    assertThat(house.state("single")).isEqualTo(WAITLISTED);
  }

  @Test
  void a_single_that_joined_first_is_promoted_first() {
    var house = House.of(2);
    house.book("ada", 2);
    house.join("single", 1);
    house.join("pair", 2);
    house.cancel("ada");

    house.settle();

    assertThat(house.state("single")).isEqualTo(CONFIRMED);
    assertThat(house.state("pair")).isEqualTo(WAITLISTED);
  }

  @Test
  void groups_that_join_in_one_moment_keep_their_order() {
    var house = House.of(1);
    house.book("ada", 1);
    var groups = List.of("bob", "cec", "dan", "eve");
    groups.forEach(
        user -> {
          house.later(Duration.ofMillis(-1));
          house.join(user, 1);
        });
    house.cancel("ada");

    house.settle();

    assertThat(house.state("bob")).isEqualTo(CONFIRMED);
    assertThat(groups.stream().skip(1).map(house::ahead)).containsExactly(0, 1, 2);
  }

  @Test
  void waitlists_have_more_than_one_page() {
    var house = soldOut(1);
    IntStream.range(0, 102).forEach(n -> house.join("waiter-" + n, 1));

    assertThat(house.reconcile()).isEqualTo(new Reconciliation(1, 0, 0, List.of(), List.of()));
    assertThat(position(house, 99)).isEqualTo(100);
    assertThat(positionAtLeast(house, 99)).isZero();
    assertThat(position(house, 100)).isZero();
    assertThat(positionAtLeast(house, 100)).isEqualTo(101);
    assertThat(positionAtLeast(house, 101)).isEqualTo(101);

    house.organizer().cancel();
    house.applyChanges();

    assertThat(house.ledger().entries()).isEmpty();
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  private static int position(House house, int waiter) {
    return get(house, waiter).body().path("position").asInt();
  }

  private static int positionAtLeast(House house, int waiter) {
    return get(house, waiter).body().path("positionAtLeast").asInt();
  }

  private static Caller.Reply get(House house, int waiter) {
    var user = "waiter-" + waiter;
    return Caller.user(user)
        .get("/bookings/x")
        .parameter("bookingId", Booking.id(EVENT_ID, user))
        .to(new GetBookingHandler(house.app.bookings(), house.app.userLimits()));
  }

  private static House soldOut(int seats) {
    var house = House.of(seats);
    house.book("ada", seats);
    return house;
  }
}
