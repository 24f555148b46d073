package boxoffice.events;

import boxoffice.dynamodb.Keys;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of events that is sorted by their start.
 *
 * @param first the lowest sort key
 * @param last the highest sort key
 * @param latestFirst whether it is read from its end
 */
record StartRange(String first, String last, boolean latestFirst) {

  // They sort before and behind everything that can follow in a key.
  private static final String LOWEST = " ";
  private static final String HIGHEST = "~";

  StartRange(String first, String last) {
    this(first, last, false);
  }

  /** Every start. */
  static StartRange all() {
    return new StartRange(LOWEST, HIGHEST);
  }

  /** Starts from this instant on. */
  static StartRange from(Instant instant) {
    return new StartRange(Keys.startsAt(instant), HIGHEST);
  }

  /** Starts before this instant, the latest first. */
  static StartRange before(Instant instant) {
    return new StartRange(LOWEST, Keys.startsAt(instant), true);
  }

  /** The starts behind a sort key. */
  static StartRange behind(String key) {
    return new StartRange(key + LOWEST, HIGHEST);
  }

  /** Starts from one instant to another, both included. */
  static StartRange between(Instant from, Instant to) {
    return new StartRange(Keys.startsAt(from), Keys.startsAt(to) + HIGHEST);
  }

  /** The part of this range that follows a page; all of it where there is no such page. */
  StartRange after(EventPage.@Nullable End page) {
    if (page == null) {
      return this;
    }
    var key = page.key();
    if (latestFirst) {
      return key.compareTo(last) > 0 ? this : new StartRange(first, ahead(key), true);
    }
    return key.compareTo(first) < 0 ? this : new StartRange(behind(key).first(), last);
  }

  /** The highest sort key ahead of this one: its last digit is one lower. */
  private static String ahead(String key) {
    var end = key.length() - 1;
    return key.substring(0, end) + (char) (key.charAt(end) - 1) + HIGHEST;
  }

  /** Whether a sort key is in it. */
  boolean has(String key) {
    return first.compareTo(key) <= 0 && key.compareTo(last) <= 0;
  }

  /** The order in which it is read. */
  Comparator<String> order() {
    return latestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  /** Whether nothing can be in it; DynamoDB refuses such a query. */
  boolean isEmpty() {
    return first.compareTo(last) > 0;
  }
}
