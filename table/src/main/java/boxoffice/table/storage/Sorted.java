package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a space in an array; a change copies it, which is quick for some hundred. */
record Sorted(List<Entry> entries, long fingerprint) {

  static final Sorted EMPTY = new Sorted(List.of(), 0);

  @Nullable Attributes get(Key key) {
    var index = index(key);
    return index < 0 ? null : entries.get(index).value();
  }

  /** The place of a key, or {@code -place - 1} where it would be. */
  int index(Key key) {
    var low = 0;
    var high = entries.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = entries.get(middle).key().compareTo(key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  Sorted with(Key key, Attributes value) {
    var index = index(key);
    var entry = new Entry(key, value);
    var all = entries.toArray(new Entry[0]);
    if (index >= 0) {
      var old = all[index];
      all[index] = entry;
      return new Sorted(
          List.of(all), fingerprint - Image.hash(key, old.value()) + Image.hash(key, value));
    }
    var place = -index - 1;
    var more = Arrays.copyOf(all, all.length + 1);
    System.arraycopy(all, place, more, place + 1, all.length - place);
    more[place] = entry;
    return new Sorted(List.of(more), fingerprint + Image.hash(key, value));
  }

  Sorted without(Key key) {
    var index = index(key);
    if (index < 0) {
      return this;
    }
    var all = entries.toArray(new Entry[0]);
    var fewer = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, index + 1, fewer, index, all.length - index - 1);
    return new Sorted(List.of(fewer), fingerprint - Image.hash(key, entries.get(index).value()));
  }
}
