package boxoffice.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Function;

/**
 * What this function instance read a moment ago, so that a rush of readers does not reach the
 * table. Bounded: what was read first goes first.
 */
final class Recent<K, V> {

  private final Duration kept;
  private final int most;
  private final InstantSource clock;
  private final LinkedHashMap<K, Read<V>> reads = new LinkedHashMap<>();

  private record Read<V>(V value, Instant at) {}

  /**
   * Nothing read yet.
   *
   * @param kept how long a value may be used
   * @param most how many values are kept
   */
  Recent(Duration kept, int most, InstantSource clock) {
    this.kept = kept;
    this.most = most;
    this.clock = clock;
  }

  /** The value of this key, read now unless it was read a moment ago. */
  V get(K key, Function<K, V> reader) {
    var now = clock.instant();
    synchronized (reads) {
      var read = reads.get(key);
      if (read != null && now.isBefore(read.at().plus(kept))) {
        return read.value();
      }
    }
    var value = reader.apply(key);
    synchronized (reads) {
      reads.remove(key);
      reads.put(key, new Read<>(value, now));
      if (reads.size() > most) {
        reads.pollFirstEntry();
      }
    }
    return value;
  }
}
