package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SoldOutLatchTest {

  private static final Refusal SOLD_OUT = new Refusal.SoldOut();
  private static final Refusal TWO_LEFT = new Refusal.NotEnoughSeats(2);

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final SoldOutLatch latch = new SoldOutLatch(clock);

  @Test
  void refuses_for_a_second() {
    latch.refused("event", 1, SOLD_OUT);

    clock.advance(Duration.ofMillis(999));
    assertThat(latch.refusal("event", 1)).contains(SOLD_OUT);
    clock.advance(Duration.ofMillis(1));
    assertThat(latch.refusal("event", 1)).isEmpty();
  }

  @Test
  void remembers_for_a_minute_that_the_house_was_full() {
    latch.refused("event", 1, SOLD_OUT);

    clock.advance(Duration.ofMillis(59_999));
    assertThat(latch.wasFull("event", 1)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(latch.wasFull("event", 1)).isFalse();
  }

  @Test
  void concerns_the_refused_quantity_and_larger_ones() {
    latch.refused("event", 3, TWO_LEFT);

    assertThat(latch.refusal("event", 2)).isEmpty();
    assertThat(latch.wasFull("event", 2)).isFalse();
    assertThat(latch.refusal("event", 3)).contains(TWO_LEFT);
    assertThat(latch.refusal("event", 10)).contains(TWO_LEFT);
  }

  @Test
  void concerns_no_other_event() {
    latch.refused("event", 1, SOLD_OUT);

    assertThat(latch.refusal("another", 1)).isEmpty();
    assertThat(latch.wasFull("another", 1)).isFalse();
  }

  @Test
  void keeps_the_least_quantity_while_it_refuses() {
    latch.refused("event", 1, SOLD_OUT);
    clock.advance(Duration.ofMillis(999));
    latch.refused("event", 3, TWO_LEFT);

    assertThat(latch.refusal("event", 1)).contains(SOLD_OUT);
    assertThat(latch.refusal("event", 3)).contains(SOLD_OUT);
  }

  @Test
  void takes_a_larger_quantity_when_the_least_is_over() {
    latch.refused("event", 1, SOLD_OUT);
    clock.advance(Duration.ofSeconds(1));
    latch.refused("event", 3, TWO_LEFT);

    assertThat(latch.refusal("event", 1)).isEmpty();
    assertThat(latch.refusal("event", 3)).contains(TWO_LEFT);
  }

  @Test
  void takes_the_latest_refusal_of_a_quantity() {
    latch.refused("event", 3, TWO_LEFT);
    clock.advance(Duration.ofMillis(600));
    latch.refused("event", 3, SOLD_OUT);

    clock.advance(Duration.ofMillis(600));
    assertThat(latch.refusal("event", 3)).contains(SOLD_OUT);
  }

  @Test
  void ends_when_the_quantity_is_found() {
    latch.refused("event", 3, TWO_LEFT);

    latch.found("event", 2);
    assertThat(latch.refusal("event", 3)).contains(TWO_LEFT);
    latch.found("event", 3);
    assertThat(latch.refusal("event", 3)).isEmpty();
    assertThat(latch.wasFull("event", 3)).isFalse();
  }
}
