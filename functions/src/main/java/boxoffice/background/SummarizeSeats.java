package boxoffice.background;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.Recent;
import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.EventStore;
import boxoffice.events.NotedEvent;
import boxoffice.events.ShownEvent;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Notes what seats an event has left, so that a list need not read the shards of every event. The
 * note is for lists alone: nothing is sold or refused by it.
 */
public final class SummarizeSeats {

  /**
   * From one reading of an event to the next by this function instance. In a rush the shards change
   * hundreds of times a second. docs/decisions/0011 adds up what is left of a second.
   */
  private static final Duration APART = Duration.ofMillis(400);

  private static final int MOST_EVENTS = 1_000;

  private final EventStore events;
  private final SeatStore seats;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Pause pause;
  private final Recent<String, Instant> lastReadings;

  public SummarizeSeats(
      EventStore events, SeatStore seats, Attempts attempts, InstantSource clock, Pause pause) {
    this.events = events;
    this.seats = seats;
    this.attempts = attempts;
    this.clock = clock;
    this.pause = pause;
    this.lastReadings = new Recent<>(APART, MOST_EVENTS, clock);
  }

  /**
   * Reads the shards after one of them changed, and notes what they have. Safe to repeat, to end
   * anywhere and to run twice at once: of two notes of the same revision one is refused, and that
   * run reads again. It is written even where the note says the same: the shards may have changed
   * there and back, and a slower run may be about to note what was in between.
   *
   * <p>Waits first where it read the same event within the last 400 ms.
   */
  public Progress summarize(String eventId) {
    var now = clock.instant();
    lastReadings.get(eventId).ifPresent(last -> pause.of(Duration.between(now, last.plus(APART))));
    lastReadings.put(eventId, clock.instant());
    return note(eventId, true);
  }

  /** Corrects a note that differs from what the shards have. Safe as {@link #summarize} is. */
  Progress correct(String eventId) {
    return note(eventId, false);
  }

  private Progress note(String eventId, boolean alsoTheSame) {
    return attempts.carryOut(
        Progress.TRY_AGAIN,
        tries -> {
          var noted = published(eventId);
          if (noted.isEmpty()) {
            return Optional.of(Progress.DONE);
          }
          var now = now(noted.get().shown().event());
          var isDone =
              !alsoTheSame && now.equals(noted.get().shown())
                  || events.note(now, noted.get().revision());
          return isDone ? Optional.of(Progress.DONE) : tries.again();
        });
  }

  private Optional<NotedEvent> published(String eventId) {
    return events
        .findNoted(eventId)
        .filter(noted -> noted.shown().event().state() == EventState.PUBLISHED);
  }

  private ShownEvent now(Event event) {
    return ShownEvent.of(event, seats);
  }
}
