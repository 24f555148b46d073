package boxoffice.bookings;

import boxoffice.dynamodb.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a confirmed booking.
 *
 * @param secret 96 random bits, as 16 characters, drawn when the booking was confirmed; every
 *     ticket code is made of it
 * @param live the serials of its tickets, as many as its quantity
 * @param last the last serial given: none is used again
 * @param checkedIn the serials of those that are in
 * @param doorCount counts check-ins and undos; what takes tickets away has it as a condition
 * @param doorAt when the last of them was; null before the first
 */
public record Tickets(
    String secret,
    Serials live,
    int last,
    Serials checkedIn,
    long doorCount,
    @Nullable Instant doorAt) {

  private static final int SECRET_BYTES = 12;

  /** The attributes of an item that holds tickets, of today's form and of the one before. */
  static final List<String> ATTRIBUTES =
      List.of(
          "ticket",
          "serials",
          "lastSerial",
          "checkedIn",
          "doorCount",
          "doorAt",
          "checkedInAt",
          "checkInKey");

  /** The first tickets of a generation. */
  static Tickets of(String secret, int quantity) {
    return new Tickets(secret, Serials.after(0, quantity), quantity, Serials.NONE, 0, null);
  }

  /** Draws the secret of a generation. */
  static String secret(RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * The tickets of an item; null where it holds none. Older items say nothing of serials, and have
   * one check-in of all their tickets.
   */
  static @Nullable Tickets of(Item item) {
    if (!item.has("ticket")) {
      return null;
    }
    var quantity = item.integer("quantity");
    var live = item.optionalText("serials").map(Serials::parse).orElse(Serials.after(0, quantity));
    var allIn = item.has("checkedInAt");
    return new Tickets(
        item.text("ticket"),
        live,
        item.has("lastSerial") ? item.integer("lastSerial") : quantity,
        allIn ? live : item.optionalText("checkedIn").map(Serials::parse).orElse(Serials.NONE),
        item.count("doorCount"),
        allIn ? item.instant("checkedInAt") : item.has("doorAt") ? item.instant("doorAt") : null);
  }

  /** As attributes of the item of a booking that is confirmed now. */
  Map<String, Object> attributes() {
    return Map.of("ticket", secret, "serials", live.toString(), "lastSerial", last);
  }

  /** Whether one of these is in. */
  boolean isIn(Serials some) {
    return checkedIn.hasAny(some);
  }

  /** The tickets that are not in yet. */
  public Serials left() {
    return live.without(checkedIn);
  }

  /** Without some of them. */
  Tickets without(Serials gone) {
    return new Tickets(
        secret, live.without(gone), last, checkedIn.without(gone), doorCount, doorAt);
  }

  /** With as many more. */
  Tickets with(int more) {
    return new Tickets(
        secret, live.and(Serials.after(last, more)), last + more, checkedIn, doorCount, doorAt);
  }

  /** Why no more of them can be had: serials are not used again. */
  Optional<Refusal> refusal(int more) {
    return last + more > Serials.MOST
        ? Optional.of(new Refusal.TooManyTickets(live.count()))
        : Optional.empty();
  }

  /**
   * Whether this is their secret. The time it takes does not tell how much of a wrong one is right.
   */
  boolean hasSecret(String other) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
