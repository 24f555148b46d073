package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the system does asynchronously. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private Await() {}

  /** Returns the first value that meets the condition; fails with the last value that does not. */
  public static <T> T until(Supplier<T> look, Predicate<T> condition) {
    return until(look, condition, POLL);
  }

  /** The same, with another time between two looks. */
  public static <T> T until(Supplier<T> look, Predicate<T> condition, Duration poll) {
    return until(look, condition, poll, PATIENCE);
  }

  /** The same, with another time limit. */
  public static <T> T until(
      Supplier<T> look, Predicate<T> condition, Duration poll, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    var seen = look.get();
    while (!condition.test(seen)) {
      if (System.nanoTime() > deadline) {
        fail("still %s after %s", seen, patience);
      }
      pause(poll);
      seen = look.get();
    }
    return seen;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
