package boxoffice.bookings;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.dynamodb.Hmac;
import boxoffice.dynamodb.Sha256;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The code of a link by which tickets are handed on: 120 bits of an HMAC of the request that made
 * it, under the secret of the booking, as 24 characters of {@link Base32}. So a repeat of that
 * request makes the same one, and the table keeps only its hash.
 *
 * @param text its characters
 */
public record HandOverCode(String text) {

  private static final int CHARACTERS = 24;
  private static final int ID_BYTES = 16;

  /** The code that a request makes of a booking. */
  static HandOverCode of(Tickets tickets, RequestKey request) {
    var hmac = Hmac.of(tickets.secret().getBytes(UTF_8), "hand-over/" + request.key());
    var bits = new BigInteger(1, hmac);
    return new HandOverCode(
        Base32.text(
            IntStream.range(0, CHARACTERS)
                .mapToObj(i -> bits.shiftRight(i * Base32.BITS).intValue() & 31)
                .toList()));
  }

  /** Reads a code as people type it; empty where the text has not the form of one. */
  public static Optional<HandOverCode> parse(String text) {
    var digits = Base32.digits(text);
    return digits.size() != CHARACTERS || digits.contains(-1)
        ? Optional.empty()
        : Optional.of(new HandOverCode(Base32.text(digits)));
  }

  /** The hash by which the hand-over is found: 128 bits, as hexadecimal digits. */
  public String handOverId() {
    return HexFormat.of().formatHex(Sha256.first(ID_BYTES, "hand-over/" + text));
  }

  /** The code; kept out of logs by {@link #toString}. */
  @Override
  public String toString() {
    return "HandOverCode[" + handOverId() + "]";
  }
}
