package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private final SettableClock clock = new SettableClock("2026-12-01T12:00:00Z");
  private final TokenBucket bucket = new TokenBucket(10, 20, clock);

  @Test
  void a_full_bucket_gives_its_burst() {
    assertThat(taken(25)).isEqualTo(20);
  }

  @Test
  void an_empty_bucket_fills_at_its_rate() {
    taken(20);

    clock.advance(Duration.ofMillis(500));

    assertThat(taken(25)).isEqualTo(5);
  }

  @Test
  void a_bucket_gives_only_whole_tokens() {
    taken(20);

    clock.advance(Duration.ofMillis(99));
    assertThat(bucket.tryTake()).isFalse();

    clock.advance(Duration.ofMillis(1));
    assertThat(bucket.tryTake()).isTrue();
  }

  @Test
  void a_bucket_holds_at_most_its_burst() {
    clock.advance(Duration.ofHours(1));

    assertThat(taken(100)).isEqualTo(20);
  }

  @Test
  void a_clock_that_goes_back_adds_nothing() {
    taken(20);

    clock.advance(Duration.ofSeconds(-60));
    assertThat(bucket.tryTake()).isFalse();

    clock.advance(Duration.ofSeconds(60));
    assertThat(bucket.tryTake()).isFalse();
  }

  private long taken(int attempts) {
    return IntStream.range(0, attempts).filter(_ -> bucket.tryTake()).count();
  }
}
