package boxoffice.bookings;

import java.time.Instant;
import java.util.List;

/**
 * One change of a booking. A booking keeps the changes that began its last 8 generations, so that a
 * repeat of one of them is known again. Of the changes within generations it keeps the last
 * promotion and the last cancellation, which push no key out. A fence is no change of what it
 * holds.
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

  /** The attributes that hold the last promotion and the last cancellation. */
  static final List<String> LATER = List.of("p", "e");

  private static final int RADIX = 36;
  private static final int WORDS_WITHOUT_KEY = 4;

  /** The state after it. */
  public BookingState state() {
    return kind.state().orElseThrow();
  }

  /** The attribute of a beginning: one of 8, so that it is written without reading the others. */
  static String beginning(long generation) {
    return "h" + generation % KEPT;
  }

  /** The attribute that holds a change within a generation. */
  String slot() {
    return kind == ChangeKind.PROMOTE ? LATER.getFirst() : LATER.getLast();
  }

  /** Its attribute value; short, for a booking must stay under the 1 KB of one write unit. */
  String encode() {
    return kind.begins()
        ? String.join(
            " ",
            Long.toString(revision),
            state().name(),
            Integer.toString(quantity),
            Long.toString(at.toEpochMilli()),
            request.key(),
            request.body())
        : String.join(
            " ",
            Long.toString(revision),
            kind.letter(),
            Integer.toString(quantity),
            Long.toString(at.toEpochMilli(), RADIX));
  }

  /**
   * The change of an attribute value. Older versions kept all changes in one form, some with an
   * HTTP status at the end, and those of no request with an empty key.
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
