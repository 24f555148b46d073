package boxoffice.http;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. */
public final class Csv {

  static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

  /**
   * What a spreadsheet would take for a formula. See <a
   * href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>.
   */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

  private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]");

  private Csv() {}

  /** One row with its end of line; a value that is null is empty. */
  public static String row(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(value -> field(Objects.toString(value, "")))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /** An apostrophe in front keeps a formula from being carried out. */
  private static String field(String value) {
    var text = FORMULA.matcher(value).matches() ? "'" + value : value;
    return TO_BE_QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
