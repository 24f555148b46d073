package boxoffice.events;

import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Sha256;
import boxoffice.http.Checks;
import boxoffice.seats.SeatStore;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Drafts events. */
public final class CreateEvent {

  private static final int ID_BYTES = 16;

  private final EventStore events;
  private final SeatStore seats;
  private final EventRules rules;
  private final InstantSource clock;
  private final RandomGenerator random;

  public CreateEvent(
      EventStore events,
      SeatStore seats,
      EventRules rules,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.seats = seats;
    this.rules = rules;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Drafts an event; nobody but its organizer sees it before it is published.
   *
   * <p>With an idempotency key its id is a hash of organizer and key. So a repeat finds the event
   * even where the first run died, or lost its reply, before it could keep the answer. It is looked
   * for first: the clock judges only what is new.
   */
  CreateOutcome create(String organizerId, EventDetails details, Optional<String> idempotencyKey) {
    var draft = Event.draft(id(organizerId, idempotencyKey), organizerId, details);
    return idempotencyKey
        .flatMap(_ -> events.findDrafted(draft.eventId()))
        .map(earlier -> repeated(earlier, draft))
        .orElseGet(() -> create(draft));
  }

  private CreateOutcome create(Event draft) {
    var checks = new Checks();
    draft.details().checkNew(checks, rules, clock.instant());
    if (!checks.errors().isEmpty()) {
      return new CreateOutcome.Invalid(checks.errors());
    }
    var entry =
        LogEntry.of(
            Millis.now(clock), Actor.withoutRole(draft.organizerId()), LogAction.CREATED, draft);
    return switch (events.create(draft, entry)) {
      case Outcome.Committed _ -> new CreateOutcome.Created(ShownEvent.withoutSales(draft));
      case Outcome.Rejected rejected -> repeated(EventStore.existing(rejected), draft);
      case Outcome.Missed _ -> new CreateOutcome.TryAgain();
    };
  }

  /** The first answer, for it depends on nothing but the request. */
  private CreateOutcome repeated(DraftedEvent earlier, Event draft) {
    return earlier
        .draftedAs()
        .map(
            hash ->
                hash.equals(draft.details().hash())
                    ? new CreateOutcome.Created(ShownEvent.withoutSales(draft))
                    : new CreateOutcome.KeyReused())
        .orElseGet(() -> new CreateOutcome.Created(asItIs(earlier.event())));
  }

  private ShownEvent asItIs(Event event) {
    return ShownEvent.of(event, seats);
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
