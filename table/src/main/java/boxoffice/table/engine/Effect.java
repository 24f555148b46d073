package boxoffice.table.engine;

import boxoffice.table.storage.Change;
import boxoffice.table.storage.Key;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a write does to one item.
 *
 * @param before null if there is no item
 * @param after null if there is none any more
 * @param byService whether DynamoDB deletes the item because its time is over
 */
record Effect(
    Table table,
    Key key,
    @Nullable Attributes before,
    @Nullable Attributes after,
    boolean byService) {

  boolean changesNothing() {
    return before == null ? after == null : before.equals(after);
  }

  /** The attributes of the item's key. */
  Attributes keys() {
    var item = after != null ? after : before;
    return item == null ? Attributes.NONE : table.keys().of(item);
  }

  /** The changes of the table and its indexes; not those of its stream. */
  void addTo(List<Change> changes) {
    if (after != null) {
      changes.add(new Change.Put(table.items(), key, after));
    } else {
      changes.add(new Change.Remove(table.items(), key));
    }
    for (var index : table.definition().indexes()) {
      move(table.index(index), place(index, before), place(index, after), changes);
    }
    if (table.definition().timeToLive() != null) {
      move(table.ends(), endKey(before), endKey(after), changes);
    }
  }

  /** The key of an item's entry in an index; null where it has none. */
  @Nullable Key place(IndexDefinition index, @Nullable Attributes item) {
    return item != null && index.holds(item) ? KeyBytes.of(index.keys(), item, key) : null;
  }

  private @Nullable Key endKey(@Nullable Attributes item) {
    var end = item == null ? OptionalLong.empty() : end(table.definition(), item);
    return end.isEmpty() ? null : endKey(end.getAsLong(), key);
  }

  /** Where the end of an item is kept, by the second. */
  static Key endKey(long end, Key key) {
    return new Key(
        ByteBuffer.allocate(Long.BYTES + key.bytes().length).putLong(end).put(key.bytes()).array());
  }

  /** When an item ends, in seconds since 1970; empty if it does not. */
  static OptionalLong end(TableDefinition table, Attributes item) {
    var attribute = table.timeToLive();
    return attribute != null
            && item.get(attribute) instanceof Value.Decimal(var number)
            && number.signum() > 0
            && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        ? OptionalLong.of(number.setScale(0, RoundingMode.DOWN).longValue())
        : OptionalLong.empty();
  }

  private static void move(
      String space, @Nullable Key from, @Nullable Key to, List<Change> changes) {
    if (from != null && !from.equals(to)) {
      changes.add(new Change.Remove(space, from));
    }
    if (to != null && !to.equals(from)) {
      changes.add(new Change.Put(space, to, Attributes.NONE));
    }
  }
}
