package boxoffice.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of an authenticator app (RFC 6238). */
final class Totp {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_MILLIS = 30_000;

  private Totp() {}

  /** The code that the app shows now. */
  static String now(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decoded(secret), mac.getAlgorithm()));
      var step =
          ByteBuffer.allocate(Long.BYTES).putLong(0, Clock.systemUTC().millis() / STEP_MILLIS);
      var hash = ByteBuffer.wrap(mac.doFinal(step.array()));
      var from = hash.get(hash.limit() - 1) & 0xF;
      return "%06d".formatted((hash.getInt(from) & Integer.MAX_VALUE) % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String secret) {
    var bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
    var bits = 0;
    var count = 0;
    for (var letter : secret.toCharArray()) {
      bits = bits << 5 | BASE_32.indexOf(letter);
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes.put((byte) (bits >> count));
      }
    }
    return bytes.array();
  }
}
