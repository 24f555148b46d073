package boxoffice.bookings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that a guest wants to hand on to whoever opens a link first. It holds no ticket: until it
 * is opened all of them are the guest's, to use or to hand on by another link.
 *
 * @param handOverId the {@link HandOverCode#handOverId hash} of its code
 * @param eventId the event
 * @param bookingId the booking of the giver
 * @param userId the giver
 * @param generation the generation of the giver's booking; it ends with that
 * @param serials the tickets
 * @param madeAt when the link was made
 * @param expiresAt until when it can be opened, exclusive
 * @param use who opened it; null before
 * @param withdrawnAt when the giver withdrew it; null if they did not
 */
public record HandOver(
    String handOverId,
    String eventId,
    String bookingId,
    String userId,
    long generation,
    Serials serials,
    Instant madeAt,
    Instant expiresAt,
    @Nullable Use use,
    @Nullable Instant withdrawnAt) {

  /** So long a link can be opened, but not after the start. */
  static final Duration TIME = Duration.ofDays(7);

  /**
   * Who opened it.
   *
   * @param userId the receiver
   * @param at when
   */
  public record Use(String userId, Instant at) {}

  /** What a link is worth. */
  public enum State {
    /** It can be opened. */
    OPEN,
    /** Somebody opened it. */
    USED,
    /** Its giver took it back. */
    WITHDRAWN,
    /** Its time is over. */
    EXPIRED,
    /** Its giver has its tickets no more, or one of them is in. */
    VOID
  }

  /** A link for tickets of a booking. */
  static HandOver of(
      Booking giver, Serials serials, HandOverCode code, Instant now, Instant start) {
    var end = now.plus(TIME);
    return new HandOver(
        code.handOverId(),
        giver.eventId(),
        giver.bookingId(),
        giver.userId(),
        giver.generation(),
        serials,
        now,
        end.isBefore(start) ? end : start,
        null,
        null);
  }

  /**
   * What it is worth.
   *
   * @param giver the booking of the giver as it is
   */
  public State state(Booking giver, Instant now) {
    if (use != null) {
      return State.USED;
    }
    if (withdrawnAt != null) {
      return State.WITHDRAWN;
    }
    if (!now.isBefore(expiresAt)) {
      return State.EXPIRED;
    }
    return isCoveredBy(giver) ? State.OPEN : State.VOID;
  }

  /** Whether the giver has all of its tickets, and none of them is in. */
  private boolean isCoveredBy(Booking giver) {
    var tickets = giver.tickets();
    return tickets != null
        && giver.generation() == generation
        && tickets.live().hasAll(serials)
        && !tickets.isIn(serials);
  }

  /** Whether this user opened it. */
  public boolean isUsedBy(String user) {
    return use != null && use.userId().equals(user);
  }

  /** Whether a booking of who opened it is as it was then, or later. */
  boolean wasUsedBefore(Booking receiver) {
    return use != null && !receiver.lastChange().at().isBefore(use.at());
  }

  /** By what the change that it makes is known again in the history of a booking. */
  RequestKey request() {
    return RequestKey.of("hand-over/" + handOverId, "");
  }
}
