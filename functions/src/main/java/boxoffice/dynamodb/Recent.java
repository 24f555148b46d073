package boxoffice.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What this function instance learned recently, to spare the table. Bounded: what was learned first
 * goes first. Safe for use by several threads.
 */
public final class Recent<K, V> {

  private final Duration kept;
  private final int most;
  private final InstantSource clock;
  private final LinkedHashMap<K, Learned<V>> values = new LinkedHashMap<>();

  private record Learned<V>(V value, Instant at) {}

  /**
   * Nothing learned yet.
   *
   * @param kept how long a value may be used
   * @param most how many values are kept
   */
  public Recent(Duration kept, int most, InstantSource clock) {
    this.kept = kept;
    this.most = most;
    this.clock = clock;
  }

  /** For values that never change: their age does not matter. */
  public static <K, V> Recent<K, V> forGood(int most) {
    return new Recent<>(Duration.ofSeconds(1), most, () -> Instant.EPOCH);
  }

  /** The value of this key, unless it is too old or unknown. */
  public Optional<V> get(K key) {
    var now = clock.instant();
    synchronized (values) {
      return Optional.ofNullable(values.get(key))
          .filter(learned -> now.isBefore(learned.at().plus(kept)))
          .map(Learned::value);
    }
  }

  /** The value of this key, read now unless it is known. Its age counts from before the reading. */
  public V get(K key, Function<K, V> reader) {
    var now = clock.instant();
    return get(key)
        .orElseGet(
            () -> {
              var value = reader.apply(key);
              put(key, new Learned<>(value, now));
              return value;
            });
  }

  /** Learns a value now, whatever was known. */
  public void put(K key, V value) {
    put(key, new Learned<>(value, clock.instant()));
  }

  /**
   * Learns a value now, together with what is known.
   *
   * @param choose which of the known and the new value stays; the known one keeps its age
   */
  public void merge(K key, V value, BinaryOperator<V> choose) {
    synchronized (values) {
      if (get(key).filter(known -> choose.apply(known, value) == known).isEmpty()) {
        put(key, value);
      }
    }
  }

  /** Forgets the value of this key if it is one of these. */
  public void forget(K key, Predicate<V> which) {
    synchronized (values) {
      get(key).filter(which).ifPresent(_ -> values.remove(key));
    }
  }

  private void put(K key, Learned<V> learned) {
    synchronized (values) {
      values.remove(key);
      values.put(key, learned);
      if (values.size() > most) {
        values.pollFirstEntry();
      }
    }
  }
}
