package boxoffice.http;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values, as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, that
 * people open in spreadsheets.
 *
 * <p>No value becomes a formula: an apostrophe stands before each sign that would begin one. It
 * stays visible in the cell. See <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>.
 */
public final class Csv {

  static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

  /** Begins a file. Without it, Excel does not take the file for UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What begins a formula, together with its compatible forms, such as full-width ones. */
  private static final String SIGNS = "=+-@\u2212";

  /**
   * What ends a cell, if a spreadsheet splits rows at it. Which it takes depends on the country of
   * its user, and a quote in the middle of a cell does not keep it together.
   */
  private static final String SEPARATORS = ";,|\t\n\r\f\u000B\u0085\u2028\u2029";

  /** What may stand before a formula: blanks, invisible characters, marks and quotes. */
  private static final Pattern SKIPPED =
      Pattern.compile(
          "[\\p{Z}\\p{C}\\p{M}\\p{Pi}\\p{Pf}\"'`\\u201A\\u201E\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

  private static final Pattern TO_BE_QUOTED = Pattern.compile("[\"" + SEPARATORS + "]");

  private Csv() {}

  /** One row with its end of line; a value that is null is empty. */
  public static String row(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(value -> field(Objects.toString(value, "")))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String value) {
    var text = withoutFormulas(value);
    return TO_BE_QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /**
   * The apostrophe is next to the sign, so that it helps whatever a spreadsheet removes before it.
   */
  private static String withoutFormulas(String value) {
    var text = new StringBuilder();
    var begins = true;
    for (var each : value.codePoints().mapToObj(Character::toString).toList()) {
      // One character may stand for several, of which the first counts.
      var plain = Normalizer.normalize(each, Normalizer.Form.NFKC);
      var first = Character.toString(plain.codePointAt(0));
      if (begins && SIGNS.contains(first)) {
        text.append('\'');
      }
      begins = SEPARATORS.contains(first) || (begins && SKIPPED.matcher(first).matches());
      text.append(each);
    }
    return text.toString();
  }
}
