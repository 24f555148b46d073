package boxoffice.dynamodb;

import boxoffice.dynamodb.LoopbackServer.Answer;
import boxoffice.dynamodb.LoopbackServer.Reply;
import boxoffice.dynamodb.LoopbackServer.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The table engine behind a server that can be slow. A request that it keeps is carried out later,
 * also where its sender no longer waits, as in a network.
 */
public final class SlowTable implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "content-length", "connection");
  private static final int MOST_SECONDS = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final AtomicReference<Kept> kept = new AtomicReference<>();
  private final Set<CountDownLatch> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicReference<CountDownLatch> thaw = new AtomicReference<>(new CountDownLatch(0));

  /** A request that is kept back. */
  public static final class Kept {
    private final String operation;
    private final AtomicInteger before;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch carriedOut = new CountDownLatch(1);

    private Kept(String operation, int before) {
      this.operation = operation;
      this.before = new AtomicInteger(before);
    }

    public void awaitArrival() {
      await(arrived);
    }

    /** Lets it go; returns when it was carried out. */
    public void release() {
      released.countDown();
      await(carriedOut);
    }
  }

  public URI address() {
    return server.address();
  }

  /** The operations asked for, in the order in which they came. */
  public List<String> received() {
    return server.received();
  }

  /** Keeps the next request of an operation until it is released. */
  public Kept keepNext(String operation) {
    return keepAfter(0, operation);
  }

  /** Keeps a request of an operation until it is released, after this many others of it. */
  public Kept keepAfter(int others, String operation) {
    var next = new Kept(operation, others);
    kept.set(next);
    return next;
  }

  /** Keeps every request from now on. */
  public void freeze() {
    thaw.set(new CountDownLatch(1));
  }

  /** Lets all requests go. */
  public void thaw() {
    thaw.get().countDown();
  }

  /** Returns when every request that has come by now was carried out. */
  public void awaitQuiet() {
    for (var request : List.copyOf(underWay)) {
      await(request);
    }
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }

  private Reply answer(Request request) {
    var carriedOut = new CountDownLatch(1);
    underWay.add(carriedOut);
    try {
      return inItsTime(request);
    } finally {
      underWay.remove(carriedOut);
      carriedOut.countDown();
    }
  }

  private Reply inItsTime(Request request) {
    await(thaw.get());
    var mine = kept.get();
    if (mine == null
        || !mine.operation.equals(request.operation())
        || mine.before.getAndDecrement() > 0
        || !kept.compareAndSet(mine, null)) {
      return forward(request);
    }
    mine.arrived.countDown();
    await(mine.released);
    var answer = forward(request);
    mine.carriedOut.countDown();
    return answer;
  }

  private Answer forward(Request request) {
    var forwarded =
        HttpRequest.newBuilder(LocalDynamoDb.endpoint())
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CONNECTION.contains(name)) {
                forwarded.setHeader(name, value);
              }
            });
    try {
      var response = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
      var headers = new HashMap<String, String>();
      response
          .headers()
          .firstValue("x-amz-crc32")
          .ifPresent(crc -> headers.put("x-amz-crc32", crc));
      headers.put("Content-Type", "application/x-amz-json-1.0");
      return new Answer(response.statusCode(), Map.copyOf(headers), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited for %d seconds".formatted(MOST_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
