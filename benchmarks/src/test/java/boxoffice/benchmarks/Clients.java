package boxoffice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some who do the same at the same time. */
final class Clients {

  private Clients() {}

  /** What one of them does, over and over. */
  @FunctionalInterface
  interface Turn {
    /**
     * Does it once.
     *
     * @param client its number, from 0
     * @param turn how many turns all of them began before
     */
    void take(int client, int turn) throws Exception;
  }

  /** Takes so many turns, each by the next client that is free; answers how long all of it took. */
  static double seconds(int clients, int turns, Turn turn) throws Exception {
    var begun = new AtomicInteger();
    var began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (var client = 0; client < clients; client++) {
        var number = client;
        work.add(
            () -> {
              for (var next = begun.getAndIncrement();
                  next < turns;
                  next = begun.getAndIncrement()) {
                turn.take(number, next);
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
