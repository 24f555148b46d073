package boxoffice.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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
   * Reads the shards after one of them changed, and notes what they have. Safe to repeat and to run
   * twice at once: of two notes the one that was read later stays, as far as the clocks agree. So
   * it is noted even where the note says the same: another run may be about to note what it read
   * earlier.
   */
  public void summarize(String eventId) {
    var readAt = Instant.ofEpochMilli(clock.millis());
    published(eventId).ifPresent(listed -> events.note(eventId, left(listed.event()), readAt));
  }

  /** Notes what the shards have where the note says otherwise. Safe as {@link #summarize} is. */
  public void correct(String eventId) {
    var readAt = Instant.ofEpochMilli(clock.millis());
    published(eventId)
        .ifPresent(
            listed -> {
              var now = left(listed.event());
              if (!now.equals(listed.availability())) {
                events.note(eventId, now, readAt);
              }
            });
  }

  private Optional<ListedEvent> published(String eventId) {
    return events
        .findListed(eventId)
        .filter(listed -> listed.event().state() == EventState.PUBLISHED);
  }

  private Availability left(Event event) {
    return Availability.of(seats.read(event.eventId(), event.shards()));
  }
}
