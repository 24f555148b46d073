package boxoffice.bookings;

import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking.CheckedIn;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.http.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks tickets at the door of an event, for its organizer. A ticket lets its holder in once; from
 * then on its booking cannot be cancelled.
 */
public final class CheckIn {

  private final EventStore events;
  private final BookingStore bookings;
  private final ProfileStore profiles;
  private final Retries retries;
  private final InstantSource clock;
  private final Counter counter;

  public CheckIn(
      EventStore events,
      BookingStore bookings,
      ProfileStore profiles,
      Retries retries,
      InstantSource clock,
      Counter counter) {
    this.events = events;
    this.bookings = bookings;
    this.profiles = profiles;
    this.retries = retries;
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * What an organizer asks for.
   *
   * @param user who asks
   * @param eventId the event at whose door the ticket was shown
   * @param code what the ticket shows
   * @param key tells a repeat of this request from a second showing of the ticket
   */
  public record Command(User user, String eventId, TicketCode code, RequestKey key) {}

  /** Carries out the request, at most once however often it is repeated with its key. */
  public CheckInOutcome checkIn(Command command) {
    var found = events.find(command.eventId()).filter(event -> event.isVisibleTo(command.user()));
    if (found.isEmpty()) {
      return new CheckInOutcome.NoSuchEvent();
    }
    var event = found.get();
    if (!event.mayBeChangedBy(command.user())) {
      return new CheckInOutcome.NotAllowed();
    }
    return switch (event.state()) {
      case DRAFTED -> new CheckInOutcome.NoSuchTicket();
      case PUBLISHED -> checkIn(event, command);
      case CANCELLED -> new CheckInOutcome.EventCancelled();
    };
  }

  private CheckInOutcome checkIn(Event event, Command command) {
    return bookings
        .keyOf(event.eventId(), event.shards(), command.code().bookingId())
        .map(booking -> checkIn(booking, command))
        .orElseGet(CheckInOutcome.NoSuchTicket::new);
  }

  private CheckInOutcome checkIn(Key key, Command command) {
    for (var tries = retries.begin(); tries.next(); tries.backOff()) {
      var found = bookings.find(key);
      if (found.isEmpty()) {
        // The index may show a booking in the midst of its commit, before the table does.
        return new CheckInOutcome.NoSuchTicket();
      }
      var booking = found.get();
      var known = decide(booking, command);
      if (known.isPresent()) {
        return known.get();
      }
      var now = new CheckedIn(Instant.ofEpochMilli(clock.millis()), command.key().key());
      switch (bookings.checkIn(booking, now)) {
        case Outcome.Committed _ -> {
          counter.count(Measure.CHECK_INS);
          return welcome(booking, now);
        }
        case Outcome.Conflicted _ -> counter.count(Measure.CONFLICTS);
        case Outcome.Unknown _ -> counter.count(Measure.UNKNOWN_OUTCOMES);
        // Another check-in or a cancellation was quicker; the next look says which.
        case Outcome.Rejected _ -> {}
      }
    }
    counter.count(Measure.GAVE_UP);
    return new CheckInOutcome.TryAgain();
  }

  /** What the booking decides as it is; nothing where its holder may go in now. */
  private Optional<CheckInOutcome> decide(Booking booking, Command command) {
    if (!command.code().secret().equals(booking.ticket())) {
      return Optional.of(
          booking.state() == BookingState.CANCELLED
              ? new CheckInOutcome.BookingCancelled()
              : new CheckInOutcome.NoSuchTicket());
    }
    return Optional.ofNullable(booking.checkedIn())
        .map(
            before ->
                before.key().equals(command.key().key())
                    ? welcome(booking, before)
                    : new CheckInOutcome.CheckedInBefore(before.at()));
  }

  private CheckInOutcome welcome(Booking booking, CheckedIn checkedIn) {
    var name = profiles.names(List.of(booking.userId())).get(booking.userId());
    return new CheckInOutcome.CheckedIn(
        booking.bookingId(), name, booking.quantity(), checkedIn.at());
  }
}
