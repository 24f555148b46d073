package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The local system as {@code mvn -Prun} starts it, page and demo events included: how long it takes
 * to start, and many bookings of one ticket over HTTP, in rounds, since it gets quicker while it
 * runs. Options: {@code users}, {@code clients}, {@code bookings} of a round, {@code rounds},
 * {@code repeats}.
 */
final class LocalBenchmark {

  private LocalBenchmark() {}

  /**
   * One run.
   *
   * @param readySeconds from the start of the process until it says that it is ready
   * @param megabytes memory in use when it was ready, by process
   * @param shares of the processor time in a further round, in percent, by part
   */
  private record Run(
      double readySeconds,
      Map<String, Double> megabytes,
      List<Round> rounds,
      Map<String, Double> shares) {}

  /**
   * Some bookings.
   *
   * @param cpuMillis of processor time for a booking, by process
   * @param megabytes memory in use after the bookings, by process
   */
  private record Round(
      double perSecond,
      double p50,
      double p99,
      Map<String, Double> cpuMillis,
      Map<String, Double> megabytes) {}

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var clients = options.number("clients", 16);
    var bookings = options.number("bookings", 4_000);
    var rounds = options.number("rounds", 5);
    var runs = new ArrayList<Run>();
    for (var repeat = 1; repeat <= options.number("repeats", 3); repeat++) {
      var parameters = RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS);
      var began = System.nanoTime();
      try (var system = RunningSystem.start(Map.of("seed", "all", "parameters", parameters))) {
        var ready = (System.nanoTime() - began) / 1e9;
        var memory = Processes.megabytes(system);
        var sale = new Sale(system, clients, users, bookings * (rounds + 1));
        var taken = new ArrayList<Round>();
        for (var round = 1; round <= rounds; round++) {
          taken.add(round(system, sale, bookings));
          System.out.printf(
              "local %d.%d: %.0f bookings/s%n", repeat, round, taken.getLast().perSecond());
        }
        try (var shares = Shares.of(system)) {
          sale.book(bookings, new ConcurrentLinkedQueue<>());
          runs.add(new Run(ready, memory, taken, shares.read()));
        }
      }
    }
    return report(
        "Rounds of %d bookings of one ticket by %d users, %d at once"
            .formatted(bookings, users, clients),
        runs);
  }

  private static Round round(RunningSystem system, Sale sale, int bookings) throws Exception {
    var before = Processes.of(system);
    var times = new ConcurrentLinkedQueue<Long>();
    var seconds = sale.book(bookings, times);
    var worked = new TreeMap<String, Double>();
    Processes.of(system)
        .since(before)
        .forEach((name, worth) -> worked.put(name, 1e3 * worth / bookings));
    var latencies = new Latencies(List.copyOf(times));
    return new Round(
        bookings / seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        worked,
        Processes.megabytes(system));
  }

  private static Report report(String title, List<Run> runs) {
    var rounds = runs.getFirst().rounds().size();
    return new Report()
        .table(
            title + "; times in ms; ready after " + spread(runs, Run::readySeconds, "%.1f") + " s",
            List.of(
                "round", "bookings/s", "p50", "p99", "clients' cpu", Processes.SYSTEM + ": cpu"),
            IntStream.range(0, rounds)
                .mapToObj(
                    round ->
                        List.of(
                            String.valueOf(round + 1),
                            spread(runs, run -> run.rounds().get(round).perSecond(), "%.0f"),
                            spread(runs, run -> run.rounds().get(round).p50(), "%.1f"),
                            spread(runs, run -> run.rounds().get(round).p99(), "%.1f"),
                            spread(runs, run -> worked(run, round, "clients"), "%.2f"),
                            spread(runs, run -> worked(run, round, Processes.SYSTEM), "%.2f")))
                .toList())
        .table(
            "Memory, in MB",
            Stream.concat(
                    Stream.of("process", "ready"),
                    IntStream.rangeClosed(1, rounds).mapToObj(round -> "after round " + round))
                .toList(),
            runs.getFirst().megabytes().keySet().stream()
                .map(process -> memoryRow(runs, rounds, process))
                .toList())
        .table(
            "What the process of gateway, functions and table works on in a round more, in percent",
            List.of("part", "share"),
            runs.getFirst().shares().keySet().stream()
                .map(part -> List.of(part, spread(runs, run -> run.shares().get(part), "%.0f")))
                .toList())
        .figures(runs);
  }

  private static List<String> memoryRow(List<Run> runs, int rounds, String process) {
    return Stream.concat(
            Stream.of(process, spread(runs, run -> run.megabytes().get(process), "%.0f")),
            IntStream.range(0, rounds)
                .mapToObj(
                    round ->
                        spread(
                            runs, run -> run.rounds().get(round).megabytes().get(process), "%.0f")))
        .toList();
  }

  private static double worked(Run run, int round, String process) {
    return run.rounds().get(round).cpuMillis().get(process);
  }

  private static String spread(List<Run> runs, ToDoubleFunction<Run> figure, String format) {
    return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(format);
  }
}
