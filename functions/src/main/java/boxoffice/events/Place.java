package boxoffice.events;

import boxoffice.dynamodb.Keys;
import boxoffice.http.Cursor;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of an event in a list that is sorted by their start. */
record Place(Instant startsAt, String eventId) {

  private static final Pattern KEY = Pattern.compile("([0-9]{13})#([0-9a-f]{32})");

  static Place of(Event event) {
    return new Place(event.startsAt(), event.eventId());
  }

  /** The place that a caller's cursor names; null without a cursor, 400 for a made-up one. */
  static @Nullable Place of(@Nullable String cursor) {
    return Cursor.decode(cursor, KEY)
        .map(key -> new Place(Instant.ofEpochMilli(Long.parseLong(key.group(1))), key.group(2)))
        .orElse(null);
  }

  /** Its sort key. */
  String key() {
    return Keys.eventByStart(startsAt, eventId);
  }

  /** What a caller sends back to get what follows. */
  String cursor() {
    return Cursor.encode(key());
  }
}
