package boxoffice.dynamodb;

import java.time.Duration;

/** Waits for a time. */
@FunctionalInterface
public interface Pause {

  /** Returns after about this time, or at once where the thread is interrupted. */
  void of(Duration time);
}
