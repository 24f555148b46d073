package boxoffice.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be chosen for a run.
 *
 * @param values by name
 */
record Options(Map<String, String> values) {

  Options {
    values = Map.copyOf(values);
  }

  /**
   * Reads {@code name=value name=value}.
   *
   * @throws IllegalArgumentException where that is not so
   */
  static Options parse(String text) {
    var values = new HashMap<String, String>();
    for (var option : text.strip().split("\\s+")) {
      if (!option.isEmpty()) {
        var parts = option.split("=", 2);
        if (parts.length < 2) {
          throw new IllegalArgumentException("options are name=value name=value, not " + text);
        }
        values.put(parts[0], parts[1]);
      }
    }
    return new Options(values);
  }

  /** A whole number, or what it is when nothing was chosen. */
  int number(String name, int otherwise) {
    return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
  }

  /** A word, or what it is when nothing was chosen. */
  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** Whole numbers with commas between them, or what they are when nothing was chosen. */
  List<Integer> numbers(String name, Integer... otherwise) {
    return values.containsKey(name)
        ? Arrays.stream(values.get(name).split(",")).map(Integer::valueOf).toList()
        : List.of(otherwise);
  }
}
