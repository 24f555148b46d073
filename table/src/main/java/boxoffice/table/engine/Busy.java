package boxoffice.table.engine;

import java.time.Duration;

/**
 * How a busy DynamoDB behaves.
 *
 * @param seed draws how long each transaction takes
 * @param shortest the least time that a transaction takes
 * @param longest the most time that a transaction takes; while it lasts, others that want one of
 *     its items meet a conflict
 * @param partitions how many a table has, and each of its indexes; the hash of a partition key says
 *     which of them it is in
 * @param writeUnits how many units a second may be written to one partition
 */
public record Busy(long seed, Duration shortest, Duration longest, int partitions, int writeUnits) {

  /**
   * Transactions of 3 to 12 ms, and a <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial">new
   * table on demand</a>: 4,000 units a second, in partitions of <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html">1,000</a>.
   */
  public static Busy seeded(long seed) {
    return new Busy(seed, Duration.ofMillis(3), Duration.ofMillis(12), 4, 1000);
  }
}
