package boxoffice.table.engine;

import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.value.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Capacity units, from <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read
 * and write operations</a> and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes">Write
 * capacity units of an index</a>.
 */
final class Capacity {

  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;

  /** A transaction reads or writes each item twice: to prepare and to commit. */
  static final int TRANSACTION = 2;

  private Capacity() {}

  /** Units of a read of so many bytes. */
  static double read(long bytes, boolean consistent) {
    return units(bytes, READ_UNIT) * (consistent ? 1 : 0.5);
  }

  /** Units of a read in a transaction. */
  static double transactionRead(@Nullable Attributes item) {
    return read(size(item), true) * TRANSACTION;
  }

  /** Units of a write of one item of a table. */
  static double write(@Nullable Attributes before, @Nullable Attributes after) {
    return units(Math.max(size(before), size(after)), WRITE_UNIT);
  }

  /** Units of what a write changes in each index; without those that it leaves alone. */
  static Map<String, Double> indexes(
      Table table, @Nullable Attributes before, @Nullable Attributes after) {
    var units = new TreeMap<String, Double>();
    for (var index : table.definition().indexes()) {
      var was = entry(table, index, before);
      var is = entry(table, index, after);
      var written = index(index, was, is);
      if (written > 0) {
        units.put(index.name(), written);
      }
    }
    return units;
  }

  /** Units of a write by where it writes: at its item, and at its entries in indexes. */
  static Map<Place, Double> byPlace(Effect effect, int factor) {
    var table = effect.table();
    var units = new HashMap<Place, Double>();
    units.put(
        new Place(table.items(), effect.key()), write(effect.before(), effect.after()) * factor);
    for (var index : table.definition().indexes()) {
      var space = table.index(index);
      var was = entry(table, index, effect.before());
      var is = entry(table, index, effect.after());
      var from = effect.place(index, effect.before());
      var to = effect.place(index, effect.after());
      if (from != null) {
        units.put(new Place(space, from), index(index, was, from.equals(to) ? is : null));
      }
      if (to != null && !to.equals(from)) {
        units.put(new Place(space, to), index(index, null, is));
      }
    }
    return units;
  }

  private static double index(
      IndexDefinition index, @Nullable Attributes was, @Nullable Attributes is) {
    if (was == null || is == null) {
      return was == null && is == null ? 0 : write(was, is);
    }
    if (was.equals(is)) {
      return 0;
    }
    return index.keys().of(was).equals(index.keys().of(is))
        ? write(was, is)
        : write(was, null) + write(null, is);
  }

  private static @Nullable Attributes entry(
      Table table, IndexDefinition index, @Nullable Attributes item) {
    return item != null && index.holds(item) ? index.entry(table.keys(), item) : null;
  }

  private static long size(@Nullable Attributes item) {
    return item == null ? 0 : item.size();
  }

  private static long units(long bytes, int unit) {
    return Math.max(1, Math.ceilDiv(bytes, (long) unit));
  }
}
