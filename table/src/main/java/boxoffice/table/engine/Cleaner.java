package boxoffice.table.engine;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Has an engine delete what has ended, again and again, until it is closed. */
public final class Cleaner implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Cleaner.class.getName());

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
                      clean(engine);
                    }
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  private static void clean(Engine engine) {
    try {
      engine.removeEnded();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Items that have ended are still there", e);
    }
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
