package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Fingerprints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All spaces at one moment; never changed, so that keeping it is copying it. */
public final class Image {

  /** Empty spaces. */
  public static final Image EMPTY = new Image(Map.of());

  private final Map<String, Sorted> spaces;

  private Image(Map<String, Sorted> spaces) {
    this.spaces = spaces;
  }

  /** The names of spaces that were written. */
  public Set<String> spaces() {
    return spaces.keySet();
  }

  /** The entries of a space, in the order of their keys. */
  public List<Entry> entries(String space) {
    return space(space).entries();
  }

  /** 64 bits that differ where the entries of a space differ. */
  public long fingerprint(String space) {
    return Fingerprints.mix(space(space).fingerprint());
  }

  Sorted space(String name) {
    return spaces.getOrDefault(name, Sorted.EMPTY);
  }

  Image with(List<Change> changes) {
    var after = new HashMap<>(spaces);
    for (var change : changes) {
      switch (change) {
        case Change.Put(var space, var key, var value) -> {
          var old = after.getOrDefault(space, Sorted.EMPTY);
          after.put(space, old.with(key, value));
        }
        case Change.Remove(var space, var key) ->
            after.computeIfPresent(space, (_, old) -> old.without(key));
        case Change.Drop(var space) -> after.remove(space);
      }
    }
    return new Image(Map.copyOf(after));
  }

  /** The hash of an entry; those of a space are summed up. */
  static long hash(Key key, Attributes value) {
    var hash = 0L;
    for (var b : key.bytes()) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return Fingerprints.mix(hash * 31 + value.fingerprint());
  }
}
