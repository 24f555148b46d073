package boxoffice.events;

import org.jspecify.annotations.Nullable;

/** Lists the events of an organizer, drafts included, by their start. */
public final class ListMyEvents {

  private final EventStore events;

  public ListMyEvents(EventStore events) {
    this.events = events;
  }

  /**
   * One page.
   *
   * @param after where the page before ended; null for the first page
   * @param limit how many at most
   */
  EventPage list(String organizerId, @Nullable PageEnd after, int limit) {
    return EventPage.of(
        events.organizedBy(organizerId, StartRange.all().after(after), limit + 1), limit);
  }
}
