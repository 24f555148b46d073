package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes names on tickets. The booking stays as it is; a name is written on the condition that the
 * ticket is still the guest's. To write the same name again changes nothing.
 */
public final class NameTicket {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final Attempts attempts;

  public NameTicket(BookingStore bookings, BookingTransactions transactions, Attempts attempts) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.attempts = attempts;
  }

  /**
   * A request to name a ticket.
   *
   * @param userId the guest
   * @param bookingId the booking
   * @param generation the generation that the guest saw: no other one is changed. Empty for the one
   *     that there is
   * @param serial the ticket
   * @param name the name, 1 to 100 characters; empty for none
   */
  public record NameRequest(
      String userId, String bookingId, OptionalLong generation, int serial, String name) {}

  /** What can come of it. */
  public sealed interface NameOutcome {

    /** The ticket has the name. */
    record Named(NamedBooking booking) implements NameOutcome {}

    /** The caller has no such booking. */
    record NoSuchBooking() implements NameOutcome {}

    /** The booking has no such ticket, or no more. */
    record NoSuchTicket() implements NameOutcome {}

    /** The booking is of a later generation. */
    record NotAsSeen(Booking booking) implements NameOutcome {}

    /** It may have happened or not; a repeat is safe. */
    record TryAgain() implements NameOutcome {}
  }

  /** Carries out the request. */
  public NameOutcome name(NameRequest request) {
    return attempts.carryOut(new NameOutcome.TryAgain(), tries -> attempt(request, tries));
  }

  private Optional<NameOutcome> attempt(NameRequest request, Tries tries) {
    return bookings
        .findNamed(request.userId(), request.bookingId())
        .map(found -> attempt(found, request, tries))
        .orElseGet(() -> Optional.of(new NameOutcome.NoSuchBooking()));
  }

  private Optional<NameOutcome> attempt(NamedBooking found, NameRequest request, Tries tries) {
    var booking = found.booking();
    if (request.generation().orElse(booking.generation()) != booking.generation()) {
      return Optional.of(new NameOutcome.NotAsSeen(booking));
    }
    var tickets = booking.tickets();
    if (tickets == null || !tickets.live().has(request.serial())) {
      return Optional.of(new NameOutcome.NoSuchTicket());
    }
    var named = Objects.requireNonNullElse(found.names().of(booking, request.serial()), "");
    if (named.equals(request.name())) {
      return Optional.of(new NameOutcome.Named(found));
    }
    var names = found.names().with(booking, request.serial(), request.name());
    return switch (transactions.name(booking, names)) {
      case Outcome.Committed _ ->
          Optional.of(new NameOutcome.Named(new NamedBooking(booking, names)));
      // The booking or another name has changed; the next look says which.
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }
}
