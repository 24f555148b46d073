package boxoffice.events;

import boxoffice.App;
import boxoffice.http.User;
import java.time.Instant;
import java.util.Set;

/** Runs a published event without HTTP, for the tests of other packages. */
public final class OrganizerCalls {

  private static final User ADMIN = new User("admin", Set.of("admins"));

  private final App app;

  public OrganizerCalls(App app) {
    this.app = app;
  }

  public enum Result {
    DONE,
    REFUSED,
    TRY_AGAIN
  }

  public Result resize(String eventId, int capacity) {
    return resize(eventId, capacity, false);
  }

  /** Changes the capacity; a repeat that is refused keeps out what its first call may still do. */
  public Result resize(String eventId, int capacity, boolean repeated) {
    return change(eventId, "{\"capacity\": %d}".formatted(capacity), repeated);
  }

  public Result limit(String eventId, int maxTicketsPerBooking) {
    return change(eventId, "{\"maxTicketsPerBooking\": %d}".formatted(maxTicketsPerBooking));
  }

  /** Gives an event other times; cancelling ends with the sales. */
  public Result move(String eventId, Instant salesFrom, Instant salesUntil, Instant startsAt) {
    return change(
        eventId,
        """
        {"salesFrom": "%s", "salesUntil": "%2$s", "cancelUntil": "%2$s", "startsAt": "%3$s"}
        """
            .formatted(salesFrom, salesUntil, startsAt));
  }

  private Result change(String eventId, String body) {
    return change(eventId, body, false);
  }

  private Result change(String eventId, String body, boolean repeated) {
    return switch (app.patchEvent().patch(ADMIN, eventId, EventExamples.change(body), repeated)) {
      case PatchOutcome.Patched _ -> Result.DONE;
      case PatchOutcome.Cancelled _,
          PatchOutcome.Archived _,
          PatchOutcome.BelowSold _,
          PatchOutcome.Invalid _ ->
          Result.REFUSED;
      case PatchOutcome.TryAgain _ -> Result.TRY_AGAIN;
      case PatchOutcome outcome -> throw new IllegalStateException(outcome.toString());
    };
  }

  public Result publish(String eventId) {
    return switch (app.publishEvent().publish(ADMIN, eventId, false)) {
      case PublishOutcome.Published _ -> Result.DONE;
      case PublishOutcome.Cancelled _, PublishOutcome.Started _, PublishOutcome.Invalid _ ->
          Result.REFUSED;
      case PublishOutcome.TryAgain _ -> Result.TRY_AGAIN;
      case PublishOutcome outcome -> throw new IllegalStateException(outcome.toString());
    };
  }

  public Result cancel(String eventId) {
    return switch (app.cancelEvent().cancel(ADMIN, eventId, false)) {
      case CancelEventOutcome.Cancelled _ -> Result.DONE;
      case CancelEventOutcome.Archived _, CancelEventOutcome.Begun _ -> Result.REFUSED;
      case CancelEventOutcome.TryAgain _ -> Result.TRY_AGAIN;
      case CancelEventOutcome.Denied denied -> throw new IllegalStateException(denied.toString());
    };
  }
}
