package boxoffice.attendees;

import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.Booking.CheckedIn;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.Access;
import boxoffice.events.Event;
import boxoffice.events.RecentAccess;
import boxoffice.events.Right;
import boxoffice.http.User;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks tickets at the door of an event, for those who run it. A ticket lets its holder in once;
 * from then on its booking cannot be cancelled.
 */
public final class CheckIn {

  private final RecentAccess access;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final ProfileStore profiles;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Counter counter;

  public CheckIn(
      RecentAccess access,
      BookingStore bookings,
      BookingTransactions transactions,
      ProfileStore profiles,
      Attempts attempts,
      InstantSource clock,
      Counter counter) {
    this.access = access;
    this.bookings = bookings;
    this.transactions = transactions;
    this.profiles = profiles;
    this.attempts = attempts;
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * A ticket that is shown at the door.
   *
   * @param user who checks it
   * @param eventId the event at whose door it is shown
   * @param code what it shows
   * @param key distinguishes a repeat of this request from a second showing of the ticket
   */
  public record ShownTicket(User user, String eventId, TicketCode code, RequestKey key) {}

  /** Checks a ticket, at most once however often the request is repeated with its key. */
  public CheckInOutcome checkIn(ShownTicket ticket) {
    return switch (access.of(ticket.user(), ticket.eventId(), Right.CHECK_IN)) {
      case Access.Denied denied -> new CheckInOutcome.Denied(denied);
      case Access.Granted(var event, _) ->
          switch (event.state()) {
            case DRAFTED -> new CheckInOutcome.NoSuchTicket();
            case PUBLISHED -> checkIn(event, ticket);
            case CANCELLED -> new CheckInOutcome.EventCancelled();
          };
    };
  }

  private CheckInOutcome checkIn(Event event, ShownTicket ticket) {
    return bookings
        .keyOf(event.eventId(), event.shards(), ticket.code().bookingId())
        .map(
            booking ->
                attempts.carryOut(
                    new CheckInOutcome.TryAgain(), tries -> attempt(booking, ticket, tries)))
        .orElseGet(CheckInOutcome.NoSuchTicket::new);
  }

  private Optional<CheckInOutcome> attempt(Key key, ShownTicket ticket, Tries tries) {
    var found = bookings.find(key);
    if (found.isEmpty()) {
      // The index may show a booking in the midst of its commit, before the table does.
      return Optional.of(new CheckInOutcome.NoSuchTicket());
    }
    var booking = found.get();
    return decide(booking, ticket).or(() -> write(booking, ticket, tries));
  }

  /** What the booking decides as it is; nothing where its holder may go in now. */
  private Optional<CheckInOutcome> decide(Booking booking, ShownTicket ticket) {
    if (!ticket.code().hasSecret(booking.ticket())) {
      return Optional.of(
          booking.state() == BookingState.CANCELLED
              ? new CheckInOutcome.BookingCancelled()
              : new CheckInOutcome.NoSuchTicket());
    }
    return Optional.ofNullable(booking.checkedIn())
        .map(
            before ->
                before.key().equals(ticket.key().key())
                    ? welcome(booking, before)
                    : new CheckInOutcome.CheckedInBefore(before.at()));
  }

  private Optional<CheckInOutcome> write(Booking booking, ShownTicket ticket, Tries tries) {
    var now = new CheckedIn(Millis.now(clock), ticket.key().key());
    return switch (transactions.checkIn(booking, now)) {
      case Outcome.Committed _ -> {
        counter.count(Measure.CHECK_INS);
        yield Optional.of(welcome(booking, now));
      }
      // Another check-in or a cancellation was quicker; the next look says which.
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }

  private CheckInOutcome welcome(Booking booking, CheckedIn checkedIn) {
    var name = profiles.names(List.of(booking.userId())).get(booking.userId());
    return new CheckInOutcome.CheckedIn(
        booking.bookingId(), name, booking.quantity(), checkedIn.at());
  }
}
