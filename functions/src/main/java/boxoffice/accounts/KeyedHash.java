package boxoffice.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.dynamodb.Hmac;
import boxoffice.http.Secret;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Stands for a text where the text itself must not be: the same for the same text, and without the
 * key nobody can try texts. Addresses are few enough for that.
 */
public final class KeyedHash {

  private static final int BYTES = 16;

  private final byte[] key;

  /**
   * Hashes for one use.
   *
   * @param secret what no reader of the hashes has
   * @param use keeps hashes of other uses from being compared with these
   */
  public KeyedHash(Secret secret, String use) {
    this.key = Hmac.of(secret.value().getBytes(UTF_8), use);
  }

  /** 32 hexadecimal digits. */
  public String of(String text) {
    return HexFormat.of().formatHex(Arrays.copyOf(Hmac.of(key, text), BYTES));
  }
}
