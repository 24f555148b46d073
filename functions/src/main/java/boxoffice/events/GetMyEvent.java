package boxoffice.events;

import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import java.util.Optional;

/** Finds one event with its availability for those who run it, drafts included. */
public final class GetMyEvent {

  private final EventStore events;
  private final SeatStore seats;

  public GetMyEvent(EventStore events, SeatStore seats) {
    this.events = events;
    this.seats = seats;
  }

  /** The event as it is now, if the user runs it now. */
  Optional<EventResponse> find(User user, String eventId) {
    return events
        .standing(user, eventId)
        .filter(Standing::runs)
        .map(
            standing ->
                EventResponse.of(
                    ShownEvent.of(standing.event(), seats), standing.role().orElse(null)));
  }
}
