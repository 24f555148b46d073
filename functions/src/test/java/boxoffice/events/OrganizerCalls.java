package boxoffice.events;

import boxoffice.App;
import boxoffice.http.User;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an organizer does to a published event, without HTTP, for the tests of other packages. */
public final class OrganizerCalls {

  private static final User ADMIN = new User("admin", Set.of("admins"));

  private final App app;

  public OrganizerCalls(App app) {
    this.app = app;
  }

  /** What can come of a call. */
  public enum Result {
    DONE,
    REFUSED,
    TRY_AGAIN
  }

  /** Gives an event another capacity. */
  public Result resize(String eventId, int capacity) {
    return change(
        eventId,
        new EventBody(null, null, null, null, null, capacity, null, null, null, null).change());
  }

  /** Lets one booking hold another number of tickets. */
  public Result limit(String eventId, int maxTicketsPerBooking) {
    return change(
        eventId,
        new EventBody(null, null, null, null, null, null, maxTicketsPerBooking, null, null, null)
            .change());
  }

  /** Gives an event other times; it can be cancelled until sales end. */
  public Result move(String eventId, Instant salesFrom, Instant salesUntil, Instant startsAt) {
    return change(
        eventId,
        details ->
            new EventDetails(
                details.name(),
                details.description(),
                details.venue(),
                startsAt,
                details.timeZone(),
                details.capacity(),
                details.maxTicketsPerBooking(),
                salesFrom,
                salesUntil,
                salesUntil));
  }

  private Result change(String eventId, UnaryOperator<EventDetails> change) {
    return switch (app.patchEvent().patch(ADMIN, eventId, change)) {
      case PatchOutcome.Patched _ -> Result.DONE;
      case PatchOutcome.Cancelled _, PatchOutcome.BelowSold _ -> Result.REFUSED;
      case PatchOutcome.TryAgain _ -> Result.TRY_AGAIN;
      case PatchOutcome outcome -> throw new IllegalStateException(outcome.toString());
    };
  }

  /** Cancels an event. */
  public Result cancel(String eventId) {
    return switch (app.cancelEvent().cancel(ADMIN, eventId)) {
      case CancelEventOutcome.Cancelled _ -> Result.DONE;
      case CancelEventOutcome.TryAgain _ -> Result.TRY_AGAIN;
      case CancelEventOutcome.Denied denied -> throw new IllegalStateException(denied.toString());
    };
  }
}
