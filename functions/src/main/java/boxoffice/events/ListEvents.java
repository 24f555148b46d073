package boxoffice.events;

import boxoffice.dynamodb.Keys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Lists published events that are still to come, by their start. */
public final class ListEvents {

  /** How long what everybody may read may be kept and handed to everybody who asks the same. */
  static final Duration SHARED = Duration.ofSeconds(1);

  private final EventStore events;
  private final InstantSource clock;

  public ListEvents(EventStore events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * The events asked for.
   *
   * @param from the earliest start; null or a time in the past for now
   * @param to the latest start; null for as late as one list spans
   * @param after where the page before ended; null for the first page
   * @param limit how many at most
   */
  record Query(
      @Nullable Instant from, @Nullable Instant to, EventPage.@Nullable End after, int limit) {

    /** The longest time that one list spans. */
    static final Duration LONGEST_SPAN = Duration.ofDays(366);

    /** The earliest start at this time. */
    Instant from(Instant now) {
      return from == null || from.isBefore(now) ? now : from;
    }

    /** The latest start at this time. */
    Instant to(Instant now) {
      return to == null ? from(now).plus(LONGEST_SPAN) : to;
    }
  }

  /** One page, with the notes of its events by now. */
  EventPage list(Query query) {
    var now = clock.instant();
    var from = query.from(now);
    var to = query.to(now);
    var after = query.after();
    var range = StartRange.between(from, to).after(after);
    var first =
        Keys.monthOf(after == null || after.startsAt().isBefore(from) ? from : after.startsAt());
    // One more than the page holds shows whether there is another page.
    var wanted = query.limit() + 1;
    var found = new ArrayList<ShownEvent>();
    for (var month = first;
        !range.isEmpty() && !month.isAfter(Keys.monthOf(to)) && found.size() < wanted;
        month = month.plusMonths(1)) {
      found.addAll(events.publishedIn(month, range, wanted - found.size()));
    }
    return EventPage.of(found, query.limit(), events);
  }
}
