package boxoffice.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The first bytes of a SHA-256 digest: ids that a repeat finds again. */
public final class Sha256 {

  private Sha256() {}

  /** That many bytes of the digest of a text, at most 32. */
  public static byte[] first(int bytes, String text) {
    try {
      return Arrays.copyOf(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)),
          bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
