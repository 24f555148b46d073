package boxoffice.simulation.memory;

import boxoffice.dynamodb.Key;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All items of a table at one moment; never changed, so that a state can keep it. */
public final class TableImage {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::partition).thenComparing(Key::sort);

  public static final TableImage EMPTY = new TableImage(new TreeMap<>(ORDER), 0);

  private final SortedMap<Key, StoredItem> items;
  private final long fingerprint;

  private TableImage(SortedMap<Key, StoredItem> items, long fingerprint) {
    this.items = items;
    this.fingerprint = fingerprint;
  }

  public Optional<StoredItem> get(Key key) {
    return Optional.ofNullable(items.get(key));
  }

  /** In the order of their keys. */
  public Collection<StoredItem> items() {
    return items.values();
  }

  /** 64 bits that differ where items differ. */
  public long fingerprint() {
    return fingerprint;
  }

  /** The image after items were written (a value) or deleted (empty). */
  TableImage with(Map<Key, Optional<Map<String, AttributeValue>>> writes) {
    var after = new TreeMap<>(items);
    var sum = fingerprint;
    for (var write : writes.entrySet()) {
      var old = after.remove(write.getKey());
      sum -= old == null ? 0 : old.fingerprint();
      if (write.getValue().isPresent()) {
        var written = StoredItem.of(write.getValue().get());
        // A write that changes nothing leaves no record in the stream.
        var item = old != null && old.fingerprint() == written.fingerprint() ? old : written;
        after.put(write.getKey(), item);
        sum += item.fingerprint();
      }
    }
    return new TableImage(after, sum);
  }

  /** The image with these old items: what a read in the middle of a commit may see. */
  public TableImage withOld(Map<Key, Optional<StoredItem>> old) {
    var after = new TreeMap<>(items);
    var sum = fingerprint;
    for (var item : old.entrySet()) {
      var now = after.remove(item.getKey());
      sum -= now == null ? 0 : now.fingerprint();
      if (item.getValue().isPresent()) {
        after.put(item.getKey(), item.getValue().get());
        sum += item.getValue().get().fingerprint();
      }
    }
    return new TableImage(after, sum);
  }

  /** The differences from an earlier image: the records of a stream with both images. */
  public List<StreamRecord> changesSince(TableImage before) {
    var keys = new TreeMap<>(before.items);
    keys.putAll(items);
    return keys.keySet().stream()
        .filter(key -> before.items.get(key) != items.get(key))
        .map(key -> new StreamRecord(key, before.get(key), get(key)))
        .toList();
  }
}
