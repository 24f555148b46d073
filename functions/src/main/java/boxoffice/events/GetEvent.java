package boxoffice.events;

import boxoffice.seats.SeatStore;
import java.util.Optional;

/** Finds one event with its availability, as everybody may see it. */
public final class GetEvent {

  private final EventStore events;
  private final SeatStore seats;

  public GetEvent(EventStore events, SeatStore seats) {
    this.events = events;
    this.seats = seats;
  }

  /** The event if it was ever published: a draft is not for the public, nor for its organizer. */
  public Optional<ShownEvent> find(String eventId) {
    return events
        .find(eventId)
        .filter(Event::wasPublished)
        .map(event -> ShownEvent.of(event, seats));
  }
}
