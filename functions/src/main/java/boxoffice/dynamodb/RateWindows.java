package boxoffice.dynamodb;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a user may do something in a window of time, counted in the table so that it holds over
 * all function instances.
 */
public final class RateWindows {

  private static final Logger LOG = LoggerFactory.getLogger(RateWindows.class);
  private static final int KEEP_SECONDS = 60;
  private static final long SECOND_IN_MILLIS = 1000;

  private final Table table;
  private final InstantSource clock;

  public RateWindows(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Counts one call and says whether it is within the limit.
   *
   * <p>One unconditional {@code ADD}; a lost reply may count a call twice, which only makes the
   * limit stricter for that window. When the counter cannot be written the call goes on: a limit
   * must not cost a sale.
   *
   * @param limit calls in a window
   * @param window whole seconds
   */
  public boolean allows(String userId, String action, int limit, Duration window) {
    var now = clock.instant().getEpochSecond();
    var begin = now - now % window.toSeconds();
    try {
      var counted =
          table.add(
              Keys.rate(userId, action, begin),
              Attributes.of(
                  "type", "RATE", "expiresAt", begin + Math.max(window.toSeconds(), KEEP_SECONDS)),
              "calls",
              TimeLimits.COUNTER);
      return counted.number("calls") <= limit;
    } catch (TableUnavailable e) {
      LOG.warn("the rate counter of {} could not be written", action, e);
      return true;
    }
  }

  /** The time until the next window begins. */
  public Duration left(Duration window) {
    var length = window.toSeconds() * SECOND_IN_MILLIS;
    return Duration.ofMillis(length - clock.millis() % length);
  }
}
