package boxoffice.bookings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How many seat shards each event has. The number is fixed when an event is published, so it is
 * read once by a function instance and kept.
 */
public final class ShardCounts {

  private static final int KEPT = 10_000;

  private final Map<String, Integer> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
              return size() > KEPT;
            }
          });

  private final Function<String, OptionalInt> read;

  /**
   * @param read reads the number of an event; empty where there is no such event or it was never
   *     published
   */
  public ShardCounts(Function<String, OptionalInt> read) {
    this.read = read;
  }

  /** The number of an event's shards, 1 to 64; empty where it has none. */
  OptionalInt of(String eventId) {
    var count = known.get(eventId);
    if (count != null) {
      return OptionalInt.of(count);
    }
    var found = read.apply(eventId);
    found.ifPresent(shards -> known.put(eventId, shards));
    return found;
  }
}
