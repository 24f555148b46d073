package boxoffice.events;

import boxoffice.dynamodb.Keys;
import boxoffice.http.Cursor;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last event of a page, in a list that is sorted by start. */
record PageEnd(Instant startsAt, String eventId) {

  private static final Pattern KEY = Pattern.compile("([0-9]{13})#([0-9a-f]{32})");

  static PageEnd of(Event event) {
    return new PageEnd(event.details().startsAt(), event.eventId());
  }

  /** The end that a caller's cursor names; null without a cursor, 400 for a made-up one. */
  static @Nullable PageEnd of(@Nullable String cursor) {
    return Cursor.decode(cursor, KEY)
        .map(key -> new PageEnd(Instant.ofEpochMilli(Long.parseLong(key.group(1))), key.group(2)))
        .orElse(null);
  }

  /** Its sort key. */
  String key() {
    return Keys.eventByStart(startsAt, eventId);
  }

  /** What a caller sends back to get the next page. */
  String cursor() {
    return Cursor.encode(key());
  }
}
