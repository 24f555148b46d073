package boxoffice.background;

import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.EventStore;
import boxoffice.events.ShownEvent;
import boxoffice.seats.SeatStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Notes the availability of an event on its item, so that a list of events costs one query. The
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
   * Reads the shards after one of them changed, and notes what they have. Safe to repeat and to run
   * twice at once: of two notes the one that was read later stays, as far as the clocks agree. It
   * is written even where the note says the same, since another run may be about to note an earlier
   * reading.
   */
  public Progress summarize(String eventId) {
    var readAt = Instant.ofEpochMilli(clock.millis());
    published(eventId).ifPresent(noted -> events.note(now(noted.event()), readAt));
    return Progress.DONE;
  }

  /** Corrects a note that differs from what the shards have. Safe as {@link #summarize} is. */
  void correct(String eventId) {
    var readAt = Instant.ofEpochMilli(clock.millis());
    published(eventId)
        .ifPresent(
            noted -> {
              var now = now(noted.event());
              if (!now.equals(noted)) {
                events.note(now, readAt);
              }
            });
  }

  private Optional<ShownEvent> published(String eventId) {
    return events.findShown(eventId).filter(shown -> shown.event().state() == EventState.PUBLISHED);
  }

  private ShownEvent now(Event event) {
    return ShownEvent.of(event, () -> seats.read(event.eventId(), event.shards()));
  }
}
