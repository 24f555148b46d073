package boxoffice.attendees;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Sha256;
import boxoffice.http.Json;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a door has on its device from who has the device but no ticket: a code is there as a
 * hash, and the names of a ticket are sealed under its code.
 */
final class Seal {

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final RandomGenerator random;

  Seal(RandomGenerator random) {
    this.random = random;
  }

  /** Who a ticket belongs to, as far as it is known. */
  record Names(@Nullable String name, @Nullable String ticketName) {}

  /** The hash by which a door finds a code: SHA-256 of {@code door:} and its 20 characters. */
  static String hash(TicketCode code) {
    return TEXT.encodeToString(Sha256.first(KEY_BYTES, "door:" + code));
  }

  /**
   * Names under a code: 12 bytes of IV, then AES-256-GCM of their JSON. The key is SHA-256 of
   * {@code name:} and the 20 characters of the code.
   */
  String names(Names names, TicketCode code) {
    var iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Sha256.first(KEY_BYTES, "name:" + code), "AES"),
          new GCMParameterSpec(TAG_BITS, iv));
      var sealed = cipher.doFinal(Json.write(names).getBytes(UTF_8));
      return TEXT.encodeToString(
          ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }
}
