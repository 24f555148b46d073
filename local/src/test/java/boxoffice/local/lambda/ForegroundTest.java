package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the background gives way to requests. */
@Timeout(60)
class ForegroundTest {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Foreground foreground = new Foreground(2);

  @Test
  void nobody_rests_while_a_processor_is_free() throws Exception {
    foreground.rest(FOR_EVER);
    foreground.begin();
    foreground.rest(FOR_EVER);

    assertThat(foreground.isBusy()).isFalse();
  }

  @Test
  void a_rest_lasts_until_a_request_ends() throws Exception {
    foreground.begin();
    foreground.begin();
    foreground.begin();
    var resting = Thread.ofPlatform().start(this::rest);
    awaitRest(resting);

    foreground.end();

    awaitRest(resting);
    assertThat(foreground.isBusy()).isTrue();
    foreground.end();
    resting.join();
  }

  @Test
  void a_rest_ends_under_constant_load() throws Exception {
    foreground.begin();
    foreground.begin();

    foreground.rest(Duration.ofMillis(1));

    assertThat(foreground.isBusy()).isTrue();
  }

  private void rest() {
    try {
      foreground.rest(FOR_EVER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitRest(Thread thread) {
    Await.until(thread::getState, Thread.State.TIMED_WAITING::equals);
  }
}
