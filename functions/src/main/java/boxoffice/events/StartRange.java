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

  /** Starts from this instant on. */
  static StartRange from(Instant instant) {
    return new StartRange(Keys.startsAt(instant), HIGHEST);
  }

  /** The starts behind a sort key. */
  static StartRange behind(String key) {
    return new StartRange(key + LOWEST, HIGHEST);
  }

  /** Starts from one instant to another, both included. */
  static StartRange between(Instant from, Instant to) {
    return new StartRange(Keys.startsAt(from), Keys.startsAt(to) + HIGHEST);
  }

  /** The part of this range behind the end of a page; all of it where there is no such page. */
  StartRange after(EventPage.@Nullable End page) {
    return page == null || page.key().compareTo(first) < 0
        ? this
        : new StartRange(behind(page.key()).first(), last);
  }

  /** Whether nothing can be in it; DynamoDB refuses such a query. */
  boolean isEmpty() {
    return first.compareTo(last) > 0;
  }
}
