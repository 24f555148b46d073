package boxoffice.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The strong entity tag of a body: two bodies have the same one only if they are the same to the
 * byte.
 *
 * @param value the tag in its quotation marks
 */
record EntityTag(String value) {

  private static final int BYTES = 16;
  private static final Pattern EACH = Pattern.compile("\"[^\"]*\"");

  static EntityTag of(String body) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      var hex = HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
      return new EntityTag("\"%s\"".formatted(hex));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether a list as in {@code If-None-Match} has it. Weak tags count (RFC 9110, 13.1.2): who
   * compresses a body on its way weakens its tag.
   */
  boolean isIn(String list) {
    return list.strip().equals("*")
        || EACH.matcher(list).results().anyMatch(tag -> tag.group().equals(value));
  }
}
