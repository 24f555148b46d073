package boxoffice.benchmarks;

import boxoffice.benchmarks.HotEvent.Figures;
import boxoffice.benchmarks.HotEvent.Inputs;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@link HotEvent} over offered rates, conflict windows and numbers of shards. Options: {@code
 * capacity} (seats, by which the program chooses its own K), {@code rates} (bookings a second),
 * {@code windows} and {@code roundtrip} (milliseconds), {@code seconds} (measured), {@code
 * repeats}.
 */
final class HotEventBenchmark {

  private static final int TO_PLOT = 2_000;
  private static final int WINDOW_TO_PLOT = 12;

  private HotEventBenchmark() {}

  /** One line of the result: a run for each seed. */
  private record Case(Inputs inputs, List<Figures> runs) {

    Spread spread(ToDoubleFunction<Figures> figure) {
      return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }

    boolean has(int shards, int offered, int windowMillis) {
      return inputs.shards() == shards
          && inputs.offered() == offered
          && inputs.window().toMillis() == windowMillis;
    }
  }

  static Report run(Options options) {
    var capacity = options.number("capacity", 20_000);
    var rates = options.numbers("rates", 500, 1_000, TO_PLOT, 3_000, 5_000);
    var windows = options.numbers("windows", 4, WINDOW_TO_PLOT, 20);
    var own = Seats.shardsFor(capacity);
    var shards =
        Stream.concat(Stream.of(own), Stream.iterate(1, k -> k <= 128, k -> 2 * k))
            .distinct()
            .sorted()
            .toList();
    var cases = new ArrayList<Case>();
    for (var window : windows) {
      for (var rate : rates) {
        System.out.printf("hot-event: window %d ms, %d bookings a second%n", window, rate);
        for (var k : shards) {
          cases.add(run(options, k, rate, window));
        }
      }
    }
    return new Report()
        .table(
            "Capacity %d: the program chooses K = %d".formatted(capacity, own),
            COLUMNS,
            rows(cases.stream().filter(c -> c.inputs().shards() == own)))
        .table(
            "%d bookings a second offered, window %d ms: other K"
                .formatted(TO_PLOT, WINDOW_TO_PLOT),
            COLUMNS,
            rows(cases.stream().filter(c -> c.has(c.inputs().shards(), TO_PLOT, WINDOW_TO_PLOT))))
        .chart(
            "hot-event-rates",
            chart(
                "Goodput of one event, conflict window %d ms".formatted(WINDOW_TO_PLOT),
                shards,
                lines(
                    rates,
                    shards,
                    cases,
                    (k, rate, c) -> c.has(k, rate, WINDOW_TO_PLOT),
                    "%d/s offered")))
        .chart(
            "hot-event-windows",
            chart(
                "Goodput of one event, %d bookings a second offered".formatted(TO_PLOT),
                shards,
                lines(
                    windows,
                    shards,
                    cases,
                    (k, window, c) -> c.has(k, TO_PLOT, window),
                    "window %d ms")))
        .figures(cases);
  }

  private static Case run(Options options, int shards, int rate, int window) {
    var inputs =
        new Inputs(
            shards,
            rate,
            Duration.ofMillis(window),
            Duration.ofMillis(options.number("roundtrip", 6)),
            Duration.ofSeconds(options.number("seconds", 10)));
    return new Case(
        inputs,
        LongStream.rangeClosed(1, options.number("repeats", 5))
            .mapToObj(seed -> HotEvent.run(inputs, seed))
            .toList());
  }

  private static final List<String> COLUMNS =
      List.of(
          "offered, window, K",
          "goodput/s",
          "try again %",
          "attempts/booking",
          "median ms",
          "p99 ms");

  private static List<List<String>> rows(Stream<Case> cases) {
    return cases
        .map(
            c ->
                List.of(
                    "%5d/s  %2d ms  %3d"
                        .formatted(
                            c.inputs().offered(),
                            c.inputs().window().toMillis(),
                            c.inputs().shards()),
                    c.spread(Figures::goodput).text("%.0f"),
                    c.spread(run -> 100 * run.tryAgain()).text("%.2f"),
                    c.spread(Figures::attempts).text("%.2f"),
                    "%.0f".formatted(c.spread(Figures::medianMillis).median()),
                    c.spread(Figures::p99Millis).text("%.0f")))
        .toList();
  }

  @FunctionalInterface
  private interface Belongs {
    boolean test(int shards, int line, Case one);
  }

  /** The goodput of each K, in a line for each of these numbers. */
  private static Map<String, List<Double>> lines(
      List<Integer> numbers, List<Integer> shards, List<Case> cases, Belongs belongs, String name) {
    var lines = new LinkedHashMap<String, List<Double>>();
    for (var number : numbers) {
      lines.put(
          name.formatted(number),
          shards.stream()
              .flatMap(k -> cases.stream().filter(c -> belongs.test(k, number, c)))
              .map(c -> c.spread(Figures::goodput).median())
              .toList());
    }
    return lines;
  }

  private static Chart chart(String title, List<Integer> shards, Map<String, List<Double>> lines) {
    return new Chart(
        title,
        "K, seat shards of the event",
        "bookings made a second",
        shards.stream().map(String::valueOf).toList(),
        lines);
  }
}
