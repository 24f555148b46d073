package boxoffice.background;

/**
 * A broken invariant.
 *
 * @param eventId the event concerned
 * @param kind its kind
 * @param detail what was found, in words
 */
public record Difference(String eventId, Kind kind, String detail) {

  /** The kinds, each with the invariant that it breaks; docs/protocol.md has them. */
  public enum Kind {
    /** I1: seats and confirmed tickets do not add up to the capacity. */
    SEATS_DO_NOT_ADD_UP,
    /** I1: a shard is missing or counts below 0. */
    SHARD_IS_IMPOSSIBLE,
    /** I2: a booking is not the one of its user and event, or holds an impossible quantity. */
    BOOKING_IS_IMPOSSIBLE,
    /** I3: a counter of those who wait is not the number of entries. */
    WAITING_COUNTER_IS_WRONG,
    /** I3: an entry of the waitlist whose booking does not wait. */
    STRAY_ENTRY,
    /** I3: a booking that waits without an entry. */
    WAITS_WITHOUT_ENTRY,
    /** I4: a group waits that fits into the free seats. */
    FITS_BUT_WAITS,
    /** I5: the last changes of a booking are not those that led to its state. */
    HISTORY_IS_WRONG,
    /** I6: seats are on open sale while somebody waits. */
    OPEN_SALE_WHILE_WAITING,
    /** A shard sells on other terms than those of its event. */
    TERMS_ARE_OLD,
    /** A cancelled event has bookings that are not. */
    NOT_SWEPT,
    /** Something that cannot be read. */
    UNREADABLE
  }
}
