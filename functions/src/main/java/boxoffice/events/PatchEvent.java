package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Retries;
import boxoffice.http.Checks;
import boxoffice.http.ProblemException;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Changes events. The event and, where its capacity changes, its seats are written in one
 * transaction; the seat shards learn of new terms of sale a moment later, from the table's stream.
 */
public final class PatchEvent {

  private final EventStore events;
  private final SeatStore seats;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random picks the shard that gets new seats
   */
  public PatchEvent(
      EventStore events,
      SeatStore seats,
      Retries retries,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.seats = seats;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Changes an event for a user; a repeat finds it changed.
   *
   * @throws ProblemException 400 where its times would not fit together
   */
  PatchOutcome patch(User user, String eventId, EventPatch patch) {
    for (var tries = retries.begin(); tries.next(); tries.backOff()) {
      var outcome = attempt(user, eventId, patch);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new PatchOutcome.Unsure();
  }

  /** One try, or nothing if what became of it has to be read. */
  private Optional<PatchOutcome> attempt(User user, String eventId, EventPatch patch) {
    var found = events.find(eventId).filter(event -> event.isVisibleTo(user));
    if (found.isEmpty()) {
      return Optional.of(new PatchOutcome.NotFound());
    }
    var event = found.get();
    if (!event.mayBeChangedBy(user)) {
      return Optional.of(new PatchOutcome.NotAllowed());
    }
    return switch (event.state()) {
      case DRAFTED -> write(event, checked(event, patch), events::change);
      case PUBLISHED -> resize(event, checked(event, patch));
      case CANCELLED -> Optional.of(new PatchOutcome.Cancelled());
    };
  }

  private EventDraft checked(Event event, EventPatch patch) {
    var draft = patch.applyTo(EventDraft.of(event));
    var checks = new Checks();
    if (!draft.startsAt().equals(event.startsAt())) {
      draft.checkStart(checks, clock.instant());
    }
    draft.checkOrder(checks);
    checks.done();
    return draft;
  }

  /** New seats are offered first to those who wait; only free ones can be taken away. */
  private Optional<PatchOutcome> resize(Event event, EventDraft draft) {
    var more = draft.capacity() - event.capacity();
    if (more == 0) {
      return write(event, draft, events::change);
    }
    if (more > 0) {
      var shard = random.nextInt(event.shards());
      return write(event, draft, changed -> events.raise(changed, shard, more));
    }
    var read = seats.read(event.eventId(), event.shards());
    if (read.free() < -more) {
      return belowSold(event, -more);
    }
    return write(event, draft, changed -> events.lower(changed, read.gatherFromFullest(-more)));
  }

  /** Only if so few seats were free at one moment, while the event was as it was read before. */
  private Optional<PatchOutcome> belowSold(Event event, int fewer) {
    var free = seats.readAtOnce(event.eventId(), event.shards()).free();
    return free < fewer
        ? events
            .find(event.eventId())
            .filter(event::equals)
            .map(_ -> new PatchOutcome.BelowSold(event.capacity() - free))
        : Optional.empty();
  }

  private Optional<PatchOutcome> write(
      Event event, EventDraft draft, Function<Event, Outcome> write) {
    if (draft.equals(EventDraft.of(event))) {
      return Optional.of(patched(event));
    }
    var changed = event.changed(draft);
    return switch (write.apply(changed)) {
      case Outcome.Committed() -> Optional.of(patched(changed));
      // The condition on the event's version makes a further try harmless, whatever became of this.
      case Outcome.Conflicted(), Outcome.Rejected(var _), Outcome.Unknown() -> Optional.empty();
    };
  }

  private PatchOutcome patched(Event event) {
    return new PatchOutcome.Patched(
        event,
        Availability.of(event, () -> Availability.of(seats.read(event.eventId(), event.shards()))));
  }
}
