package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Values that were decoded lately. Few items are read again and again, and decoding one takes
 * longer than finding it. Threads may overwrite what others keep, and decode again.
 */
final class Decoded {

  /** A power of two. */
  private static final int COUNT = 512;

  private record Pair(Stored stored, Attributes value) {}

  private final @Nullable Pair[] pairs = new Pair[COUNT];

  /** The value of what is stored; of the same the same, while it is kept. */
  @SuppressWarnings("ReferenceEquality") // the one that was decoded, not one like it
  Attributes value(Stored stored) {
    var place = System.identityHashCode(stored) & (COUNT - 1);
    var pair = pairs[place];
    if (pair != null && pair.stored() == stored) {
      return pair.value();
    }
    var value = stored.value();
    pairs[place] = new Pair(stored, value);
    return value;
  }
}
