package boxoffice.events;

import boxoffice.http.ListResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of events that is sorted by start.
 *
 * @param end where it ends if another page may follow, else null
 */
record EventPage(List<ShownEvent> events, @Nullable PageEnd end) {

  EventPage {
    events = List.copyOf(events);
  }

  /** The first {@code limit} events of what was found. */
  static EventPage of(List<ShownEvent> found, int limit) {
    if (found.size() <= limit) {
      return new EventPage(found, null);
    }
    var page = found.subList(0, limit);
    return new EventPage(page, PageEnd.of(page.getLast().event()));
  }

  ListResponse<EventResponse> response() {
    return new ListResponse<>(
        events.stream().map(EventResponse::of).toList(), end == null ? null : end.cursor());
  }
}
