package boxoffice.bookings;

import java.time.Instant;

/**
 * One change of a booking. A booking keeps its last 8, so that a repeat of one of them is known
 * again.
 *
 * @param revision the number of the change, from 1
 * @param state the state after it
 * @param quantity the tickets after it
 * @param at when it was asked for
 * @param request the request that made it
 */
public record Change(
    long revision, BookingState state, int quantity, Instant at, RequestKey request) {

  /** How many changes a booking keeps. */
  public static final int KEPT = 8;

  /** The attribute that holds it: one of 8, so that it is written without reading the others. */
  String slot() {
    return "h" + revision % KEPT;
  }

  /** Its attribute value; short, for a booking must stay under the 1 KB of one write unit. */
  String encode() {
    return String.join(
        " ",
        Long.toString(revision),
        state.name(),
        Integer.toString(quantity),
        Long.toString(at.toEpochMilli()),
        request.key(),
        request.body());
  }

  /**
   * The change of an attribute value. Older values end with an HTTP status, which the state says.
   */
  static Change decode(String value) {
    var parts = value.split(" ", -1);
    return new Change(
        Long.parseLong(parts[0]),
        BookingState.valueOf(parts[1]),
        Integer.parseInt(parts[2]),
        Instant.ofEpochMilli(Long.parseLong(parts[3])),
        new RequestKey(parts[4], parts[5]));
  }
}
