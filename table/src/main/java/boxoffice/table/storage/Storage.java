package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named spaces, each with values by keys in their order. A space that was never written is empty.
 *
 * <p>Reads wait for nobody. A read of one key sees a whole write or nothing of it; an iterator sees
 * the space as it was at one moment.
 */
public interface Storage extends AutoCloseable {

  /** The value at a key; null if there is none. */
  @Nullable Attributes get(String space, Key key);

  /**
   * The entries of a range.
   *
   * @param from the first key that may be in it
   * @param to the first key behind it; null for no end
   */
  Iterator<Entry> entries(String space, Key from, @Nullable Key to, boolean descending);

  /** The keys of the same range. */
  Iterator<Key> keys(String space, Key from, @Nullable Key to, boolean descending);

  /** How many entries a space has. */
  long count(String space);

  /**
   * Makes changes in their order. When this returns, they outlive the process if the storage has a
   * folder. A process that dies before keeps all of them or none. Call it from one thread at a
   * time.
   */
  void write(List<Change> changes);

  @Override
  void close();
}
