package boxoffice.events;

import java.util.HexFormat;
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

  /** A new event of this organizer; nobody else sees it before it is published. */
  Event create(String organizerId, EventDraft draft) {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    var event =
        new Event(
            HexFormat.of().formatHex(id),
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
    events.create(event);
    return event;
  }
}
