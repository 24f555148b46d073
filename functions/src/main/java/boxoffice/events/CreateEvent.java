package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Sha256;
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
   * Drafts an event; nobody but its organizer sees it before it is published.
   *
   * <p>With an idempotency key its id is a hash of organizer and key. So a repeat finds the event
   * even where the first run died, or lost its reply, before it could keep the answer.
   */
  CreateOutcome create(String organizerId, EventDetails details, Optional<String> idempotencyKey) {
    var draft = Event.draft(id(organizerId, idempotencyKey), organizerId, details);
    return switch (events.create(draft)) {
      case Outcome.Committed _ -> new CreateOutcome.Created(draft);
      case Outcome.Rejected rejected when EventStore.existing(rejected).equals(draft) ->
          new CreateOutcome.Created(draft);
      case Outcome.Rejected _ -> new CreateOutcome.KeyReused();
      case Outcome.Missed _ -> new CreateOutcome.TryAgain();
    };
  }

  private String id(String organizerId, Optional<String> idempotencyKey) {
    return HexFormat.of()
        .formatHex(
            idempotencyKey
                .map(key -> Sha256.first(ID_BYTES, organizerId + "/" + key))
                .orElseGet(this::randomId));
  }

  private byte[] randomId() {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return id;
  }
}
