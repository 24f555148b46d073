package boxoffice.benchmarks;

import boxoffice.Ledger;
import boxoffice.background.RaisedCapacity;
import boxoffice.background.RaisedCapacity.Pace;
import boxoffice.background.RaisedCapacity.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many runs of the function SettleWaitlist promote everybody after a raise of the capacity. The
 * real code on the table engine; the clock is the benchmark's own and moves by a fixed time with
 * each request, so that the figures do not hang on the speed of the machine. Options: {@code
 * groups} (several with commas), {@code read} and {@code write} (ms that a request takes).
 */
final class SettleBenchmark {

  private SettleBenchmark() {}

  /**
   * What a raise led to.
   *
   * @param violations of the invariants at the end; those who still wait for a free seat are some
   * @param left how many still wait at the end, for either event
   */
  private record Result(int groups, List<Run> runs, List<String> violations, long left) {}

  static Report run(Options options) {
    var pace =
        new Pace(
            Duration.ofMillis(options.number("read", 5)),
            Duration.ofMillis(options.number("write", 10)));
    var results =
        options.numbers("groups", 2_000, 10_000, 50_000).stream()
            .map(groups -> measure(groups, pace))
            .toList();
    return new Report()
        .table(
            "A read takes %d ms, a write %d ms; a run has 60 s and leaves 25 of them"
                .formatted(pace.read().toMillis(), pace.write().toMillis()),
            List.of(
                "groups", "run", "promoted", "seconds", "other event promoted", "still waiting"),
            results.stream().flatMap(result -> rows(result).stream()).toList())
        .table(
            "At the end",
            List.of("groups", "runs", "still waiting, of both events", "violations"),
            results.stream()
                .map(
                    result ->
                        List.of(
                            "%d".formatted(result.groups()),
                            "%d".formatted(result.runs().size()),
                            "%d".formatted(result.left()),
                            "%d".formatted(result.violations().size())))
                .toList())
        .figures(results);
  }

  private static Result measure(int groups, Pace pace) {
    System.out.printf("settle: %d groups%n", groups);
    var raised = new RaisedCapacity(groups, pace);
    var runs = raised.runs();
    var ledgers = raised.ledgers();
    return new Result(
        groups,
        runs,
        ledgers.stream().flatMap(ledger -> ledger.violationsAtRest().stream()).toList(),
        ledgers.stream().mapToLong(Ledger::waiting).sum());
  }

  private static List<List<String>> rows(Result result) {
    var rows = new ArrayList<List<String>>();
    var waiting = result.groups();
    for (var run : result.runs()) {
      waiting -= run.promoted();
      rows.add(
          List.of(
              "%d".formatted(result.groups()),
              "%d".formatted(rows.size() + 1),
              "%d".formatted(run.promoted()),
              "%.1f".formatted(run.millis() / 1000.0),
              run.otherPromoted() ? "yes" : "no",
              "%d".formatted(waiting)));
    }
    return rows;
  }
}
