package boxoffice.events;

import boxoffice.dynamodb.Keys;
import boxoffice.http.Cursor;
import boxoffice.http.ListResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of events that is sorted by start.
 *
 * @param end where it ends if another page may follow, else null
 */
record EventPage(List<ShownEvent> events, @Nullable End end) {

  EventPage {
    events = List.copyOf(events);
  }

  /** The last event of a page. */
  record End(Instant startsAt, String eventId) {

    private static final Pattern KEY = Pattern.compile("([0-9]{13})#([0-9a-f]{32})");

    static End of(ShownEvent shown) {
      return new End(shown.event().details().startsAt(), shown.event().eventId());
    }

    /** The end that a caller's cursor names; null without a cursor, 400 for a made-up one. */
    static @Nullable End of(@Nullable String cursor) {
      return Cursor.decode(cursor, KEY)
          .map(key -> new End(Instant.ofEpochMilli(Long.parseLong(key.group(1))), key.group(2)))
          .orElse(null);
    }

    /** Its sort key. */
    String key() {
      return Keys.eventByStart(startsAt, eventId);
    }
  }

  /** The first {@code limit} events of what was found, with the notes of these alone. */
  static EventPage of(List<ShownEvent> found, int limit, EventStore events) {
    if (found.size() <= limit) {
      return new EventPage(events.noted(found), null);
    }
    var page = events.noted(found.subList(0, limit));
    return new EventPage(page, End.of(page.getLast()));
  }

  ListResponse<EventResponse> response() {
    return new ListResponse<>(
        events.stream().map(EventResponse::of).toList(),
        end == null ? null : Cursor.encode(end.key()));
  }
}
