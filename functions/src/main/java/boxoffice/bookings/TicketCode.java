package boxoffice.bookings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket shows at the door, as text and as a QR code. Nobody can make one up: its secret is
 * drawn anew every time a booking is confirmed, and ends with its cancellation.
 *
 * @param bookingId the booking
 * @param secret 96 random bits, as 16 characters
 */
public record TicketCode(String bookingId, String secret) {

  private static final int SECRET_BYTES = 12;
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.([A-Za-z0-9_-]{16})");

  /** Draws a secret. */
  static String secret(RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** Reads a code; empty where it has not the form of one. */
  public static Optional<TicketCode> parse(String text) {
    return FORM.matcher(text)
        .results()
        .filter(code -> code.group().length() == text.length())
        .map(code -> new TicketCode(code.group(1), code.group(2)))
        .findFirst();
  }

  /**
   * Whether this is its secret. The time it takes does not tell how much of a wrong one is right.
   */
  public boolean hasSecret(@Nullable String other) {
    return other != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The code itself, 49 characters. */
  @Override
  public String toString() {
    return bookingId + "." + secret;
  }
}
