package boxoffice.dynamodb;

import java.time.Duration;
import java.time.Instant;

/**
 * How long requests to the table may take. {@code docs/operations.md} adds them up for every
 * function; a test holds the sums to the functions' own limits.
 */
public final class TimeLimits {

  /** One request: a transaction, which is sent once, or a read with the SDK's repeats. */
  public static final Duration REQUEST = Duration.ofSeconds(2);

  /** One attempt of a read. */
  public static final Duration ATTEMPT = Duration.ofMillis(900);

  /** One query with the SDK's repeats: a list may take a dozen of them in a row. */
  public static final Duration QUERY = Duration.ofSeconds(1);

  /** One attempt of a query. */
  public static final Duration QUERY_ATTEMPT = Duration.ofMillis(450);

  /** The counter of a rate limit: a limit must not cost a sale. */
  public static final Duration COUNTER = Duration.ofSeconds(1);

  /**
   * A new connection. The limits above cannot end one that is being made, so a request may take
   * this much longer.
   */
  public static final Duration CONNECT = Duration.ofMillis(300);

  /** A list of many pages begins no further one after this. */
  public static final Duration LONG_READ = Duration.ofSeconds(5);

  /**
   * So much of its time a run behind the stream leaves for the requests that are under way when it
   * should end.
   */
  public static final Duration RUN_MARGIN = Duration.ofSeconds(25);

  /** A batch that DynamoDB leaves unread this often means a throttle. */
  static final int MOST_BATCHES = 5;

  /** A further batch of reads, for keys that the one before left unread. */
  static final Duration FURTHER_BATCH = Duration.ofMillis(300);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private TimeLimits() {}

  /**
   * When the work of a run behind the stream must be over.
   *
   * @param millisLeft how long the run can last
   */
  public static Instant endOfWork(Instant now, int millisLeft) {
    return now.plusMillis(millisLeft).minus(RUN_MARGIN);
  }

  /**
   * The pause before a further batch, doubled each time.
   *
   * @param batch 1 for the first further one
   */
  static Duration pauseBefore(int batch) {
    return FIRST_PAUSE.multipliedBy(1L << (batch - 1));
  }

  /** A read of several items that ends well, with all further batches. */
  public static Duration batches() {
    var all = REQUEST;
    for (var batch = 1; batch < MOST_BATCHES; batch++) {
      all = all.plus(pauseBefore(batch)).plus(FURTHER_BATCH);
    }
    return all;
  }
}
