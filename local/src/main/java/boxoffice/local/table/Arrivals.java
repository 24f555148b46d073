package boxoffice.local.table;

import java.time.Duration;

/** How often a stream got new records, for readers that wait for the next time. */
final class Arrivals {

  /** Records that arrive together are read together: each reading has a price of its own. */
  private static final Duration TOGETHER = Duration.ofMillis(5);

  private long count;

  synchronized void add() {
    count++;
    notifyAll();
  }

  synchronized long count() {
    return count;
  }

  /**
   * Returns soon after there are more.
   *
   * @param seen how many there were before the reader looked
   * @param patience how long to wait at most
   */
  void awaitMore(long seen, Duration patience) throws InterruptedException {
    if (await(seen, patience)) {
      Thread.sleep(TOGETHER);
    }
  }

  private synchronized boolean await(long seen, Duration patience) throws InterruptedException {
    if (count == seen && patience.isPositive()) {
      wait(patience.toMillis() + 1);
    }
    return count != seen;
  }
}
