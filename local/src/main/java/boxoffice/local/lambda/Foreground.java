package boxoffice.local.lambda;

import java.time.Duration;

/**
 * The requests that people wait for. The background rests while there are many: on AWS it has
 * processors of its own, here it shares a few with them.
 */
public final class Foreground {

  private final int many;
  private int underWay;

  /**
   * @param many with so many requests at once no processor is free
   */
  public Foreground(int many) {
    this.many = many;
  }

  /** Counts a request until it {@linkplain #end ends}. */
  public synchronized void begin() {
    underWay++;
  }

  /** A request was answered. */
  public synchronized void end() {
    underWay--;
    if (!isBusy()) {
      notifyAll();
    }
  }

  /** Whether so many requests are under way that no processor is free. */
  public synchronized boolean isBusy() {
    return underWay >= many;
  }

  /**
   * Returns as soon as a processor is free, at once if one is.
   *
   * @param longest returns after this time, too: the background never stands still
   */
  public synchronized void rest(Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    for (var left = longest; isBusy() && left.isPositive(); ) {
      wait(left.toMillis() + 1);
      left = Duration.ofNanos(end - System.nanoTime());
    }
  }
}
