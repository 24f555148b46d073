package boxoffice.privacy;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a function that runs on a schedule goes on. */
final class ScheduledRun {

  /** So much of its time a run leaves, for what it is at. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private ScheduledRun() {}

  static Instant until(Context context, InstantSource clock) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
  }
}
