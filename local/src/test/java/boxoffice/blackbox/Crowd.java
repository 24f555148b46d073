package boxoffice.blackbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers at once. */
public final class Crowd {

  private Crowd() {}

  /** Lets {@code size} callers act at the same moment; returns their results in order. */
  public static <T> List<T> of(int size, IntFunction<T> act) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var acting =
          IntStream.range(0, size)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(start);
                            return act.apply(i);
                          },
                          threads))
              .toList();
      start.countDown();
      return acting.stream().map(CompletableFuture::join).toList();
    }
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
