package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import boxoffice.http.Checks;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import java.time.InstantSource;
import java.util.Optional;

/** Puts drafts on sale. */
public final class PublishEvent {

  private final EventStore events;
  private final SeatStore seats;
  private final Attempts attempts;
  private final InstantSource clock;

  public PublishEvent(EventStore events, SeatStore seats, Attempts attempts, InstantSource clock) {
    this.events = events;
    this.seats = seats;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Publishes an event for a user. A repeat finds it published. The condition on the draft's
   * version makes every further try harmless.
   */
  public PublishOutcome publish(User user, String eventId) {
    return attempts.carryOut(
        new PublishOutcome.TryAgain(),
        tries ->
            switch (events.forOrganizer(user, eventId)) {
              case Access.Denied denied -> Optional.of(new PublishOutcome.Denied(denied));
              case Access.Granted(var event) -> publish(event, tries);
            });
  }

  private Optional<PublishOutcome> publish(Event event, Tries tries) {
    return switch (event.state()) {
      case DRAFTED -> write(event, tries);
      case PUBLISHED -> Optional.of(published(event));
      case CANCELLED -> Optional.of(new PublishOutcome.Cancelled());
    };
  }

  private Optional<PublishOutcome> write(Event draft, Tries tries) {
    var now = clock.instant();
    if (!draft.details().startsAt().isAfter(now)) {
      return Optional.of(new PublishOutcome.Started());
    }
    var checks = new Checks();
    draft.details().checkNew(checks, now);
    if (!checks.errors().isEmpty()) {
      return Optional.of(new PublishOutcome.Invalid(checks.errors()));
    }
    var event = draft.published();
    return switch (events.publish(event)) {
      case Outcome.Committed _ -> Optional.of(published(event));
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }

  private PublishOutcome published(Event event) {
    return new PublishOutcome.Published(
        ShownEvent.of(event, () -> seats.read(event.eventId(), event.shards())));
  }
}
