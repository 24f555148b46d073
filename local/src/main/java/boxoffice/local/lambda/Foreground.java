package boxoffice.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The requests that people wait for. The background rests while there are many: on AWS it has
 * processors of its own, here it shares a few with them.
 */
public final class Foreground {

  /** In a rush there are moments with few requests, too: whoever was answered asks again. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private final int many;
  private final InstantSource clock;
  private int underWay;
  private Instant lastBusy = Instant.EPOCH;

  /**
   * @param many with so many requests at once no processor is free
   */
  public Foreground(int many, InstantSource clock) {
    this.many = many;
    this.clock = clock;
  }

  /** Counts a request until it {@linkplain #end ends}. */
  public synchronized void begin() {
    underWay++;
  }

  /** A request was answered. */
  public synchronized void end() {
    if (underWay >= many) {
      lastBusy = clock.instant();
    }
    underWay--;
  }

  /** Whether so many requests are under way, or just were, that no processor is free. */
  public synchronized boolean isBusy() {
    return underWay >= many || clock.instant().isBefore(lastBusy.plus(QUIET));
  }

  /**
   * Returns soon after processors are free, at once if they are.
   *
   * @param longest returns after this time, too: the background never stands still
   */
  public void rest(Duration longest) throws InterruptedException {
    var end = clock.instant().plus(longest);
    for (var left = longest; isBusy() && left.isPositive(); ) {
      Thread.sleep(left.compareTo(QUIET) < 0 ? left : QUIET);
      left = Duration.between(clock.instant(), end);
    }
  }
}
