package boxoffice.bookings;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One change of a booking. A booking keeps the changes that began its last 8 generations, and its
 * last 4 others that a request with a key made, so that a repeat of one of them is known again. Of
 * the other changes it keeps the last promotion and the last end, which push no key out. A fence is
 * no change of what it holds.
 *
 * @param revision the number of the change, from 1
 * @param kind what it was, but no {@link ChangeKind#FENCE fence}
 * @param quantity the tickets after it
 * @param at when it was asked for
 * @param request the request that made it
 */
public record Change(long revision, ChangeKind kind, int quantity, Instant at, RequestKey request) {

  /** How many beginnings of generations a booking keeps. */
  public static final int KEPT = 8;

  /** How many changes of its quantity a booking keeps. */
  static final int PARTS_KEPT = 4;

  /** The attributes that hold the last promotion and the last end. */
  static final List<String> LATER = List.of("p", "e");

  private static final int RADIX = 36;
  private static final int WORDS_WITHOUT_KEY = 4;
  private static final int TIME_BYTES = 6;

  /** Revision, kind, quantity and time. */
  private static final int BYTES_WITHOUT_KEY = Integer.BYTES + 1 + Short.BYTES + TIME_BYTES;

  /** The state after it. */
  public BookingState state() {
    return kind.state().orElseThrow();
  }

  /** The attribute of a beginning: one of 8, so that it is written without reading the others. */
  static String beginning(long generation) {
    return "h" + generation % KEPT;
  }

  /** The attribute of a change of the quantity, the first of a booking being 1. */
  static String part(long count) {
    return "c" + count % PARTS_KEPT;
  }

  /**
   * The attribute that holds a change within a generation.
   *
   * @param parts how many changes of its quantity the booking had, with this one
   */
  String slot(long parts) {
    return switch (kind.kept()) {
      case PART -> part(parts);
      case PROMOTION -> LATER.getFirst();
      case END -> LATER.getLast();
      case BEGINNING, NOT -> throw new IllegalStateException(kind.name());
    };
  }

  /** Its bytes in the table; few, for a booking must stay under the 1 KB of one write unit. */
  byte[] encode() {
    var hasKey = kind.kept().hasKey();
    var bytes =
        ByteBuffer.allocate(BYTES_WITHOUT_KEY + (hasKey ? 2 * RequestKey.BYTES : 0))
            .putInt(Math.toIntExact(revision))
            .put((byte) kind.letter().charAt(0))
            .putShort((short) quantity)
            .put(time(at));
    if (hasKey) {
      bytes.put(request.keyBytes()).put(request.bodyBytes());
    }
    return bytes.array();
  }

  private static byte[] time(Instant at) {
    var all = ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array();
    return Arrays.copyOfRange(all, Long.BYTES - TIME_BYTES, Long.BYTES);
  }

  /** The change of these bytes. */
  static Change decode(byte[] encoded) {
    var bytes = ByteBuffer.wrap(encoded);
    var revision = bytes.getInt();
    var kind = ChangeKind.of(Character.toString(bytes.get()));
    var quantity = bytes.getShort();
    var time = new byte[TIME_BYTES];
    bytes.get(time);
    return new Change(
        revision,
        kind,
        quantity,
        Instant.ofEpochMilli(new BigInteger(time).longValueExact()),
        bytes.hasRemaining() ? RequestKey.read(bytes) : RequestKey.NONE);
  }

  /**
   * The change of a text. Older versions kept all changes in one form, some with an HTTP status at
   * the end, and those of no request with an empty key.
   */
  static Change decode(String value) {
    var words = value.split(" ", -1);
    var revision = Long.parseLong(words[0]);
    var quantity = Integer.parseInt(words[2]);
    if (words.length == WORDS_WITHOUT_KEY) {
      var at = Instant.ofEpochMilli(Long.parseLong(words[3], RADIX));
      return new Change(revision, ChangeKind.of(words[1]), quantity, at, RequestKey.NONE);
    }
    var request = new RequestKey(words[4], words[5]);
    var kind =
        switch (BookingState.valueOf(words[1])) {
          case CONFIRMED -> request.equals(RequestKey.NONE) ? ChangeKind.PROMOTE : ChangeKind.BOOK;
          case WAITLISTED -> ChangeKind.JOIN;
          case CANCELLED -> ChangeKind.CANCEL;
        };
    return new Change(
        revision, kind, quantity, Instant.ofEpochMilli(Long.parseLong(words[3])), request);
  }
}
