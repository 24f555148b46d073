package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.http.Checks;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import java.time.InstantSource;
import java.util.Optional;

/** Puts drafts on sale. */
public final class PublishEvent {

  private final EventStore events;
  private final SeatStore seats;
  private final EventRules rules;
  private final Attempts attempts;
  private final InstantSource clock;

  public PublishEvent(
      EventStore events,
      SeatStore seats,
      EventRules rules,
      Attempts attempts,
      InstantSource clock) {
    this.events = events;
    this.seats = seats;
    this.rules = rules;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Publishes an event for a user. A repeat finds it published. The condition on the draft's
   * version makes every further try harmless.
   *
   * @param repeated whether the request is marked as a repeat
   */
  public PublishOutcome publish(User user, String eventId, boolean repeated) {
    return attempts.carryOut(
        new PublishOutcome.TryAgain(), new Publishing(user, eventId, repeated));
  }

  /** The publishing of one draft on its way. */
  private final class Publishing implements Attempts.Operation<PublishOutcome> {

    private final User user;
    private final String eventId;
    private final EventTries outcomes;

    Publishing(User user, String eventId, boolean repeated) {
      this.user = user;
      this.eventId = eventId;
      this.outcomes = new EventTries(repeated);
    }

    @Override
    public Optional<PublishOutcome> attempt(Tries tries) {
      return switch (events.access(user, eventId, Right.CHANGE)) {
        case Access.Denied denied -> Optional.of(new PublishOutcome.Denied(denied));
        case Access.Granted(var event, var role) -> publish(event, role, tries);
      };
    }

    private Optional<PublishOutcome> publish(Event event, Role role, Tries tries) {
      return switch (event.state()) {
        case DRAFTED ->
            refusal(user, event)
                .map(
                    refusal -> outcomes.refuse(() -> events.change(event.fenced()), refusal, tries))
                .orElseGet(() -> write(event.published(), role, tries));
        case PUBLISHED -> Optional.of(published(event, role));
        case CANCELLED -> Optional.of(new PublishOutcome.Cancelled());
      };
    }

    private Optional<PublishOutcome> write(Event event, Role role, Tries tries) {
      var entry = LogEntry.of(Millis.now(clock), Actor.of(user, role), LogAction.PUBLISHED, event);
      return outcomes.learn(events.publish(event, entry), () -> published(event, role), tries);
    }
  }

  private Optional<PublishOutcome> refusal(User user, Event draft) {
    if (!rules.mayPublish(user)) {
      return Optional.of(new PublishOutcome.NotAnOrganizer());
    }
    var now = clock.instant();
    if (!draft.details().startsAt().isAfter(now)) {
      return Optional.of(new PublishOutcome.Started());
    }
    var checks = new Checks();
    draft.details().checkNew(checks, rules, now);
    if (!checks.errors().isEmpty()) {
      return Optional.of(new PublishOutcome.Invalid(checks.errors()));
    }
    return user.isTrustedOrganizer()
            || !events.hasLive(draft.organizerId(), rules.liveEvents(), now)
        ? Optional.empty()
        : Optional.of(new PublishOutcome.TooManyLive(rules.liveEvents()));
  }

  private PublishOutcome published(Event event, Role role) {
    return new PublishOutcome.Published(ShownEvent.of(event, seats), role);
  }
}
