package boxoffice.events;

import boxoffice.http.ListResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of events that is sorted by their start.
 *
 * @param events the events of the page
 * @param last the place where it ends if another page may follow, else null
 */
record EventPage(List<ListedEvent> events, @Nullable Place last) {

  EventPage {
    events = List.copyOf(events);
  }

  /** A page of what was found: the first {@code limit} events of it. */
  static EventPage of(List<ListedEvent> found, int limit) {
    if (found.size() <= limit) {
      return new EventPage(found, null);
    }
    var page = found.subList(0, limit);
    return new EventPage(page, Place.of(page.getLast().event()));
  }

  ListResponse<EventResponse> response() {
    return new ListResponse<>(
        events.stream().map(EventResponse::of).toList(), last == null ? null : last.cursor());
  }
}
