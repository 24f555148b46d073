package boxoffice.benchmarks;

import boxoffice.benchmarks.ColdStart.Kind;
import boxoffice.benchmarks.ColdStart.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first booking of a function that has just been started, by Lambda's own runtime interface
 * client in a process of its own, against {@link RuntimeApi} and the table engine; and by Node
 * beside it. Options: {@code repeats}, {@code cores} (0 for all; else the process may use so many),
 * {@code starts} (the numbers of those to try, from 1; all where it is absent), {@code other} (a
 * folder with a {@code lib} of its own, to compare with what is deployed).
 */
final class ColdStartBenchmark {

  private static final String HANDLER = "boxoffice.bookings.BookHandler::handleRequest";
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final Path TARGET = Path.of("target", "cold-start").toAbsolutePath();
  private static final Path LAMBDA = Path.of("..", "functions", "target", "lambda");
  private static final Path RUNTIME = Path.of("target", "runtime").toAbsolutePath();
  private static final String C1 = "-XX:TieredStopAtLevel=1";
  private static final String SERIAL = "-XX:+UseSerialGC";

  private final ColdStartSale sale;
  private final TlsFront front;
  private final Map<String, String> environment;
  private final int cores;

  private ColdStartBenchmark(ColdStartSale sale, TlsFront front, int cores) {
    this.sale = sale;
    this.front = front;
    this.cores = cores;
    this.environment = new HashMap<>(sale.environment(front.address()));
    // Node's way to trust a certificate; the JVM's is an option.
    environment.put("NODE_EXTRA_CA_CERTS", front.certificate().toString());
  }

  static Report run(Options options) throws Exception {
    var repeats = options.number("repeats", 10);
    var sale = new ColdStartSale(Path.of("..", "events-samples", "book.json"), 20_000);
    var front = TlsFront.before(sale.dynamoDb(), TARGET);
    var benchmark = new ColdStartBenchmark(sale, front, options.number("cores", 0));
    var all = benchmark.starts(Optional.ofNullable(options.values().get("other")).map(Path::of));
    var chosen =
        options.numbers(
            "starts", IntStream.rangeClosed(1, all.size()).boxed().toArray(Integer[]::new));
    return benchmark.run(chosen.stream().map(number -> all.get(number - 1)).toList(), repeats);
  }

  private Report run(List<ColdStart> starts, int repeats) throws Exception {
    var times = new LinkedHashMap<ColdStart, List<Times>>();
    starts.forEach(start -> times.put(start, new ArrayList<>()));
    // In turn, so that what else the machine does meets all of them; the first round warms up
    // the table engine and the file cache.
    for (var repeat = 0; repeat <= repeats; repeat++) {
      System.out.printf("cold-start: round %d of %d%n", repeat, repeats);
      for (var start : starts) {
        var measured = start.measure(sale.booking(), environment, TARGET.resolve("output.log"));
        if (repeat > 0) {
          times.get(start).add(measured);
        }
      }
    }
    return report(times, repeats);
  }

  // ------------------------------------------------------------------ what is started

  private List<ColdStart> starts(Optional<Path> other) throws IOException, InterruptedException {
    var starts =
        new ArrayList<>(
            List.of(
                java("as is", Kind.NOTHING),
                java("Serial GC", Kind.NOTHING, SERIAL),
                java("Serial GC, C1", Kind.NOTHING, SERIAL, C1),
                withAotCache("Serial GC, C1, AOT cache", false),
                withAotCache("Serial GC, C1, AOT cache, jar on the class path", true),
                java("SnapStart, no hooks", Kind.SNAPSHOT, SERIAL),
                java("SnapStart, no hooks, C1", Kind.SNAPSHOT, SERIAL, C1),
                java("SnapStart, hooks", Kind.PRIMED_SNAPSHOT, SERIAL),
                java("SnapStart, hooks, C1", Kind.PRIMED_SNAPSHOT, SERIAL, C1),
                node()));
    other.ifPresent(
        folder -> {
          starts.add(
              new ColdStart(
                  "Serial GC, C1, other jar", command("", SERIAL, C1), folder, Kind.NOTHING));
          starts.add(
              new ColdStart(
                  "SnapStart, hooks, C1, other jar",
                  command("", SERIAL, C1),
                  folder,
                  Kind.PRIMED_SNAPSHOT));
        });
    return starts;
  }

  private ColdStart java(String name, Kind kind, String... options) {
    return new ColdStart(name, command("", options), LAMBDA, kind);
  }

