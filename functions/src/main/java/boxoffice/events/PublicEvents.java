package boxoffice.events;

import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.TimeLimits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events as those see them who are not signed in. */
public final class PublicEvents {

  private final EventStore events;
  private final InstantSource clock;

  public PublicEvents(EventStore events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** An event that was published, with what was last noted of its seats. */
  public Optional<ShownEvent> find(String eventId) {
    return events
        .findNoted(eventId)
        .map(NotedEvent::shown)
        .filter(shown -> shown.event().wasPublished());
  }

  /**
   * The ids of published events that are to come, without hidden ones, the next one first. They may
   * be fewer than there are: a list begins no further page after {@link TimeLimits#LONG_READ}.
   *
   * @param most how many at most
   */
  public List<String> toCome(int most) {
    var now = clock.instant();
    var ids = new ArrayList<String>();
    var latest = EventDetails.farthestStart(now);
    for (var month = Keys.monthOf(now);
        !month.isAfter(Keys.monthOf(latest));
        month = month.plusMonths(1)) {
      var range = StartRange.between(now, latest);
      List<ShownEvent> page;
      do {
        if (ids.size() == most || clock.instant().isAfter(now.plus(TimeLimits.LONG_READ))) {
          return ids;
        }
        page = events.publishedIn(month, range, Math.min(EventStore.PAGE, most - ids.size()));
        page.forEach(shown -> ids.add(shown.event().eventId()));
        range = page.isEmpty() ? range : range.after(EventPage.End.of(page.getLast()));
      } while (page.size() == EventStore.PAGE);
    }
    return ids;
  }
}
