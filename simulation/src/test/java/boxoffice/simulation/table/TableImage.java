package boxoffice.simulation.table;

import boxoffice.dynamodb.Key;
import boxoffice.table.storage.Image;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All items of a table at one moment; never changed, so that a state can keep it. */
public final class TableImage {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::partition).thenComparing(Key::sort);

  public static final TableImage EMPTY =
      new TableImage(SimulatedTable.empty(), new TreeMap<>(ORDER));

  private final Image image;
  private final SortedMap<Key, StoredItem> items;

  private TableImage(Image image, SortedMap<Key, StoredItem> items) {
    this.image = image;
    this.items = items;
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
    return image.fingerprint(SimulatedTable.ITEMS);
  }

  Image image() {
    return image;
  }

  /** What the engine made of this image. */
  TableImage after(Image next) {
    var differences = next.differences(image, SimulatedTable.ITEMS);
    if (differences.isEmpty()) {
      return this;
    }
    var after = new TreeMap<>(items);
    for (var difference : differences) {
      if (difference.now() != null) {
        var item = StoredItem.of(difference.now());
        after.put(item.key(), item);
      } else {
        after.remove(StoredItem.of(difference.then()).key());
      }
    }
    return new TableImage(next, after);
  }

  /** The differences from an earlier image: the records of a stream with both images. */
  @SuppressWarnings("ReferenceEquality") // what did not change is the same item
  public List<StreamRecord> changesSince(TableImage before) {
    var keys = new TreeMap<>(before.items);
    keys.putAll(items);
    return keys.keySet().stream()
        .filter(key -> before.items.get(key) != items.get(key))
        .map(key -> new StreamRecord(key, before.get(key), get(key)))
        .toList();
  }
}
