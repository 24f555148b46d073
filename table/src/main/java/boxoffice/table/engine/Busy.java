package boxoffice.table.engine;

import java.time.Duration;

/**
 * How a busy DynamoDB behaves.
 *
 * @param seed draws how long each transaction takes
 * @param shortest the least time that a transaction takes
 * @param longest the most time that a transaction takes; while it lasts, others that want one of
 *     its items meet a conflict
 * @param writeUnits how many units a second may be written to one partition key
 */
public record Busy(long seed, Duration shortest, Duration longest, int writeUnits) {

  /** Transactions of 3 to 12 ms, and 1,000 units a second. */
  public static Busy seeded(long seed) {
    return new Busy(seed, Duration.ofMillis(3), Duration.ofMillis(12), 1000);
  }
}
