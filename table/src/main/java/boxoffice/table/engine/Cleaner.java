package boxoffice.table.engine;

import java.time.Duration;

/** Has an engine delete what has ended, again and again, until it is closed. */
public final class Cleaner implements AutoCloseable {

  private final Thread thread;

  /**
   * Starts.
   *
   * @param pause how long it waits in between
   */
  public Cleaner(Engine engine, Duration pause) {
    this.thread =
        Thread.ofVirtual()
            .name("table-cleaner")
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(pause);
                      engine.removeEnded();
                    }
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
