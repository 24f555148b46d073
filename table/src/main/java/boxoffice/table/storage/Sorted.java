package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Fingerprints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a space in an array; a change copies it, which is quick for some hundred. Never
 * changed.
 */
final class Sorted {

  static final Sorted EMPTY = new Sorted();

  private final Entry[] entries;
  private long fingerprint;

  private Sorted(Entry... entries) {
    this.entries = entries;
  }

  /** In the order of their keys. */
  List<Entry> entries() {
    return Collections.unmodifiableList(Arrays.asList(entries));
  }

  @Nullable Attributes get(Key key) {
    var index = index(key);
    return index < 0 ? null : entries[index].value();
  }

  /** The place of a key, or {@code -place - 1} where it would be. */
  int index(Key key) {
    var low = 0;
    var high = entries.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = entries[middle].key().compareTo(key);
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
    if (index >= 0) {
      var all = entries.clone();
      all[index] = entry;
      return new Sorted(all);
    }
    var place = -index - 1;
    var more = Arrays.copyOf(entries, entries.length + 1);
    System.arraycopy(entries, place, more, place + 1, entries.length - place);
    more[place] = entry;
    return new Sorted(more);
  }

  Sorted without(Key key) {
    var index = index(key);
    if (index < 0) {
      return this;
    }
    var fewer = Arrays.copyOf(entries, entries.length - 1);
    System.arraycopy(entries, index + 1, fewer, index, entries.length - index - 1);
    return new Sorted(fewer);
  }

  /** These entries; null if there are none. */
  @Nullable Sorted orNone() {
    return entries.length == 0 ? null : this;
  }

  /** Where these entries differ from earlier ones; quick, for most are the same objects. */
  @SuppressWarnings("ReferenceEquality")
  List<Difference> differences(Sorted then) {
    var differences = new ArrayList<Difference>();
    var old = then.entries;
    var next = 0;
    for (var entry : entries) {
      if (next < old.length && old[next] == entry) {
        next++;
        continue;
      }
      while (next < old.length && old[next].key().compareTo(entry.key()) < 0) {
        differences.add(gone(old[next++]));
      }
      if (next == old.length || !old[next].key().equals(entry.key())) {
        differences.add(new Difference(entry.key(), null, entry.value()));
        continue;
      }
      var before = old[next++].value();
      if (!before.equals(entry.value())) {
        differences.add(new Difference(entry.key(), before, entry.value()));
      }
    }
    while (next < old.length) {
      differences.add(gone(old[next++]));
    }
    return differences;
  }

  private static Difference gone(Entry entry) {
    return new Difference(entry.key(), entry.value(), null);
  }

  /** 64 bits that differ where entries differ; computed when first asked for. */
  long fingerprint() {
    if (fingerprint == 0) {
      var sum = 0L;
      for (var entry : entries) {
        sum += hash(entry);
      }
      fingerprint = Fingerprints.mix(sum);
    }
    return fingerprint;
  }

  private static long hash(Entry entry) {
    var hash = 0L;
    for (var b : entry.key().bytes()) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return Fingerprints.mix(hash * 31 + entry.value().fingerprint());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sorted that && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint());
  }
}
