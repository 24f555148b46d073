package boxoffice.seats;

import boxoffice.dynamodb.Recent;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How many seat shards each event has. The number is fixed when an event is published, so a
 * function instance reads it once and keeps it.
 */
public final class ShardCounts {

  private static final int MOST_KEPT = 10_000;

  private final Recent<String, Integer> known = Recent.forGood(MOST_KEPT);
  private final Function<String, OptionalInt> read;

  /**
   * @param read reads the number of an event; empty where there is no such event or it was never
   *     published
   */
  public ShardCounts(Function<String, OptionalInt> read) {
    this.read = read;
  }

  /** The number of an event's shards, 1 to 64; empty where it has none. */
  public OptionalInt of(String eventId) {
    var count = known.get(eventId);
    if (count.isPresent()) {
      return OptionalInt.of(count.get());
    }
    var found = read.apply(eventId);
    found.ifPresent(shards -> known.put(eventId, shards));
    return found;
  }
}
