package boxoffice.benchmarks;

import boxoffice.Operation;
import boxoffice.dynamodb.CapacityMeter.Spent;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What each operation costs, counted from the requests that the real code sends. */
final class CostBenchmark {

  /** A read that may be stale costs half a unit. */
  private static final DecimalFormat UNITS =
      new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));

  private CostBenchmark() {}

  static Report run(Options options) {
    var rows = new ArrayList<List<String>>();
    var figures = new LinkedHashMap<String, Spent>();
    for (var operation : Operation.values()) {
      System.out.println("cost: " + operation.title());
      var spent = operation.measure();
      figures.put(operation.title(), spent);
      rows.add(
          List.of(
              operation.title(),
              "%d".formatted(spent.requests()),
              UNITS.format(spent.readUnits()),
              UNITS.format(spent.writeUnits()),
              UNITS.format(spent.indexUnits())));
    }
    return new Report()
        .table(
            "Requests to DynamoDB and the units AWS charges for them, at 2 seat shards",
            List.of("operation", "requests", "read units", "write units", "of them index"),
            rows)
        .figures(figures);
  }
}
