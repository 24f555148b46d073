package boxoffice.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a benchmark found: tables for people, plots, and every figure as JSON. */
final class Report {

  private final List<Table> tables = new ArrayList<>();
  private final Map<String, String> plots = new LinkedHashMap<>();
  private Object figures = List.of();

  /** A table with a line above it that says what it shows. */
  record Table(String title, List<String> columns, List<List<String>> rows) {

    @Override
    public String toString() {
      var lines = new ArrayList<>(List.of(columns));
      lines.addAll(rows);
      var widths =
          IntStream.range(0, columns.size())
              .map(column -> lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0))
              .toArray();
      return lines.stream()
          .map(
              line ->
                  IntStream.range(0, widths.length)
                      .mapToObj(
                          column ->
                              // The first column is text, the others are figures.
                              ("%" + (column == 0 ? "-" : "") + widths[column] + "s")
                                  .formatted(line.get(column)))
                      .collect(Collectors.joining("  ")))
          .collect(Collectors.joining("\n", "\n" + title + "\n\n", "\n"));
    }
  }

  Report table(String title, List<String> columns, List<List<String>> rows) {
    tables.add(new Table(title, columns, rows));
    return this;
  }

  /** A plot, kept as a file of this name. */
  Report chart(String name, Chart chart) {
    plots.put(name, chart.svg());
    return this;
  }

  /** A plot, kept as a file of this name. */
  Report chart(String name, Bars bars) {
    plots.put(name, bars.svg());
    return this;
  }

  /** Everything that was measured, for programs: records, or maps of them. */
  Report figures(Object all) {
    figures = all;
    return this;
  }

  /** For people. */
  String text(Machine machine) {
    return "\n" + machine + tables.stream().map(Table::toString).collect(Collectors.joining());
  }

  /** Keeps {@code <name>.txt}, {@code <name>.json} and the plots. */
  void write(Path folder, String name, Machine machine) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".txt"), text(machine));
    var json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    var result = new LinkedHashMap<String, Object>();
    result.put("machine", machine);
    result.put("tables", tables);
    result.put("figures", figures);
    json.writeValue(folder.resolve(name + ".json").toFile(), result);
    for (var plot : plots.entrySet()) {
      Files.writeString(folder.resolve(plot.getKey() + ".svg"), plot.getValue());
    }
  }
}