  /**
   * With a cache made by a training run of the same command. A cache holds classes of the class
   * path only; the managed runtime loads the function by a class loader of its own.
   */
  private ColdStart withAotCache(String name, boolean onClassPath)
      throws IOException, InterruptedException {
    System.out.printf("cold-start: training run for %s%n", name);
    var cache = TARGET.resolve(onClassPath ? "class-path.aot" : "runtime.aot");
    Files.createDirectories(TARGET);
    Files.deleteIfExists(cache);
    var more = onClassPath ? ":" + LAMBDA.resolve("lib/functions.jar").toAbsolutePath() : "";
    new ColdStart(name, command(more, SERIAL, C1), LAMBDA, Kind.NOTHING)
        .train(
            List.of("-XX:AOTCacheOutput=" + cache),
            sale.booking(),
            environment,
            TARGET.resolve("training.log"));
    return new ColdStart(
        name, command(more, SERIAL, C1, "-XX:AOTCache=" + cache), LAMBDA, Kind.NOTHING);
  }

  private List<String> command(String moreClassPath, String... options) {
    return Stream.of(
            cores().stream(),
            Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            Stream.of(options),
            Stream.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.net.http.retryPost=false",
                // As the managed runtime: the hooks of org.crac are those of its client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Djavax.net.ssl.trustStore=" + front.trustStore(),
                "-classpath",
                classPath() + moreClassPath,
                CLIENT,
                HANDLER))
        .flatMap(part -> part)
        .toList();
  }

  /** The jars one by one, for a cache takes no wildcard that may grow. */
  private static String classPath() {
    try (var jars = Files.list(RUNTIME)) {
      return String.join(":", jars.map(Path::toString).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ColdStart node() {
    return new ColdStart(
        "Node",
        Stream.concat(
                cores().stream(),
                Stream.of(
                    "node",
                    Path.of("node", "runtime.js").toAbsolutePath().toString(),
                    Path.of("target", "node", "book.cjs").toAbsolutePath().toString()))
            .toList(),
        Path.of("target", "node"),
        Kind.NOTHING);
  }

  private List<String> cores() {
    return cores == 0 ? List.of() : List.of("taskset", "--cpu-list", "0-" + (cores - 1));
  }

  // ------------------------------------------------------------------ the report

  private static Report report(Map<ColdStart, List<Times>> times, int repeats) throws IOException {
    var first = median(times.values().iterator().next(), Times::waited);
    return new Report()
        .table(
            "Times of %d starts each, in ms; a person waits for both parts, or after a snapshot for the answer alone"
                .formatted(repeats),
            List.of("start", "init", "first answer", "a person waits", "of the first"),
            times.entrySet().stream()
                .map(
                    entry ->
                        List.of(
                            entry.getKey().name(),
                            spread(entry.getValue(), Times::init),
                            spread(entry.getValue(), Times::invoke),
                            spread(entry.getValue(), Times::waited),
                            "%.0f %%"
                                .formatted(100 * median(entry.getValue(), Times::waited) / first)))
                .toList())
        .table(
            "What is deployed",
            List.of("file", "bytes"),
            List.of(
                size("functions.jar", LAMBDA.resolve("lib/functions.jar")),
                size("AOT cache, as the managed runtime loads", TARGET.resolve("runtime.aot")),
                size("AOT cache, jar on the class path", TARGET.resolve("class-path.aot")),
                size("Node bundle", Path.of("target", "node", "book.cjs"))))
        .chart("cold-start", bars(times))
        .figures(
            times.entrySet().stream()
                .map(entry -> Map.of("start", entry.getKey(), "times", entry.getValue()))
                .toList());
  }

  private static Bars bars(Map<ColdStart, List<Times>> times) {
    var waits = new LinkedHashMap<String, List<Double>>();
    times.forEach(
        (start, all) ->
            waits.put(
                start.name(),
                start.kind() == Kind.NOTHING
                    ? List.of(median(all, Times::init), median(all, Times::invoke))
                    : List.of(0.0, median(all, Times::invoke))));
    return new Bars(
        "What a person waits for a first booking, median in ms",
        List.of("start", "first answer"),
        waits);
  }

  private static List<String> size(String name, Path file) throws IOException {
    return List.of(name, "%,d".formatted(Files.size(file)));
  }

  private static String spread(List<Times> times, ToDoubleFunction<Times> part) {
    return Spread.of(times.stream().map(part::applyAsDouble).toList()).text("%.0f");
  }

  private static double median(List<Times> times, ToDoubleFunction<Times> part) {
    return Spread.of(times.stream().map(part::applyAsDouble).toList()).median();
  }
}
