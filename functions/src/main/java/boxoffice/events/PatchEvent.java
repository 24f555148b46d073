package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.http.Checks;
import boxoffice.http.FieldError;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Changes events. The event and, where its capacity changes, its seats are written in one
 * transaction. The seat shards get new terms of sale a moment later, from the table's stream.
 */
public final class PatchEvent {

  /** After so many, seats are no longer read in a transaction. */
  private static final int MOST_CONFLICTS = 3;

  private final EventStore events;
  private final SeatStore seats;
  private final EventRules rules;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random picks the shard that gets new seats
   */
  public PatchEvent(
      EventStore events,
      SeatStore seats,
      EventRules rules,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.seats = seats;
    this.rules = rules;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Changes an event for a user. A repeat finds it changed. The condition on the event's version
   * makes every further try harmless.
   *
   * @param repeated whether the request is marked as a repeat
   */
  public PatchOutcome patch(User user, String eventId, EventChange change, boolean repeated) {
    return attempts.carryOut(
        new PatchOutcome.TryAgain(), new Patching(user, eventId, change, repeated));
  }

  /** The change of one event on its way. */
  private final class Patching implements Attempts.Operation<PatchOutcome> {

    private final User user;
    private final String eventId;
    private final EventChange change;
    private int conflicts;

    private final EventTries outcomes;

    Patching(User user, String eventId, EventChange change, boolean repeated) {
      this.user = user;
      this.eventId = eventId;
      this.change = change;
      this.outcomes = new EventTries(repeated);
    }

    @Override
    public Optional<PatchOutcome> attempt(Tries tries) {
      return switch (events.access(user, eventId, Right.CHANGE)) {
        case Access.Denied denied -> Optional.of(new PatchOutcome.Denied(denied));
        case Access.Granted(var event, var role) ->
            patch(event, role, change.details().apply(event.details()), tries);
      };
    }

    private Optional<PatchOutcome> patch(
        Event event, Role role, EventDetails details, Tries tries) {
      if (event.isArchived()) {
        return Optional.of(new PatchOutcome.Archived());
      }
      return switch (event.state()) {
        case DRAFTED ->
            invalid(event, details)
                .map(refusal -> refuse(event, refusal, tries))
                .orElseGet(() -> write(event, role, details, events::change, tries));
        case PUBLISHED ->
            invalid(event, details)
                .or(() -> lockedIn(event, details))
                .map(refusal -> refuse(event, refusal, tries))
                .orElseGet(() -> resize(event, role, details, tries));
        case CANCELLED -> Optional.of(new PatchOutcome.Cancelled());
      };
    }

    /** New seats are offered first to those who wait; only free ones can be taken away. */
    private Optional<PatchOutcome> resize(
        Event event, Role role, EventDetails details, Tries tries) {
      var more = details.capacity() - event.details().capacity();
      if (more == 0) {
        return write(event, role, details, events::change, tries);
      }
      if (more > 0) {
        var shard = random.nextInt(event.shards());
        return write(
            event,
            role,
            details,
            (changed, entry) -> events.raise(changed, shard, more, entry),
            tries);
      }
      var read = seats.read(event.eventId(), event.shards());
      if (read.free() < -more) {
        return belowSold(event, -more, read, tries);
      }
      return write(
          event,
          role,
          details,
          (changed, entry) -> events.lower(changed, read.gatherFromFullest(-more), entry),
          tries);
    }

    /**
     * Refuses only if so few seats were free at one moment, while the event was as it was read
     * before.
     */
    private Optional<PatchOutcome> belowSold(Event event, int fewer, Seats read, Tries tries) {
      var free = freeAtOnce(event, read);
      if (free.isEmpty()) {
        conflicts++;
        return tries.again(new Outcome.Conflicted());
      }
      return free.getAsInt() < fewer
              && events.find(event.eventId()).filter(event::equals).isPresent()
          ? refuse(
              event,
              new PatchOutcome.BelowSold(event.details().capacity() - free.getAsInt()),
              tries)
          : tries.again();
    }

    /**
     * How many seats were free at one moment. In a rush a read of that moment meets a transaction
     * nearly every time. Then two plain readings tell how many it were at most.
     *
     * @return empty where a transaction was in the way
     */
    private OptionalInt freeAtOnce(Event event, Seats read) {
      if (conflicts == MOST_CONFLICTS) {
        var later = seats.read(event.eventId(), event.shards());
        return OptionalInt.of(read.freeAtMostBefore(later));
      }
      var atOnce = seats.readAtOnce(event.eventId(), event.shards());
      return atOnce.map(seats -> OptionalInt.of(seats.free())).orElseGet(OptionalInt::empty);
    }

    private Optional<PatchOutcome> refuse(Event event, PatchOutcome refusal, Tries tries) {
      return outcomes.refuse(() -> events.change(event.fenced()), refusal, tries);
    }

    private Optional<PatchOutcome> write(
        Event event,
        Role role,
        EventDetails details,
        BiFunction<Event, LogEntry, Outcome> write,
        Tries tries) {
      if (change.isNone(event, details)) {
        return Optional.of(patched(event, role));
      }
      var changed = change.of(event, details);
      var entry =
          LogEntry.of(Millis.now(clock), Actor.of(user, role), LogAction.CHANGED, changed)
              .with(Map.of("fields", String.join(", ", changed.changedSince(event))));
      return outcomes.learn(write.apply(changed, entry), () -> patched(changed, role), tries);
    }
  }

  private Optional<PatchOutcome> invalid(Event event, EventDetails details) {
    var checks = new Checks();
    details.checkChange(checks, event.details(), rules, clock.instant());
    return Optional.of(checks.errors())
        .filter(errors -> !errors.isEmpty())
        .map(PatchOutcome.Invalid::new);
  }

  /**
   * Whoever has booked was told until when they may cancel. It can end now, but not before now. Who
   * books in the moment of the change may not be seen.
   */
  private Optional<PatchOutcome> lockedIn(Event event, EventDetails details) {
    return details.endsCancelling(event.details(), clock.instant())
            && isBooked(seats.read(event.eventId(), event.shards()), event)
        ? Optional.of(
            new PatchOutcome.Invalid(
                List.of(
                    new FieldError(
                        "cancelUntil", "must not be in the past, since somebody has booked"))))
        : Optional.empty();
  }

  private static boolean isBooked(Seats seats, Event event) {
    return seats.free() < event.details().capacity() || seats.waiting() > 0;
  }

  private PatchOutcome patched(Event event, Role role) {
    return new PatchOutcome.Patched(ShownEvent.of(event, seats), role);
  }
}
