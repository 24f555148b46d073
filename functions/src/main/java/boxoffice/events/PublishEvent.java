package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.Optional;

/** Puts drafts on sale. */
public final class PublishEvent {

  private final EventStore events;
  private final SeatStore seats;
  private final Retries retries;
  private final InstantSource clock;

  public PublishEvent(EventStore events, SeatStore seats, Retries retries, InstantSource clock) {
    this.events = events;
    this.seats = seats;
    this.retries = retries;
    this.clock = clock;
  }

  /** Publishes an event for a user; a repeat finds it published. */
  PublishOutcome publish(User user, String eventId) {
    var tries = retries.begin();
    while (tries.next()) {
      var outcome = attempt(user, eventId);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      tries.backOff();
    }
    return new PublishOutcome.Unsure();
  }

  /** One try, or nothing if what became of it has to be read. */
  private Optional<PublishOutcome> attempt(User user, String eventId) {
    var found = events.find(eventId).filter(event -> event.isVisibleTo(user));
    if (found.isEmpty()) {
      return Optional.of(new PublishOutcome.NotFound());
    }
    var event = found.get();
    if (!event.mayBeChangedBy(user)) {
      return Optional.of(new PublishOutcome.NotAllowed());
    }
    return switch (event.state()) {
      case DRAFTED -> publish(event);
      case PUBLISHED -> Optional.of(published(event));
      case CANCELLED -> Optional.of(new PublishOutcome.Cancelled());
    };
  }

  private Optional<PublishOutcome> publish(Event draft) {
    if (!draft.startsAt().isAfter(clock.instant())) {
      return Optional.of(new PublishOutcome.Started());
    }
    var event = draft.published();
    return switch (events.publish(event)) {
      case Outcome.Committed() -> Optional.of(published(event));
      // The condition on the draft's version makes a further try harmless, whatever became of this.
      case Outcome.Conflicted(), Outcome.Rejected(var _), Outcome.Unknown() -> Optional.empty();
    };
  }

  private PublishOutcome published(Event event) {
    return new PublishOutcome.Published(
        event,
        Availability.of(event, () -> Availability.of(seats.read(event.eventId(), event.shards()))));
  }
}
