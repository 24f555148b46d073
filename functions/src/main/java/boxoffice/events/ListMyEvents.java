package boxoffice.events;

import boxoffice.http.Cursor;
import boxoffice.http.ListResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the events that a user runs, as organizer or as member, by their start. */
public final class ListMyEvents {

  private final EventStore events;
  private final PeopleStore people;

  public ListMyEvents(EventStore events, PeopleStore people) {
    this.events = events;
    this.people = people;
  }

  /**
   * One page, drafts included. Who runs an event may be a second old.
   *
   * @param asked which of them
   * @param after where the page before ended; null for the first page
   * @param limit how many at most
   */
  ListResponse<EventResponse> list(
      String userId, StartRange asked, EventPage.@Nullable End after, int limit) {
    var range = asked.after(after);
    if (range.isEmpty()) {
      return new ListResponse<>(List.of(), null);
    }
    // One more than the page holds shows whether there is another page.
    var found = new ArrayList<>(events.organizedBy(userId, range, limit + 1));
    var memberships =
        people.memberships(userId).stream()
            .collect(Collectors.toMap(Member::eventId, Member::role));
    events.findAll(memberships.keySet()).stream()
        .map(ShownEvent::withoutSales)
        .filter(shown -> range.has(key(shown)))
        .forEach(found::add);
    found.sort(Comparator.comparing(ListMyEvents::key, range.order()));
    var page = EventPage.of(found, limit, events);
    return new ListResponse<>(
        page.events().stream()
            .map(
                shown ->
                    EventResponse.of(
                        shown, memberships.getOrDefault(shown.event().eventId(), Role.ORGANIZER)))
            .toList(),
        page.end() == null ? null : Cursor.encode(page.end().key()));
  }

  private static String key(ShownEvent shown) {
    return EventPage.End.of(shown).key();
  }
}
