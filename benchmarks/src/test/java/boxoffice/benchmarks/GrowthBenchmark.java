package boxoffice.benchmarks;

import boxoffice.local.Messaging;
import boxoffice.local.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The local system with its data in a folder, as bookings come to be many: does it get slower, and
 * how long does it take to start on them? Without mails, each of which would be a file. Options:
 * {@code users}, {@code clients}, {@code bookings} of a round, {@code start} and {@code until}, the
 * numbers of bookings at which it starts anew and ends.
 */
final class GrowthBenchmark {

  private GrowthBenchmark() {}

  /**
   * A step of it.
   *
   * @param bookings in the table before it
   * @param megabytes memory in use after it, of all processes
   * @param dataMegabytes the size of the folder after it
   */
  private record Step(
      int bookings,
      double perSecond,
      double p50,
      double p99,
      double megabytes,
      double dataMegabytes) {}

  /**
   * A start.
   *
   * @param bookings in the table
   * @param seconds until the system says that it is ready
   * @param megabytes memory in use then, of all processes
   */
  private record Start(int bookings, double seconds, double megabytes) {}

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var clients = options.number("clients", 16);
    var bookings = options.number("bookings", 20_000);
    var starts = List.of(0, options.number("start", 100_000), options.number("until", 500_000));
    var taken = new ArrayList<Start>();
    var steps = new ArrayList<Step>();
    try (var data = DataFolder.create()) {
      for (var phase = 0; phase < starts.size(); phase++) {
        var before = starts.get(phase);
        var began = System.nanoTime();
        try (var system = start(data);
            var messaging = new Messaging(system)) {
          var seconds = (System.nanoTime() - began) / 1e9;
          messaging.disable("NoticesRule");
          taken.add(new Start(before, seconds, Processes.megabytes(system).get("all")));
          var after = phase + 1 < starts.size() ? starts.get(phase + 1) : before + bookings;
          var sale = new Sale(system, clients, users, after - before);
          for (var at = before; at < after; at += bookings) {
            steps.add(step(system, data, sale, at, bookings));
            System.out.println(steps.getLast());
          }
        }
      }
    }
    return report(users, clients, bookings, taken, steps);
  }

  private static RunningSystem start(DataFolder data) throws Exception {
    return RunningSystem.start(
        Map.of(
            "seed",
            "all",
            "data",
            data.path().toString(),
            "parameters",
            RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)));
  }

  private static Step step(
      RunningSystem system, DataFolder data, Sale sale, int before, int bookings) throws Exception {
    var times = new ConcurrentLinkedQueue<Long>();
    var seconds = sale.book(bookings, times);
    var latencies = new Latencies(List.copyOf(times));
    return new Step(
        before,
        bookings / seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        Processes.megabytes(system).get("all"),
        data.megabytes());
  }

  private static Report report(
      int users, int clients, int bookings, List<Start> starts, List<Step> steps) {
    return new Report()
        .table(
            "Steps of %d bookings of one ticket by %d users, %d at once; data in a folder"
                .formatted(bookings, users, clients),
            List.of("bookings before", "bookings/s", "p50 ms", "p99 ms", "memory MB", "folder MB"),
            steps.stream()
                .map(
                    step ->
                        List.of(
                            String.valueOf(step.bookings()),
                            "%.0f".formatted(step.perSecond()),
                            "%.1f".formatted(step.p50()),
                            "%.1f".formatted(step.p99()),
                            "%.0f".formatted(step.megabytes()),
                            "%.0f".formatted(step.dataMegabytes())))
                .toList())
        .table(
            "Starts on data, demo events among it",
            List.of("bookings", "ready after s", "memory MB"),
            starts.stream()
                .map(
                    start ->
                        List.of(
                            String.valueOf(start.bookings()),
                            "%.1f".formatted(start.seconds()),
                            "%.0f".formatted(start.megabytes())))
                .toList())
        .figures(Map.of("starts", starts, "steps", steps));
  }
}
