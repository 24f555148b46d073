package boxoffice.table.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html">Words</a>
 * that name no attribute in an expression; a placeholder may stand for them.
 */
final class ReservedWords {

  private static final Set<String> WORDS = load();

  private ReservedWords() {}

  static boolean has(String word) {
    return WORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> load() {
    try (var file =
        Objects.requireNonNull(ReservedWords.class.getResourceAsStream("reserved-words.txt"))) {
      return Set.of(new String(file.readAllBytes(), StandardCharsets.US_ASCII).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
