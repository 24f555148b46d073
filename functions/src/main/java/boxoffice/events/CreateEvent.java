package boxoffice.events;

import boxoffice.dynamodb.Sha256;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Drafts events. */
public final class CreateEvent {

  private static final int ID_BYTES = 16;

  private final EventStore events;
  private final RandomGenerator random;

  public CreateEvent(EventStore events, RandomGenerator random) {
    this.events = events;
    this.random = random;
  }

  /**
   * A new event of this organizer; nobody else sees it before it is published.
   *
   * <p>With an idempotency key its id is a hash of organizer and key. So a repeat finds the event
   * even where the first run died, or lost its reply, before it could note the answer.
   *
   * @throws ProblemException 422 if another event was created with this key
   */
  Event create(String organizerId, EventDraft draft, Optional<String> idempotencyKey) {
    var event =
        new Event(
            HexFormat.of()
                .formatHex(
                    idempotencyKey
                        .map(key -> Sha256.first(ID_BYTES, organizerId + "/" + key))
                        .orElseGet(this::randomId)),
            organizerId,
            draft.name(),
            draft.description(),
            draft.venue(),
            draft.startsAt(),
            draft.timeZone(),
            draft.capacity(),
            draft.maxTicketsPerBooking(),
            draft.salesFrom(),
            draft.salesUntil(),
            draft.cancelUntil(),
            EventState.DRAFTED,
            1,
            0);
    var created = events.create(event);
    if (!created.equals(event)) {
      throw new ProblemException(
          Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "This key created another event. Send another."));
    }
    return created;
  }

  private byte[] randomId() {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return id;
  }
}
