package boxoffice.events;

import boxoffice.dynamodb.Recent;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Finds one event with its availability. */
public final class GetEvent {

  private static final Duration SEATS_KEPT = Duration.ofSeconds(1);
  private static final int EVENTS_KEPT = 1_000;

  private final EventStore events;
  private final SeatStore seats;
  private final Recent<String, Seats> recentSeats;

  public GetEvent(EventStore events, SeatStore seats, InstantSource clock) {
    this.events = events;
    this.seats = seats;
    this.recentSeats = new Recent<>(SEATS_KEPT, EVENTS_KEPT, clock);
  }

  /**
   * An event for a user.
   *
   * @param role as what the user runs it; empty for everybody else
   */
  record Found(ShownEvent shown, Optional<Role> role) {}

  /** The event if the user may see it. Its availability may be a second old. */
  Optional<Found> find(User user, String eventId) {
    return events
        .standing(user, eventId)
        .filter(Standing::sees)
        .map(
            standing ->
                new Found(
                    ShownEvent.of(standing.event(), () -> seats(standing.event())),
                    standing.role()));
  }

  private Seats seats(Event event) {
    return recentSeats.get(event.eventId(), eventId -> seats.read(eventId, event.shards()));
  }
}
