package boxoffice.events;

import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What an organizer does to a published event, without HTTP, for the tests of other packages. */
public final class OrganizerCalls {

  private static final User ADMIN = new User("admin", Set.of("admins"));

  private final EventStore events;
  private final SeatStore seats;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;

  public OrganizerCalls(Table table, Retries retries, InstantSource clock, RandomGenerator random) {
    this.events = new EventStore(table);
    this.seats = new SeatStore(table);
    this.retries = retries;
    this.clock = clock;
    this.random = random;
  }

  /** What came of it. */
  public enum Result {
    DONE,
    REFUSED,
    UNSURE
  }

  /** Gives an event another capacity. */
  public Result resize(String eventId, int capacity) {
    var patch = new EventPatch(null, null, null, null, null, capacity, null, null, null, null);
    return switch (new PatchEvent(events, seats, retries, clock, random)
        .patch(ADMIN, eventId, patch)) {
      case PatchOutcome.Patched _ -> Result.DONE;
      case PatchOutcome.Cancelled _, PatchOutcome.BelowSold _ -> Result.REFUSED;
      case PatchOutcome.Unsure _ -> Result.UNSURE;
      case PatchOutcome.NotFound _, PatchOutcome.NotAllowed _ -> throw new IllegalStateException();
    };
  }

  /** Lets one booking hold another number of tickets. */
  public Result limit(String eventId, int maxTicketsPerBooking) {
    return change(
        eventId,
        new EventPatch(null, null, null, null, null, null, maxTicketsPerBooking, null, null, null));
  }

  /** Gives an event other times; it can be cancelled till sales end. */
  public Result move(String eventId, Instant salesFrom, Instant salesUntil, Instant startsAt) {
    return change(
        eventId,
        new EventPatch(
            null, null, null, startsAt, null, null, null, salesFrom, salesUntil, salesUntil));
  }

  private Result change(String eventId, EventPatch patch) {
    return switch (new PatchEvent(events, seats, retries, clock, random)
        .patch(ADMIN, eventId, patch)) {
      case PatchOutcome.Patched _ -> Result.DONE;
      case PatchOutcome.Cancelled _ -> Result.REFUSED;
      case PatchOutcome.Unsure _ -> Result.UNSURE;
      case PatchOutcome.BelowSold _, PatchOutcome.NotFound _, PatchOutcome.NotAllowed _ ->
          throw new IllegalStateException();
    };
  }

  /** Cancels an event. */
  public Result cancel(String eventId) {
    return switch (new CancelEvent(events, retries).cancel(ADMIN, eventId)) {
      case CancelEventOutcome.Cancelled _ -> Result.DONE;
      case CancelEventOutcome.Unsure _ -> Result.UNSURE;
      case CancelEventOutcome.NotFound _, CancelEventOutcome.NotAllowed _ ->
          throw new IllegalStateException();
    };
  }
}
