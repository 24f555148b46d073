package boxoffice.events;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Notes on an event what its seat shards have left, so that a list of events costs one query. The
 * note is for lists alone: nothing is sold or refused by it.
 */
public final class SummarizeSeats {

  private final EventStore events;
  private final SeatStore seats;
  private final InstantSource clock;

  public SummarizeSeats(EventStore events, SeatStore seats, InstantSource clock) {
    this.events = events;
    this.seats = seats;
    this.clock = clock;
  }

  /**
   * Reads the shards and notes what they have, where that is not noted already. Safe to repeat and
   * to run twice at once: of two notes the one that was read later stays, as far as the clocks
   * agree.
   */
  public void summarize(String eventId) {
    var readAt = Instant.ofEpochMilli(clock.millis());
    events
        .findListed(eventId)
        .filter(listed -> listed.event().state() == EventState.PUBLISHED)
        .ifPresent(listed -> summarize(listed, readAt));
  }

  private void summarize(ListedEvent listed, Instant readAt) {
    var event = listed.event();
    var now = Availability.of(seats.read(event.eventId(), event.shards()));
    if (!now.equals(listed.availability())) {
      events.note(event.eventId(), now, readAt);
    }
  }
}
