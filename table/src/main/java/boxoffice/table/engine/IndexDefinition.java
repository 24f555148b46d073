package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A global secondary index.
 *
 * @param included the attributes that it has beside keys, for {@code INCLUDE}
 * @param throughput null where it is paid by request
 */
public record IndexDefinition(
    String name,
    KeySchema keys,
    Projected projected,
    Set<String> included,
    @Nullable Throughput throughput) {

  /** Which attributes it has. */
  public enum Projected {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }

  /** Whether it has an entry for the item. */
  boolean holds(Attributes item) {
    return keys.attributes().stream().allMatch(key -> item.has(key.name()));
  }

  /** What its entry has of the item. */
  Attributes entry(KeySchema table, Attributes item) {
    return switch (projected) {
      case ALL -> item;
      case KEYS_ONLY -> item.only(name -> keys.has(name) || table.has(name));
      case INCLUDE ->
          item.only(name -> keys.has(name) || table.has(name) || included.contains(name));
    };
  }
}
