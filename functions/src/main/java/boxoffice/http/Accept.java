package boxoffice.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The media types that a caller accepts, as <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a> has the header
 * {@code Accept}.
 *
 * <p>A range that is not well-formed counts as not sent. The parameters of a range other than its
 * weight are not compared.
 */
record Accept(List<Range> ranges) {

  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  Accept {
    ranges = List.copyOf(ranges);
  }

  /**
   * A media range.
   *
   * @param type a type such as {@code text/csv}, or a range of types such as {@code text/*}
   * @param weight 0 for not acceptable, to 1
   */
  private record Range(String type, double weight) {

    static Optional<Range> of(String text) {
      var parts = split(text, ';');
      var type = parts.removeFirst().strip().toLowerCase(Locale.ROOT);
      for (var parameter : parts) {
        var pair = parameter.strip().split("=", 2);
        if (pair[0].equalsIgnoreCase("q")) {
          return pair.length == 2 && WEIGHT.matcher(pair[1]).matches()
              ? Optional.of(new Range(type, Double.parseDouble(pair[1])))
              : Optional.empty();
        }
      }
      return Optional.of(new Range(type, 1));
    }
  }

  /** What a header says; without one, every type is welcome. */
  static Accept of(Optional<String> header) {
    return new Accept(
        split(header.filter(text -> !text.isBlank()).orElse("*/*"), ',').stream()
            .flatMap(range -> Range.of(range).stream())
            .toList());
  }

  /**
   * Whether to send the first type and not the second, which is the default: it is preferred, or it
   * is named and the other is not preferred.
   */
  boolean prefers(String type, String standard) {
    var wanted = weight(type);
    return wanted > weight(standard)
        || (wanted > 0 && wanted == weight(standard) && named(type).isPresent());
  }

  /** The weight of the most specific range that a type is in; 0 where it is in none. */
  private double weight(String type) {
    for (var range : List.of(type, type.replaceFirst("/.*", "/*"), "*/*")) {
      var weight = named(range);
      if (weight.isPresent()) {
        return weight.getAsDouble();
      }
    }
    return 0;
  }

  private OptionalDouble named(String type) {
    return ranges.stream()
        .filter(range -> range.type().equals(type))
        .mapToDouble(Range::weight)
        .max();
  }

  /** The parts of a list; a separator inside a quoted string is none. */
  static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == separator && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      if (quoted && c == '\\' && i + 1 < text.length()) {
        part.append(c);
        c = text.charAt(++i);
      } else if (c == '"') {
        quoted = !quoted;
      }
      part.append(c);
    }
    parts.add(part.toString());
    return parts;
  }
}
