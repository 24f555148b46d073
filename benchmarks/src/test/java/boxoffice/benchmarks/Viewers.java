package boxoffice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * People who look at one address, with the polling of the page ({@code web/site/poll.js}) and a
 * browser's use of entity tags. They are timers; some threads send what is due.
 */
final class Viewers {

  private static final Duration LEAST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final double SLOWER = 1.5;
  private static final double QUICKER = 0.5;
  private static final double REFUSED = 4;
  private static final double JITTER = 0.2;

  private static final Pattern AVAILABLE = Pattern.compile("\"availableTickets\":(\\d+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String eventId;
  private final Bookings bookings;
  private final DelayQueue<Viewer> due = new DelayQueue<>();
  private final Map<String, Integer> shown = new ConcurrentHashMap<>();
  private final List<Thread> senders = new ArrayList<>();
  private volatile Counts counts = new Counts();
  private volatile boolean ended;

  /** The bookings of the event so far. */
  interface Bookings {

    /** How old what is shown is, in nanoseconds: since the first booking that it lacks. */
    long behind(int availableTickets, long now);
  }

  /** What happened since it was made. */
  static final class Counts {
    final AtomicLong requests = new AtomicLong();
    final AtomicLong atTheOrigin = new AtomicLong();
    final AtomicLong unchanged = new AtomicLong();
    final AtomicLong errors = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final ConcurrentLinkedQueue<Long> behind = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
  }

  /** One of them, who looks again when it is time. */
  private static final class Viewer implements Delayed {

    private long at;
    private double delay = LEAST.toNanos();
    private String tag = "";

    Viewer(long at) {
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(at, ((Viewer) other).at);
    }

    void looksAgain() {
      var spread = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
      at = System.nanoTime() + (long) (delay * spread);
    }

    void saw(HttpResponse<?> answer) {
      var next = answer.headers().firstValue("ETag").orElse("");
      if (answer.statusCode() == 304 || next.equals(tag)) {
        delay = Math.min(MOST.toNanos(), delay * SLOWER);
      } else if (answer.statusCode() == 200) {
        delay = Math.max(LEAST.toNanos(), delay * QUICKER);
        tag = next;
      } else {
        delay = Math.min(MOST.toNanos(), delay * REFUSED);
      }
    }
  }

  /**
   * They begin within the shortest time between two looks.
   *
   * @param connections how many requests are under way at once, at most
   */
  Viewers(int number, URI address, String eventId, Bookings bookings, int connections) {
    this.address = address;
    this.eventId = eventId;
    this.bookings = bookings;
    var now = System.nanoTime();
    for (var viewer = 0; viewer < number; viewer++) {
      due.add(new Viewer(now + ThreadLocalRandom.current().nextLong(LEAST.toNanos())));
    }
    for (var sender = 0; sender < connections; sender++) {
      senders.add(Thread.ofPlatform().daemon().start(this::send));
    }
  }

  /** Counts from now on. */
  Counts countAnew() {
    counts = new Counts();
    return counts;
  }

  void end() throws InterruptedException {
    ended = true;
    for (var sender : senders) {
      sender.join();
    }
    http.close();
  }

  private void send() {
    try {
      while (!ended) {
        var viewer = due.poll(100, TimeUnit.MILLISECONDS);
        if (viewer != null) {
          look(viewer);
          viewer.looksAgain();
          due.add(viewer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(Viewer viewer) throws IOException, InterruptedException {
    var into = counts;
    into.late.add(System.nanoTime() - viewer.at);
    var request = HttpRequest.newBuilder(address);
    if (!viewer.tag.isEmpty()) {
      request.header("If-None-Match", viewer.tag);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    var now = System.nanoTime();
    into.requests.incrementAndGet();
    into.bytes.addAndGet(answer.body().length());
    if (answer.headers().firstValue("Age").isEmpty()) {
      into.atTheOrigin.incrementAndGet();
    }
    if (answer.statusCode() == 304) {
      into.unchanged.incrementAndGet();
    } else if (answer.statusCode() != 200) {
      into.errors.incrementAndGet();
    }
    viewer.saw(answer);
    if (!viewer.tag.isEmpty()) {
      var available =
          answer.statusCode() == 200
              ? shown.computeIfAbsent(viewer.tag, _ -> available(answer.body()))
              : Objects.requireNonNull(shown.get(viewer.tag));
      into.behind.add(bookings.behind(available, now));
    }
  }

  /** How many tickets of the event an answer shows. */
  private int available(String body) {
    var from = body.indexOf("\"eventId\":\"" + eventId);
    var found = AVAILABLE.matcher(body);
    if (from < 0 || !found.find(from)) {
      throw new IllegalStateException("the event is not in " + body);
    }
    return Integer.parseInt(found.group(1));
  }
}
