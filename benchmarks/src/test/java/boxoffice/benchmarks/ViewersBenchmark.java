package boxoffice.benchmarks;

import boxoffice.benchmarks.Viewers.Counts;
import boxoffice.local.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many who look at one event, or at the list, while people book it: what comes to the front, to the
 * origin behind it and to the table, and how old what they see is. Options: {@code viewers}
 * (numbers with commas), {@code seconds} of a run, {@code bookings} a second, {@code connections},
 * {@code list} (the query of the list).
 */
final class ViewersBenchmark {

  /** Everybody has begun to look, and the first answers are compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  private static final int CAPACITY = 10_000;

  private ViewersBenchmark() {}

  /**
   * What one run gave, in a second where nothing else is said.
   *
   * @param what the event, or the list
   * @param front requests of viewers
   * @param origin those of them that reached the API
   * @param table requests to the table, with those of bookings
   * @param bookings made
   * @param unchanged the share of answers without a body, because nothing had changed
   * @param bytes of the body of an answer, on average
   * @param errors answers that were neither the resource nor "not changed", in all
   * @param behind milliseconds since the first booking that an answer lacks: half, 99 % and all of
   *     the answers are not older
   * @param late milliseconds that 99 % of the requests were sent after their time, at most: how
   *     well this machine plays so many
   */
  record Result(
      String what,
      int viewers,
      double front,
      double origin,
      double table,
      double bookings,
      double unchanged,
      double bytes,
      long errors,
      List<Double> behind,
      double late) {}

  static Report run(Options options) throws Exception {
    var results = new ArrayList<Result>();
    var perSecond = options.number("bookings", 2);
    var seconds = options.number("seconds", 30);
    var users = perSecond * (seconds + (int) WARM_UP.toSeconds() + 10);
    try (var table = CountingTable.open();
        var system =
            RunningSystem.start(
                Map.of(
                    "dynamodb", table.address().toString(),
                    "parameters", RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)))) {
      var api = new Api(system);
      var accounts = Accounts.register(api, 4, users);
      for (var viewers : options.numbers("viewers", 0, 100, 1_000, 10_000)) {
        for (var what : viewers == 0 ? List.of("nobody") : List.of("event", "list")) {
          var tokens = Accounts.logIn(api, 4, accounts);
          var eventId = api.publish(tokens.getFirst(), CAPACITY);
          var path =
              what.equals("list")
                  ? "v1/events?" + options.text("list", "limit=100")
                  : "v1/events/" + eventId;
          var people =
              new Bookers(api, eventId, tokens, Duration.ofSeconds(1).dividedBy(perSecond));
          var looking =
              new Viewers(
                  viewers,
                  system.page().resolve(path),
                  eventId,
                  people::behind,
                  options.number("connections", 32));
          Thread.sleep(WARM_UP);
          results.add(measure(what, viewers, looking, people, table, seconds));
          looking.end();
          people.end();
          System.out.println(results.getLast());
        }
      }
    }
    return report(results, perSecond, seconds);
  }

  private static Result measure(
      String what, int viewers, Viewers looking, Bookers people, CountingTable table, int seconds)
      throws InterruptedException {
    var began = System.nanoTime();
    var requests = table.requests();
    var booked = people.made();
    var counts = looking.countAnew();
    Thread.sleep(Duration.ofSeconds(seconds));
    var took = (System.nanoTime() - began) / 1e9;
    return new Result(
        what,
        viewers,
        counts.requests.get() / took,
        counts.atTheOrigin.get() / took,
        (table.requests() - requests) / took,
        (people.made() - booked) / took,
        counts.unchanged.get() / Math.max(1.0, counts.requests.get()),
        counts.bytes.get() / Math.max(1.0, counts.requests.get()),
        counts.errors.get(),
        behind(counts),
        counts.late.isEmpty() ? 0 : new Latencies(List.copyOf(counts.late)).millis(0.99));
  }

  private static List<Double> behind(Counts counts) {
    if (counts.behind.isEmpty()) {
      return List.of(0.0, 0.0, 0.0);
    }
    var all = new Latencies(List.copyOf(counts.behind));
    return List.of(all.millis(0.5), all.millis(0.99), all.millis(1));
  }

  private static Report report(List<Result> results, int perSecond, int seconds) {
    return new Report()
        .table(
            "Viewers of one address for %d s, while %d bookings a second are made; in a second"
                .formatted(seconds, perSecond),
            List.of("viewers", "front", "origin", "table", "bookings", "unchanged", "bytes"),
            results.stream()
                .map(
                    result ->
                        List.of(
                            "%d, %s".formatted(result.viewers(), result.what()),
                            "%.0f".formatted(result.front()),
                            "%.2f".formatted(result.origin()),
                            "%.1f".formatted(result.table()),
                            "%.1f".formatted(result.bookings()),
                            "%.0f %%".formatted(100 * result.unchanged()),
                            "%.0f".formatted(result.bytes())))
                .toList())
        .table(
            "How old what they see is: ms since the first booking that it lacks",
            List.of("viewers", "p50", "p99", "most", "errors", "sent late, p99"),
            results.stream()
                .filter(result -> result.viewers() > 0)
                .map(
                    result ->
                        List.of(
                            "%d, %s".formatted(result.viewers(), result.what()),
                            "%.0f".formatted(result.behind().get(0)),
                            "%.0f".formatted(result.behind().get(1)),
                            "%.0f".formatted(result.behind().get(2)),
                            "%d".formatted(result.errors()),
                            "%.0f".formatted(result.late())))
                .toList())
        .figures(results);
  }

  /** One user after another books a ticket, at a steady pace. */
  private static final class Bookers implements Viewers.Bookings {

    private final List<Long> done = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    Bookers(Api api, String eventId, List<String> tokens, Duration between) {
      thread =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      for (var token : tokens) {
                        if (ended.get()) {
                          return;
                        }
                        var answer = api.book(eventId, token);
                        if (answer.statusCode() != 201) {
                          throw new IllegalStateException(answer.body());
                        }
                        done.add(System.nanoTime());
                        Thread.sleep(between);
                      }
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });
    }

    int made() {
      return done.size();
    }

    @Override
    public long behind(int availableTickets, long now) {
      var known = CAPACITY - availableTickets;
      return known < done.size() ? Math.max(0, now - done.get(known)) : 0;
    }

    void end() throws InterruptedException {
      ended.set(true);
      thread.join();
    }
  }
}
