package boxoffice.bookings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a booking of before every ticket had its own. It stands for all of its tickets that
 * are not in yet; no new one is made.
 *
 * @param bookingId the booking
 * @param secret its secret
 */
public record BookingCode(String bookingId, String secret) implements ShownCode {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.([A-Za-z0-9_-]{16})");

  static Optional<BookingCode> parse(String text) {
    return FORM.matcher(text)
        .results()
        .filter(code -> code.group().length() == text.length())
        .map(code -> new BookingCode(code.group(1), code.group(2)))
        .findFirst();
  }

  @Override
  public String bookingPrefix() {
    return bookingId;
  }

  @Override
  public boolean isOf(String id, Tickets tickets) {
    return bookingId.equals(id) && tickets.hasSecret(secret);
  }

  @Override
  public Serials serials(Tickets tickets) {
    return tickets.left();
  }
}
