package boxoffice.bookings;

import boxoffice.dynamodb.Sha256;
import boxoffice.http.Request;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Distinguishes a repeated request from a new one.
 *
 * @param key a hash of the idempotency key, 16 characters
 * @param body a hash of what was asked, 16 characters
 */
public record RequestKey(String key, String body) {

  /** The bytes of each part. */
  static final int BYTES = 12;

  /** The key of changes that no request with an idempotency key made. */
  public static final RequestKey NONE = new RequestKey("-", "-");

  /** For a request with an {@code Idempotency-Key}. */
  public static RequestKey of(String idempotencyKey, String body) {
    return new RequestKey(hash(idempotencyKey), hash(body));
  }

  /**
   * For an HTTP request.
   *
   * @param body what a repeat must have in common with the first call
   * @param random makes the key of a request without one
   */
  public static RequestKey of(Request request, String body, RandomGenerator random) {
    return request.idempotencyKey().map(key -> of(key, body)).orElseGet(() -> random(random, body));
  }

  /** For a request without one: a key of its own, so that its retries find each other. */
  public static RequestKey random(RandomGenerator random, String body) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RequestKey(Base64.getUrlEncoder().encodeToString(bytes), hash(body));
  }

  byte[] keyBytes() {
    return bytes(key);
  }

  byte[] bodyBytes() {
    return bytes(body);
  }

  private static byte[] bytes(String part) {
    return part.equals(NONE.key) ? new byte[BYTES] : Base64.getUrlDecoder().decode(part);
  }

  /** The key of the bytes of both parts. */
  static RequestKey read(ByteBuffer bytes) {
    return new RequestKey(part(bytes), part(bytes));
  }

  private static String part(ByteBuffer bytes) {
    var part = new byte[BYTES];
    bytes.get(part);
    return Arrays.equals(part, new byte[BYTES])
        ? NONE.key
        : Base64.getUrlEncoder().encodeToString(part);
  }

  private static String hash(String text) {
    return Base64.getUrlEncoder().encodeToString(Sha256.first(BYTES, text));
  }
}
