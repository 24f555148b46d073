package boxoffice.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code mvn -Pbenchmark -Dbenchmark=NAME -Doptions="name=value name=value"} runs one of them. */
public final class Benchmarks {

  private static final Path RESULTS = Path.of("target", "results");

  private static final Map<String, Benchmark> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cold-start", ColdStartBenchmark::run),
              Map.entry("cost", CostBenchmark::run),
              Map.entry("crash", CrashBenchmark::run),
              Map.entry("gates", GateBenchmark::run),
              Map.entry("growth", GrowthBenchmark::run),
              Map.entry("hot-event", HotEventBenchmark::run),
              Map.entry("local", LocalBenchmark::run),
              Map.entry("mails", MailsBenchmark::run),
              Map.entry("rush", RushBenchmark::run),
              Map.entry("settle", SettleBenchmark::run),
              Map.entry("storm", StormBenchmark::run),
              Map.entry("viewers", ViewersBenchmark::run)));

  private Benchmarks() {}

  /** Measures something and tells it. */
  @FunctionalInterface
  private interface Benchmark {
    Report run(Options options) throws Exception;
  }

  /**
   * Runs the benchmark of this name, prints its tables and keeps them beside its plots.
   *
   * @param arguments its name, and its options as one string
   */
  public static void main(String[] arguments) throws Exception {
    var name = arguments.length > 0 ? arguments[0] : "";
    var benchmark = ALL.get(name);
    if (benchmark == null) {
      System.err.printf("-Dbenchmark= must be one of %s.%n", String.join(", ", ALL.keySet()));
      System.exit(1);
      return;
    }
    var options = arguments.length > 1 ? arguments[1] : "";
    var command =
        "mvn -Pbenchmark -Dbenchmark=%s%s"
            .formatted(name, options.isBlank() ? "" : " -Doptions=\"%s\"".formatted(options));
    var machine = Machine.now(command);
    var report = benchmark.run(Options.parse(options));
    System.out.print(report.text(machine));
    report.write(RESULTS, name, machine);
    System.out.printf("%nAlso in benchmarks/%s.%n", RESULTS);
    // Threads of clients and of child processes may be left.
    System.exit(0);
  }
}
