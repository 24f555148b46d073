package boxoffice.events;

import boxoffice.dynamodb.Keys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of events that is sorted by their start.
 *
 * @param first the lowest sort key
 * @param last the highest sort key
 */
record StartRange(String first, String last) {

  // They sort before and behind everything that can follow in a key.
  private static final String LOWEST = " ";
  private static final String HIGHEST = "~";

  /** Every start. */
  static StartRange all() {
    return new StartRange(LOWEST, HIGHEST);
  }

  /** Starts from one instant to another, both included. */
  static StartRange between(Instant from, Instant to) {
    return new StartRange(Keys.startsAt(from), Keys.startsAt(to) + HIGHEST);
  }

  /** What of this range follows a place in the list; all of it where there is none. */
  StartRange after(@Nullable Place place) {
    return place == null || place.key().compareTo(first) < 0
        ? this
        : new StartRange(place.key() + LOWEST, last);
  }

  /** Whether nothing can be in it; DynamoDB refuses to look. */
  boolean isEmpty() {
    return first.compareTo(last) > 0;
  }
}
