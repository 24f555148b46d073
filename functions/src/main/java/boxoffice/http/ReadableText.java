package boxoffice.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for text that people read, such as names, venues and descriptions: it shows something,
 * and it shows what it is.
 *
 * <p>Names in every script pass, and so do emoji: joiners, variation selectors and marks are
 * allowed where something is there to see. U+200E, U+200F and U+061C pass too. Hebrew and Arabic
 * need them beside digits and punctuation, and unlike the characters that are refused, they turn
 * nothing that comes after them.
 *
 * <p>Lengths are in characters as people count them, which Unicode calls <a
 * href="https://www.unicode.org/reports/tr29/">extended grapheme clusters</a>.
 */
final class ReadableText {

  /**
   * The most code points that make one character. Emoji of a couple have 10 and stacks of Tibetan
   * 9; more pile up marks over the lines around them, or hide data.
   */
  static final int MOST_CODE_POINTS = 16;

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** The flag of a region, such as Scotland: the only use of tags that is not deprecated. */
  private static final Pattern FLAG_WITH_TAGS =
      Pattern.compile("\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}");

  /** Letters and symbols by their category that are drawn as nothing. */
  private static final String DRAWN_AS_NOTHING =
      "\u115F\u1160\u2800\u3164\uFFA0"
          + Character.toString(0x13441)
          + Character.toString(0x13442)
          + Character.toString(0x1D159);

  private ReadableText() {}

  /** How many characters a text has, as people count them. */
  static int length(String text) {
    return Math.toIntExact(CHARACTER.matcher(text).results().count());
  }

  /**
   * What is wrong with a text, whatever its length; empty if nothing is.
   *
   * @param lines whether it may have line breaks
   */
  static Optional<String> fault(String text, boolean lines) {
    var plain = FLAG_WITH_TAGS.matcher(text).replaceAll("\uD83C\uDFF4");
    var refused = plain.codePoints().filter(c -> isRefused(c, lines)).findFirst();
    if (refused.isPresent()) {
      return Optional.of(reason(refused.getAsInt()));
    }
    if (CHARACTER
        .matcher(plain)
        .results()
        .anyMatch(character -> character.group().codePoints().count() > MOST_CODE_POINTS)) {
      return Optional.of(
          "must not have a character of more than %d code points".formatted(MOST_CODE_POINTS));
    }
    return plain.codePoints().anyMatch(ReadableText::shows)
        ? Optional.empty()
        : Optional.of("must not be blank");
  }

  private static boolean isRefused(int c, boolean lines) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> !lines || (c != '\n' && c != '\r');
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !lines;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> turnsDirection(c) || standsForNothing(c);
    };
  }

  private static String reason(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> "must not contain control characters";
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "must be on one line";
      default ->
          "must not contain U+%04X, which %s"
              .formatted(c, turnsDirection(c) ? "turns the direction of text" : "is no character");
    };
  }

  /** Embeddings, overrides and isolates. What comes after them is shown in another order. */
  private static boolean turnsDirection(int c) {
    return ('\u202A' <= c && c <= '\u202E') || ('\u2066' <= c && c <= '\u2069');
  }

  /** Deprecated formats, annotations, what stands for an object or for lost bytes, and tags. */
  private static boolean standsForNothing(int c) {
    return ('\u206A' <= c && c <= '\u206F')
        || ('\uFFF9' <= c && c <= '\uFFFD')
        || (0xE0000 <= c && c <= 0xE007F);
  }

  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> DRAWN_AS_NOTHING.indexOf(c) < 0;
    };
  }
}
