package boxoffice.bookings;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.dynamodb.Hmac;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one ticket shows at the door, as text and as a QR code: 20 characters of <a
 * href="https://www.crockford.com/base32.html">Crockford's base 32</a>. 19 of them are 24 bits of
 * the booking's id, by which it is found, 10 bits of the ticket's serial, and 61 bits of an HMAC of
 * both under the booking's secret. So who has one code cannot make another, and guesses one in
 * 2<sup>61</sup>. The last is a check character: it tells every wrong character and every two that
 * are swapped.
 *
 * @param bookingPrefix the first 6 hexadecimal digits of the booking's id
 * @param serial which ticket of the booking it is, 0 to 1023
 * @param proof the bits of the HMAC
 */
public record TicketCode(String bookingPrefix, int serial, long proof) implements ShownCode {

  private static final int PREFIX_DIGITS = 6;
  private static final int SERIAL_BITS = 10;
  private static final int PROOF_BITS = 61;
  private static final int CHARACTERS = 20;
  private static final int GROUP = 5;

  /** x<sup>5</sup> + x<sup>2</sup> + 1, which is primitive: powers of x are all 31 numbers. */
  private static final int POLYNOMIAL = 0b100101;

  /** The code of a ticket of a booking. */
  static TicketCode of(String bookingId, String secret, int serial) {
    var hmac = Hmac.of(secret.getBytes(UTF_8), bookingId + "/" + serial);
    return new TicketCode(
        bookingId.substring(0, PREFIX_DIGITS),
        serial,
        new BigInteger(1, hmac).shiftRight(hmac.length * Byte.SIZE - PROOF_BITS).longValueExact());
  }

  /**
   * Reads a code as people type it: in upper or lower case, with spaces or hyphens anywhere, and
   * with O for 0 and I or L for 1.
   *
   * @return empty where it has not the form of one, or a character is wrong
   */
  static Optional<TicketCode> parse(String text) {
    var digits = Base32.digits(text);
    if (digits.size() != CHARACTERS || digits.contains(-1) || check(digits) != 0) {
      return Optional.empty();
    }
    var bits = BigInteger.ZERO;
    for (var digit : digits.subList(0, CHARACTERS - 1)) {
      bits = bits.shiftLeft(Base32.BITS).or(BigInteger.valueOf(digit));
    }
    return Optional.of(
        new TicketCode(
            "%06x".formatted(bits.shiftRight(SERIAL_BITS + PROOF_BITS).intValueExact()),
            bits.shiftRight(PROOF_BITS).intValue() & Serials.MOST,
            bits.longValue() & ((1L << PROOF_BITS) - 1)));
  }

  /** 0 for a whole code: each digit counts with another power of x. */
  private static int check(List<Integer> digits) {
    var sum = 0;
    for (var digit : digits) {
      sum <<= 1;
      sum = (sum > 31 ? sum ^ POLYNOMIAL : sum) ^ digit;
    }
    return sum;
  }

  @Override
  public boolean isOf(String bookingId, Tickets tickets) {
    var right = of(bookingId, tickets.secret(), serial);
    return MessageDigest.isEqual(right.toString().getBytes(UTF_8), toString().getBytes(UTF_8));
  }

  @Override
  public Serials serials(Tickets tickets) {
    return Serials.of(List.of(serial));
  }

  /** The code itself, 20 characters. */
  @Override
  public String toString() {
    var bits =
        new BigInteger(bookingPrefix, 16)
            .shiftLeft(SERIAL_BITS)
            .or(BigInteger.valueOf(serial))
            .shiftLeft(PROOF_BITS)
            .or(BigInteger.valueOf(proof));
    var digits = new ArrayList<Integer>();
    for (var i = CHARACTERS - 2; i >= 0; i--) {
      digits.add(bits.shiftRight(i * Base32.BITS).intValue() & 31);
    }
    digits.add(0);
    digits.set(CHARACTERS - 1, check(digits));
    return Base32.text(digits);
  }

  /** The code as people read it: four groups of five characters. */
  public String grouped() {
    return toString().replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
  }
}
