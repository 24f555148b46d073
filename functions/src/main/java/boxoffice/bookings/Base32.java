package boxoffice.bookings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * <a href="https://www.crockford.com/base32.html">Crockford's base 32</a>: 5 bits a character,
 * without letters that look like others.
 */
final class Base32 {

  /** The bits of a character. */
  static final int BITS = 5;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern LEFT_OUT = Pattern.compile("[\\s-]");

  private Base32() {}

  /**
   * The digits of a text as people type it: in upper or lower case, with spaces or hyphens
   * anywhere, and with O for 0 and I or L for 1. A character that is none is -1.
   */
  static List<Integer> digits(String typed) {
    return LEFT_OUT
        .matcher(typed)
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1')
        .chars()
        .map(ALPHABET::indexOf)
        .boxed()
        .toList();
  }

  /** The text of digits, 0 to 31 each. */
  static String text(List<Integer> digits) {
    var text = new StringBuilder();
    digits.forEach(digit -> text.append(ALPHABET.charAt(digit)));
    return text.toString();
  }
}
