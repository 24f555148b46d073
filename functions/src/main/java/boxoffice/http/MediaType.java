package boxoffice.http;

import java.util.List;
import java.util.Locale;

/**
 * A {@code Content-Type}, as <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1">RFC
 * 9110, 8.3.1</a> has it.
 *
 * @param type such as {@code application/json}, in lower case
 * @param charsets the values of its parameters {@code charset}, without quotation marks
 */
record MediaType(String type, List<String> charsets) {

  MediaType {
    charsets = List.copyOf(charsets);
  }

  static MediaType of(String header) {
    var parts = Accept.split(header, ';');
    return new MediaType(
        parts.getFirst().strip().toLowerCase(Locale.ROOT),
        parts.stream()
            .skip(1)
            .map(parameter -> parameter.split("=", 2))
            .filter(pair -> pair[0].strip().equalsIgnoreCase("charset"))
            .map(pair -> pair.length < 2 ? "" : pair[1].strip().replaceAll("^\"|\"$", ""))
            .toList());
  }

  boolean isUtf8Json() {
    return type.equals("application/json") && charsets.stream().allMatch(MediaType::isUtf8);
  }

  /** {@code utf8} is not the registered name, but common. */
  private static boolean isUtf8(String charset) {
    return charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8");
  }
}
