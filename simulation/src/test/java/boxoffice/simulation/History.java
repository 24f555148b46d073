package boxoffice.simulation;

import boxoffice.simulation.table.StoredItem;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The changes that a booking in the table keeps, the newest last.
 *
 * @param changes in the order of their revisions
 */
record History(List<Past> changes) {

  private static final int BEGINNINGS = 8;
  private static final int PARTS = 4;

  /**
   * One change.
   *
   * @param kind its letter
   * @param key a hash of the idempotency key that made it; empty for a change without one
   */
  record Past(long revision, char kind, long quantity, long at, String key) {

    private static final int TIME_BYTES = 6;
    private static final int KEY_BYTES = 12;

    private static Past of(ByteBuffer value) {
      var revision = value.getInt();
      var kind = (char) value.get();
      var quantity = value.getShort();
      var at = new BigInteger(bytes(value, TIME_BYTES)).longValueExact();
      var key =
          value.hasRemaining()
              ? Base64.getUrlEncoder().encodeToString(bytes(value, KEY_BYTES))
              : "";
      return new Past(revision, kind, quantity, at, key);
    }

    private static byte[] bytes(ByteBuffer value, int count) {
      var bytes = new byte[count];
      value.get(bytes);
      return bytes;
    }

    /** The state after it. */
    String state() {
      return switch (kind) {
        case 'b', 'r', 'p', 'g', 'a', 'h', 't' -> "CONFIRMED";
        case 'j', 'm' -> "WAITLISTED";
        case 'o', 'c', 's', 'e', 'x' -> "CANCELLED";
        default -> throw new IllegalArgumentException("a change of kind " + kind);
      };
    }

    boolean begins() {
      return kind == 'b' || kind == 'j' || kind == 'r';
    }

    boolean isPromotion() {
      return kind == 'p';
    }
  }

  static History of(StoredItem booking) {
    return new History(
        Stream.of(
                IntStream.range(0, BEGINNINGS).mapToObj(slot -> "h" + slot),
                IntStream.range(0, PARTS).mapToObj(slot -> "c" + slot),
                Stream.of("p", "e"))
            .flatMap(slots -> slots)
            .flatMap(slot -> booking.bytes(slot).stream())
            .map(Past::of)
            .sorted(Comparator.comparingLong(Past::revision))
            .toList());
  }

  /** The change of this revision. */
  Optional<Past> at(long revision) {
    return changes.stream().filter(change -> change.revision() == revision).findAny();
  }

  /** The change that the request of this key made, in its last generation. */
  Optional<Past> by(String key) {
    return changes.stream()
        .filter(change -> change.key().equals(key) && change.revision() >= begunAt())
        .findAny();
  }

  private long begunAt() {
    return changes.stream().filter(Past::begins).mapToLong(Past::revision).max().orElse(0);
  }

  /** When it was promoted, in its last generation. */
  OptionalLong promotedAt() {
    return changes.stream()
        .filter(change -> change.isPromotion() && change.revision() > begunAt())
        .mapToLong(Past::at)
        .findAny();
  }

  /** Whether the request of this key began the last generation. */
  boolean began(String key) {
    return changes.stream()
        .filter(Past::begins)
        .reduce((_, later) -> later)
        .filter(last -> last.key().equals(key))
        .isPresent();
  }
}
