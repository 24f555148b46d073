package boxoffice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boxoffice.benchmarks.HotEvent.Inputs;
import boxoffice.seats.Seats;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All times are the simulation's own, so nothing here depends on the machine. */
class HotEventTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_event_of_20000_seats_carries_2000_bookings_a_second(long seed) {
    var figures = HotEvent.run(inputs(Seats.shardsFor(20_000), 2_000), seed);

    assertThat(figures.goodput()).isGreaterThan(1_900);
    assertThat(figures.tryAgain()).isLessThan(0.005);
  }

  @Test
  void one_shard_carries_one_booking_in_each_window_however_many_are_offered() {
    var figures = HotEvent.run(inputs(1, 2_000), 1);

    assertThat(figures.goodput()).isCloseTo(1_000 / 12.0, within(1.0));
  }

  @Test
  void requests_that_never_meet_take_two_round_trips_and_the_window() {
    var figures = HotEvent.run(inputs(128, 1), 1);

    assertThat(figures.attempts()).isEqualTo(1);
    assertThat(figures.p99Millis()).isEqualTo(6 + 6 + 12);
  }

  @Test
  void the_same_seed_gives_the_same_figures() {
    assertThat(HotEvent.run(inputs(16, 1_000), 7)).isEqualTo(HotEvent.run(inputs(16, 1_000), 7));
  }

  private static Inputs inputs(int shards, int offered) {
    return new Inputs(
        shards, offered, Duration.ofMillis(12), Duration.ofMillis(6), Duration.ofSeconds(10));
  }
}
