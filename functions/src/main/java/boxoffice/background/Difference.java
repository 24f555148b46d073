package boxoffice.background;

import java.util.List;
import java.util.Optional;

/**
 * A broken invariant.
 *
 * @param eventId the event concerned
 * @param kind its kind
 * @param subject what it is about: a booking, a shard, or empty for the event as a whole
 * @param amount by how many seats or groups it is off; 0 where nothing is counted
 * @param detail what was found, in words
 */
public record Difference(String eventId, Kind kind, String subject, int amount, String detail) {

  /** A difference without an amount. */
  Difference(String eventId, Kind kind, String subject, String detail) {
    this(eventId, kind, subject, 0, detail);
  }

  /** Whether both are one difference, seen at two times: counts may have gone on meanwhile. */
  boolean isSameAs(Difference other) {
    return eventId.equals(other.eventId)
        && kind == other.kind
        && subject.equals(other.subject)
        && Integer.signum(amount) == Integer.signum(other.amount);
  }

  /**
   * The part of this difference that an earlier look saw as well. An index that lags behind makes
   * an amount larger, never smaller.
   */
  Optional<Difference> alsoIn(List<Difference> earlier) {
    return earlier.stream()
        .filter(this::isSameAs)
        .findFirst()
        .map(other -> Math.abs(other.amount) < Math.abs(amount) ? other : this);
  }

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
    /** A group waits that can never get seats: it is too large, or the event began. */
    WAITS_IN_VAIN,
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
