package boxoffice.blackbox;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app.
 *
 * @param secret in Base32
 */
public record Authenticator(String secret) {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_MILLIS = 30_000;

  /**
   * The code that it shows now.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
   */
  public String code() {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key(), mac.getAlgorithm()));
      var step = Clock.systemUTC().millis() / STEP_MILLIS;
      var hash =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      var from = hash.get(hash.limit() - 1) & 0xF;
      return "%06d".formatted((hash.getInt(from) & Integer.MAX_VALUE) % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another code than the one that it shows now. */
  public String wrongCode() {
    return "%06d".formatted((Integer.parseInt(code()) + 1) % 1_000_000);
  }

  private byte[] key() {
    var value = BigInteger.ONE;
    for (var letter : secret.toCharArray()) {
      value = value.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(letter)));
    }
    // Five bits a letter, of which whole bytes count. The one before them keeps leading zeros.
    var bits = secret.length() * 5;
    var bytes = value.shiftRight(bits % 8).toByteArray();
    var key = new byte[bits / 8];
    System.arraycopy(bytes, bytes.length - key.length, key, 0, key.length);
    return key;
  }
}
