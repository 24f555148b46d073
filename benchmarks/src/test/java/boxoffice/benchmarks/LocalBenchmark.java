package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The local system as {@code mvn -Prun} starts it, page and demo events included: how long it takes
 * to start, and many bookings of one ticket over HTTP. Options: {@code users}, {@code clients},
 * {@code bookings} and {@code warmUp} (bookings before, of the same kind), {@code repeats}.
 */
final class LocalBenchmark {

  private LocalBenchmark() {}

  /**
   * One run.
   *
   * @param readySeconds from the start of the process until it says that it is ready
   * @param cpuMillis of processor time for a booking, by process
   * @param startMegabytes memory in use when it was ready, by process
   * @param endMegabytes memory in use after the bookings, by process
   */
  private record Run(
      double readySeconds,
      double perSecond,
      double p50,
      double p99,
      Map<String, Double> cpuMillis,
      Map<String, Double> startMegabytes,
      Map<String, Double> endMegabytes) {}

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var clients = options.number("clients", 16);
    var bookings = options.number("bookings", 4_000);
    var warmUp = options.number("warmUp", 4_000);
    var runs = new ArrayList<Run>();
    for (var repeat = 1; repeat <= options.number("repeats", 3); repeat++) {
      var parameters = RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS);
      var began = System.nanoTime();
      try (var system = RunningSystem.start(Map.of("seed", "all", "parameters", parameters))) {
        var ready = (System.nanoTime() - began) / 1e9;
        var memory = Processes.megabytes(system);
        var sale = new Sale(system, clients, users, warmUp + bookings);
        sale.book(warmUp);
        var before = Processes.of(system);
        var times = new ConcurrentLinkedQueue<Long>();
        var seconds = sale.book(bookings, times);
        var worked = new TreeMap<String, Double>();
        Processes.of(system)
            .since(before)
            .forEach((name, worth) -> worked.put(name, 1e3 * worth / bookings));
        var latencies = new Latencies(List.copyOf(times));
        runs.add(
            new Run(
                ready,
                bookings / seconds,
                latencies.millis(0.5),
                latencies.millis(0.99),
                worked,
                memory,
                Processes.megabytes(system)));
        System.out.printf("local %d: %.0f bookings/s%n", repeat, bookings / seconds);
      }
    }
    return report(
        "%d bookings of one ticket by %d users, %d at once, after %d others"
            .formatted(bookings, users, clients, warmUp),
        runs);
  }

  private static Report report(String title, List<Run> runs) {
    return new Report()
        .table(
            title + "; times in ms",
            List.of("", "bookings/s", "p50", "p99", "ready after s"),
            List.of(
                List.of(
                    "local system",
                    spread(runs, Run::perSecond, "%.0f"),
                    spread(runs, Run::p50, "%.1f"),
                    spread(runs, Run::p99, "%.1f"),
                    spread(runs, Run::readySeconds, "%.1f"))))
        .table(
            "By process",
            List.of("process", "ms of processor time a booking", "MB when ready", "MB at the end"),
            Stream.concat(
                    runs.getFirst().cpuMillis().keySet().stream(),
                    runs.getFirst().startMegabytes().keySet().stream())
                .distinct()
                .map(
                    process ->
                        List.of(
                            process,
                            figure(runs, Run::cpuMillis, process, "%.2f"),
                            figure(runs, Run::startMegabytes, process, "%.0f"),
                            figure(runs, Run::endMegabytes, process, "%.0f")))
                .toList())
        .figures(runs);
  }

  private static String figure(
      List<Run> runs, Function<Run, Map<String, Double>> figures, String process, String format) {
    return figures.apply(runs.getFirst()).containsKey(process)
        ? spread(runs, run -> figures.apply(run).getOrDefault(process, 0.0), format)
        : "";
  }

  private static String spread(List<Run> runs, ToDoubleFunction<Run> figure, String format) {
    return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(format);
  }

  /** Users who book a ticket of one event after another: each has one booking of an event. */
  private static final class Sale {

    private final Api api;
    private final int clients;
    private final List<Rush.User> users;
    private final List<String> events = new ArrayList<>();
    private int booked;

    Sale(RunningSystem system, int clients, int users, int bookings) throws Exception {
      var rush = new Rush(system, RushBenchmark.table(system), clients, users);
      this.api = new Api(system);
      this.clients = clients;
      this.users = rush.register(users);
      for (var seats = 0; seats < bookings; seats += users) {
        events.add(rush.publish(this.users.getFirst()));
      }
    }

    void book(int bookings) throws Exception {
      book(bookings, new ConcurrentLinkedQueue<>());
    }

    /** Books so many tickets; answers how many seconds it took. */
    double book(int bookings, ConcurrentLinkedQueue<Long> times) throws Exception {
      var before = booked;
      booked += bookings;
      return Clients.seconds(
          clients,
          bookings,
          (_, turn) -> {
            var number = before + turn;
            var began = System.nanoTime();
            var answer =
                api.call(
                    "POST",
                    "/events/" + events.get(number / users.size()) + "/bookings",
                    users.get(number % users.size()).token(),
                    Map.of("quantity", 1),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            times.add(System.nanoTime() - began);
            if (answer.statusCode() != 201) {
              throw new IllegalStateException(answer.body());
            }
          });
    }
  }
}
