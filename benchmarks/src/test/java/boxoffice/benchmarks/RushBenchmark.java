package boxoffice.benchmarks;

import boxoffice.benchmarks.Rush.Run;
import boxoffice.dynamodb.Table;
import boxoffice.local.RunningSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@link Rush} on a system of its own, and its parts by themselves. Options: {@code users}, {@code
 * clients}, {@code capacity}, {@code calls} (for each run), {@code repeats}, {@code table} ({@code
 * busy} for one that meets conflicts and throttles).
 */
final class RushBenchmark {

  private static final int WARM_UP_USERS = 50;
  private static final int WARM_UP_CALLS = 500;

  private RushBenchmark() {}

  static Report run(Options options) throws Exception {
    var sizes = options.numbers("users", 50, 500);
    var clients = options.number("clients", 16);
    var capacity = options.number("capacity", 2_000);
    var calls = options.number("calls", 3_000);
    var runs = new ArrayList<Run>();
    var parts = new ArrayList<Part>();
    var shares = new TreeMap<Integer, List<Map<String, Double>>>();
    for (var repeat = 1; repeat <= options.number("repeats", 3); repeat++) {
      // A system of its own for each: access tokens end, and streams that grow get slow.
      try (var system =
          RunningSystem.start(
              Map.of(
                  "table",
                  options.text("table", ""),
                  "parameters",
                  RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)))) {
        var table = table(system);
        var rush = new Rush(system, table, clients, capacity);
        var most = Math.max(WARM_UP_USERS, sizes.stream().mapToInt(size -> size).max().orElse(1));
        System.out.printf("rush %d: %d users register, confirm and log in%n", repeat, most);
        var users = rush.register(most);
        System.out.printf("rush %d: warming up%n", repeat);
        rush.run(users.subList(0, WARM_UP_USERS), WARM_UP_CALLS, 0);
        for (var size : sizes) {
          System.out.printf("rush %d: %d users%n", repeat, size);
          try (var recorded = Shares.of(system)) {
            runs.add(rush.run(users.subList(0, size), calls, repeat));
            shares.computeIfAbsent(size, _ -> new ArrayList<>()).add(recorded.read());
          }
        }
        System.out.printf("rush %d: the parts by themselves%n", repeat);
        var turns = capacity / 4;
        parts.add(Part.health(new Api(system), clients, turns));
        parts.add(Part.protocol(table, rush.publish(users.getFirst()), clients, turns));
      }
    }
    return report(
        "One event of %d seats, %d clients, %d calls a run; times of calls to book, in ms"
            .formatted(capacity, clients, calls),
        runs,
        shares,
        parts,
        sizes,
        calls);
  }

  private static Report report(
      String title,
      List<Run> runs,
      Map<Integer, List<Map<String, Double>>> shares,
      List<Part> parts,
      List<Integer> sizes,
      int calls) {
    return new Report()
        .table(
            title,
            List.of(
                "users",
                "attempts",
                "confirmed",
                "refused",
                "conflicts",
                "throttles",
                "503/504",
                "bookings/s",
                "p50",
                "p99",
                "p99.9",
                "violations"),
            sizes.stream().map(size -> row(runs, size)).toList())
        .table(
            "Where the time goes: seconds of processor time for 1,000 calls of any kind",
            Stream.concat(Stream.of("users"), runs.getFirst().cpuSeconds().keySet().stream())
                .toList(),
            sizes.stream().map(size -> cpuRow(runs, size, calls)).toList())
        .table(
            "What the process of gateway, functions and table works on, in percent",
            Stream.concat(
                    Stream.of("users"), shares.get(sizes.getFirst()).getFirst().keySet().stream())
                .toList(),
            sizes.stream().map(size -> shareRow(size, shares.get(size))).toList())
        .table(
            "The parts by themselves, as many at once; times in ms",
            List.of("part", "calls/s", "p50", "p99"),
            parts.stream().map(Part::name).distinct().map(name -> partRow(parts, name)).toList())
        .chart("rush", chart(runs, sizes))
        .figures(Map.of("runs", runs, "parts", parts));
  }

  private static List<String> partRow(List<Part> all, String name) {
    var parts = all.stream().filter(part -> part.name().equals(name)).toList();
    return List.of(
        name,
        Spread.of(parts.stream().map(Part::perSecond).toList()).text("%.0f"),
        Spread.of(parts.stream().map(Part::p50).toList()).text("%.0f"),
        Spread.of(parts.stream().map(Part::p99).toList()).text("%.0f"));
  }

  /** A way of our own to the table of the system, past its gateway. */
  static Table table(RunningSystem system) {
    var client =
        DynamoDbClient.builder()
            .endpointOverride(system.dynamoDb())
            .region(Region.of("us-east-1"))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    return new Table(client, client.listTables().tableNames().getFirst());
  }

  private static List<String> row(List<Run> runs, int size) {
    var violations = figures(runs, size, run -> run.violations().size());
    return List.of(
        String.valueOf(size),
        spread(runs, size, Run::attempts, "%.0f"),
        spread(runs, size, Run::confirmed, "%.0f"),
        spread(runs, size, Run::refused, "%.0f"),
        spread(runs, size, Run::conflicts, "%.0f"),
        spread(runs, size, Run::throttles, "%.0f"),
        spread(runs, size, Run::unsure, "%.0f"),
        spread(runs, size, run -> run.confirmed() / run.seconds(), "%.0f"),
        spread(runs, size, Run::p50, "%.0f"),
        spread(runs, size, Run::p99, "%.0f"),
        spread(runs, size, Run::p999, "%.0f"),
        "%.0f".formatted(violations.stream().mapToDouble(v -> v).sum()));
  }

  private static List<String> cpuRow(List<Run> runs, int size, int calls) {
    return Stream.concat(
            Stream.of(String.valueOf(size)),
            runs.getFirst().cpuSeconds().keySet().stream()
                .map(
                    process ->
                        spread(
                            runs,
                            size,
                            run -> 1_000 * run.cpuSeconds().getOrDefault(process, 0.0) / calls,
                            "%.1f")))
        .toList();
  }

  private static List<String> shareRow(int size, List<Map<String, Double>> shares) {
    return Stream.concat(
            Stream.of(String.valueOf(size)),
            shares.getFirst().keySet().stream()
                .map(
                    part ->
                        Spread.of(shares.stream().map(run -> run.get(part)).toList()).text("%.0f")))
        .toList();
  }

  private static String spread(
      List<Run> runs, int size, ToDoubleFunction<Run> figure, String format) {
    return Spread.of(figures(runs, size, figure)).text(format);
  }

  private static List<Double> figures(List<Run> runs, int size, ToDoubleFunction<Run> figure) {
    return runs.stream().filter(run -> run.users() == size).map(figure::applyAsDouble).toList();
  }

  private static Chart chart(List<Run> runs, List<Integer> sizes) {
    var lines = new LinkedHashMap<String, List<Double>>();
    for (var size : sizes) {
      lines.put(
          size + " users",
          Stream.<ToDoubleFunction<Run>>of(Run::p50, Run::p99, Run::p999)
              .map(figure -> Spread.of(figures(runs, size, figure)).median())
              .toList());
    }
    return new Chart(
        "Calls to book, all of it on one machine",
        "share of calls",
        "answered within ms",
        List.of("50 %", "99 %", "99.9 %"),
        lines);
  }
}
