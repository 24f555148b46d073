package boxoffice.local.lambda;

import java.time.Duration;

/** How work in the background gives way. {@link Foreground#rest} is one. */
@FunctionalInterface
public interface Rest {

  /** Returns after this time, or before. */
  void atMost(Duration longest) throws InterruptedException;
}
