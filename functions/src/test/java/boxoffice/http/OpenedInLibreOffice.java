package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Opens hostile names in LibreOffice. Its name ends so that only who asks for it runs it: {@code
 * docs/testing.md}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenedInLibreOffice {

  /**
   * A way to read a file, in LibreOffice's <a
   * href="https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html">tokens</a>.
   */
  private enum Reading {
    COMMAS("44"),
    SEMICOLONS("59"),
    TABS("9"),
    COMMAS_SEMICOLONS_AND_TABS("44/59/9"),
    BARS("124");

    private final String separators;

    Reading(String separators) {
      this.separators = separators;
    }

    /** UTF-8, from row 1; numbers are found, blanks are removed, formulas are carried out. */
    String tokens() {
      return separators + ",34,76,1,,0,false,true,false,false,true,,true";
    }
  }

  private static final String UMLAUTS = "J\u00FCrgen \u00C4\u00D6\u00DC\u00E4\u00F6\u00FC\u00DF";

  @TempDir Path folder;

  @Test
  void no_cell_is_a_formula_unless_unescaped() throws Exception {
    for (var reading : Reading.values()) {
      var escaped = formulas(reading, "escaped", Csv::row);
      var plain = formulas(reading, "plain", OpenedInLibreOffice::unescaped);
      System.out.printf(
          "%-27s %d names: %d formulas, unescaped %d%n",
          reading, HostileCells.ALL.size(), escaped.size(), plain.size());
      plain.forEach(formula -> System.out.println("  unescaped: " + formula));

      assertThat(escaped).as(reading.name()).isEmpty();
      assertThat(plain).as("control, %s", reading).isNotEmpty();
    }
  }

  private List<String> formulas(Reading reading, String name, Row row) throws Exception {
    var rows =
        Stream.concat(
                Stream.of(Csv.row("Booking ID", "Name", "Tickets")),
                IntStream.range(0, HostileCells.ALL.size())
                    .mapToObj(i -> row.of("id" + i, HostileCells.ALL.get(i).name(), i)))
            .collect(Collectors.joining());
    var sheet = opened(reading, name, Csv.BYTE_ORDER_MARK + rows + Csv.row("last", UMLAUTS, 1));
    assertThat(sheet.getDocumentElement().getTextContent())
        .as("umlauts, and no byte order mark in the first cell")
        .contains(UMLAUTS)
        .doesNotContain("\uFEFF" + "Booking ID");
    var cells = sheet.getElementsByTagName("table:table-cell");
    return IntStream.range(0, cells.getLength())
        .mapToObj(i -> ((Element) cells.item(i)).getAttribute("table:formula"))
        .filter(formula -> !formula.isEmpty())
        .toList();
  }

  private Document opened(Reading reading, String name, String content) throws Exception {
    var file = folder.resolve("%s-%s.csv".formatted(name, reading));
    Files.writeString(file, content);
    var office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=Text - txt - csv (StarCalc):" + reading.tokens(),
                "--convert-to",
                "fods",
                "--outdir",
                folder.toString(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(office.getInputStream().readAllBytes());
    assertThat(office.waitFor(2, TimeUnit.MINUTES)).isTrue();
    var flat = folder.resolve("%s-%s.fods".formatted(name, reading));
    if (!Files.exists(flat)) {
      throw new IOException("soffice did not convert " + file + ": " + said);
    }
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(flat.toFile());
  }

  private static String unescaped(Object... values) {
    return Stream.of(values)
        .map(Object::toString)
        .map(v -> v.matches("(?s).*[\",\r\n].*") ? '"' + v.replace("\"", "\"\"") + '"' : v)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Writes a row. */
  private interface Row {
    String of(Object... values);
  }
}
