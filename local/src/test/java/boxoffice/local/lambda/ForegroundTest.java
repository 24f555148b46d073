package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Await;
import boxoffice.local.gateway.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the background gives way to requests. */
@Timeout(60)
class ForegroundTest {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock("2026-11-26T20:00:00Z");
  private final Foreground foreground = new Foreground(2, clock);

  @Test
  void nobody_rests_while_a_processor_is_free() throws Exception {
    foreground.rest(FOR_EVER);
    foreground.begin();
    foreground.rest(FOR_EVER);
    foreground.end();

    assertThat(foreground.isBusy()).isFalse();
  }

  @Test
  void a_moment_with_few_requests_is_busy() {
    foreground.begin();
    foreground.begin();
    assertThat(foreground.isBusy()).isTrue();

    foreground.end();

    clock.advance(Duration.ofMillis(99));
    assertThat(foreground.isBusy()).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(foreground.isBusy()).isFalse();
  }

  @Test
  void a_rest_lasts_until_it_is_quiet() throws Exception {
    foreground.begin();
    foreground.begin();
    var resting = resting(FOR_EVER);

    foreground.end();
    clock.advance(Duration.ofMillis(100));

    resting.join();
  }

  @Test
  void a_rest_ends_under_constant_load() throws Exception {
    foreground.begin();
    foreground.begin();
    var resting = resting(Duration.ofSeconds(1));

    clock.advance(Duration.ofSeconds(1));

    resting.join();
    assertThat(foreground.isBusy()).isTrue();
  }

  private Thread resting(Duration longest) {
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    foreground.rest(longest);
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    Await.until(thread::getState, Thread.State.TIMED_WAITING::equals);
    return thread;
  }
}
