package boxoffice.bookings;

import boxoffice.dynamodb.Millis;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes links by which tickets are handed on, and withdraws them. A link changes no booking, so it
 * needs no transaction: what it is worth is decided when it is opened.
 */
public final class MakeHandOver {

  private final HandOverStore handOvers;
  private final InstantSource clock;

  public MakeHandOver(HandOverStore handOvers, InstantSource clock) {
    this.handOvers = handOvers;
    this.clock = clock;
  }

  /** What can come of making a link. */
  public sealed interface MakeOutcome {

    /** There is a link, by this request or by an earlier sending of it. */
    record Made(HandOver handOver, HandOverCode code) implements MakeOutcome {}

    /** The booking has no tickets: it waits, or it is cancelled. */
    record NoTickets() implements MakeOutcome {}

    /** Some of the tickets are none of the booking. */
    record NoSuchTickets() implements MakeOutcome {}

    /** Some of the tickets are in. */
    record CheckedIn() implements MakeOutcome {}

    /** The event has begun. */
    record TooLate() implements MakeOutcome {}

    /** The key made a link for other tickets. */
    record KeyReused() implements MakeOutcome {}
  }

  /** What can come of withdrawing a link. */
  public enum WithdrawOutcome {
    /** Nobody opens it any more. */
    WITHDRAWN,
    /** Somebody opened it before. */
    USED,
    /** The booking has no such link. */
    NO_SUCH_LINK
  }

  /**
   * Makes a link; a repeat with the same key finds the first one.
   *
   * @param giver the booking, as it was read
   * @param start when its event starts
   */
  public MakeOutcome make(Booking giver, Serials serials, RequestKey key, Instant start) {
    var tickets = giver.tickets();
    if (tickets == null) {
      return new MakeOutcome.NoTickets();
    }
    var code = HandOverCode.of(tickets, key);
    var now = Millis.now(clock);
    if (!tickets.live().hasAll(serials)) {
      return madeBefore(giver, serials, code, new MakeOutcome.NoSuchTickets());
    }
    if (tickets.isIn(serials)) {
      return madeBefore(giver, serials, code, new MakeOutcome.CheckedIn());
    }
    if (!now.isBefore(start)) {
      return madeBefore(giver, serials, code, new MakeOutcome.TooLate());
    }
    var handOver = HandOver.of(giver, serials, code, now, start);
    return handOvers.make(handOver)
        ? new MakeOutcome.Made(handOver, code)
        : madeBefore(giver, serials, code, new MakeOutcome.KeyReused());
  }

  /** The link that an earlier sending made, whatever became of its tickets since. */
  private MakeOutcome madeBefore(
      Booking giver, Serials serials, HandOverCode code, MakeOutcome otherwise) {
    return handOvers
        .find(code.handOverId())
        .filter(found -> found.bookingId().equals(giver.bookingId()))
        .<MakeOutcome>map(
            found ->
                found.serials().equals(serials)
                    ? new MakeOutcome.Made(found, code)
                    : new MakeOutcome.KeyReused())
        .orElse(otherwise);
  }

  /** Withdraws a link of a user's booking; a repeat finds it withdrawn. */
  public WithdrawOutcome withdraw(String userId, String bookingId, String handOverId) {
    if (handOvers.withdraw(userId, bookingId, handOverId, Millis.now(clock))) {
      return WithdrawOutcome.WITHDRAWN;
    }
    return handOvers
        .find(handOverId)
        .filter(found -> found.userId().equals(userId) && found.bookingId().equals(bookingId))
        .map(
            found ->
                found.withdrawnAt() != null
                    ? WithdrawOutcome.WITHDRAWN
                    : found.use() != null
                        ? WithdrawOutcome.USED
                        // It was made just now.
                        : WithdrawOutcome.NO_SUCH_LINK)
        .orElse(WithdrawOutcome.NO_SUCH_LINK);
  }

  /** Withdraws every link of a booking that nobody has opened. */
  public void withdrawAll(Booking booking) {
    handOvers.ofBooking(booking.userId(), booking.bookingId()).stream()
        .filter(link -> link.use() == null && link.withdrawnAt() == null)
        .forEach(link -> withdraw(booking.userId(), booking.bookingId(), link.handOverId()));
  }
}
