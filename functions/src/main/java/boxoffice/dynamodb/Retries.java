package boxoffice.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How often and when something is tried again: full jitter, as in <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * Backoff And Jitter</a>.
 */
public final class Retries {

  /** Tries of one request. */
  public static final int TRIES = 6;

  private static final Duration IN_ALL = Duration.ofSeconds(3);
  private static final int LEAST_MILLIS = 10;
  private static final int MOST_MILLIS = 200;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;

  public Retries(InstantSource clock, RandomGenerator random, Pause pause) {
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /** The tries of one request, beginning now. */
  public Tries begin() {
    return new Tries(clock.instant().plus(IN_ALL));
  }

  /** Waits for a time. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after about this time, or at once where the thread is interrupted. */
    void of(Duration time);
  }

  /** The tries of one request: at most {@link #TRIES}, and none begins after 3 seconds. */
  public final class Tries {

    private final Instant end;
    private int made;
    private boolean backOff;

    private Tries(Instant end) {
      this.end = end;
    }

    /** Makes the next try wait first, for another transaction to pass. */
    public void backOff() {
      backOff = true;
    }

    /** Whether there is another try; returns when it is time for it. */
    public boolean next() {
      if (made == TRIES || clock.instant().isAfter(end)) {
        return false;
      }
      if (backOff) {
        var most = Math.min(MOST_MILLIS, LEAST_MILLIS << made);
        pause.of(Duration.ofMillis(random.nextInt(LEAST_MILLIS, most + 1)));
        backOff = false;
      }
      made++;
      return true;
    }
  }
}
