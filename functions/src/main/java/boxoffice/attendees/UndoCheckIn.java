package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.CheckedIn;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.events.Access;
import boxoffice.events.Actor;
import boxoffice.events.EventStore;
import boxoffice.events.LogAction;
import boxoffice.events.LogEntry;
import boxoffice.events.LogStore;
import boxoffice.events.Right;
import boxoffice.http.User;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Undoes a check-in: its tickets may be let in again. */
public final class UndoCheckIn {

  /** So long a check-in can be undone. */
  static final Duration TIME = Duration.ofMinutes(15);

  private final EventStore events;
  private final LogStore log;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Counter counter;

  public UndoCheckIn(
      EventStore events,
      LogStore log,
      BookingStore bookings,
      BookingTransactions transactions,
      Attempts attempts,
      InstantSource clock,
      Counter counter) {
    this.events = events;
    this.log = log;
    this.bookings = bookings;
    this.transactions = transactions;
    this.attempts = attempts;
    this.clock = clock;
    this.counter = counter;
  }

  /** What can come of it. */
  public sealed interface UndoOutcome {

    /** The check-in is undone, by this request or by another. */
    record Undone() implements UndoOutcome {}

    /** The booking has no such check-in. */
    record NoSuchCheckIn() implements UndoOutcome {}

    /**
     * It is too late.
     *
     * @param until when it could be undone
     */
    record TooLate(Instant until) implements UndoOutcome {}

    /** The user may not check tickets of this event. */
    record Denied(Access.Denied reason) implements UndoOutcome {}

    /** It may have happened or not; a repeat is safe. */
    record TryAgain() implements UndoOutcome {}
  }

  /** Undoes the check-in of this id, and no later one of the same tickets. */
  public UndoOutcome undo(User user, String eventId, String bookingId, String checkInId) {
    return switch (events.access(user, eventId, Right.CHECK_IN)) {
      case Access.Denied denied -> new UndoOutcome.Denied(denied);
      case Access.Granted(var event, var role) ->
          bookings.startingWith(event.eventId(), event.shards(), bookingId).stream()
              .findFirst()
              .map(booking -> undo(Actor.of(user, role), booking, checkInId))
              .orElseGet(UndoOutcome.NoSuchCheckIn::new);
    };
  }

  private UndoOutcome undo(Actor actor, Booking image, String checkInId) {
    // Judged once, so that no try of this call takes effect after it was too late for another.
    var now = Millis.now(clock);
    return attempts.carryOut(
        new UndoOutcome.TryAgain(), tries -> attempt(actor, image, checkInId, now, tries));
  }

  private Optional<UndoOutcome> attempt(
      Actor actor, Booking image, String checkInId, Instant now, Tries tries) {
    // In this order: what is undone in between is not taken for what an event took.
    var booking = bookings.find(image.key());
    var checkIn = bookings.checkIn(image, checkInId);
    if (checkIn.isEmpty() || booking.isEmpty()) {
      return Optional.of(new UndoOutcome.NoSuchCheckIn());
    }
    if (checkIn.get().undone() != null) {
      return Optional.of(new UndoOutcome.Undone());
    }
    var until = checkIn.get().at().plus(TIME);
    if (now.isAfter(until) || isOver(booking.get(), checkIn.get())) {
      return Optional.of(new UndoOutcome.TooLate(until));
    }
    // Tickets that are let in between the two reads are not in by the first.
    return booking.get().checkedIn().hasAll(checkIn.get().serials())
        ? write(booking.get(), checkIn.get().undoneBy(actor.userId(), now), actor, tries)
        : tries.again();
  }

  /** Whether its tickets are gone although they are in: an event that is cancelled takes them. */
  private static boolean isOver(Booking booking, CheckedIn checkIn) {
    return booking.generation() > checkIn.generation()
        || (booking.generation() == checkIn.generation() && !booking.state().isLive());
  }

  private Optional<UndoOutcome> write(Booking booking, CheckedIn undone, Actor actor, Tries tries) {
    var entry =
        LogEntry.of(
                Objects.requireNonNull(undone.undone()).at(),
                actor,
                LogAction.CHECK_IN_UNDONE,
                undone.checkInId())
            .about(undone.userId())
            .with(CheckIn.details(undone));
    return switch (transactions.undo(booking, undone, log.entry(undone.eventId(), entry))) {
      case Outcome.Committed _ -> {
        counter.count(Measure.CHECK_INS_UNDONE, undone.serials().count());
        yield Optional.of(new UndoOutcome.Undone());
      }
      case Outcome.Rejected rejected ->
          rejected.names(0) || rejected.names(1)
              // Another door was quicker; the next look says what it did.
              ? tries.again()
              // Who ran the event when it was read does not any more.
              : Optional.of(new UndoOutcome.Denied(new Access.NotFound()));
      case Outcome.Missed missed -> tries.again(missed);
    };
  }
}
