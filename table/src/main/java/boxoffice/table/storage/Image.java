package boxoffice.table.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All spaces at one moment; never changed, so that keeping it is copying it. */
public final class Image {

  /** Empty spaces. */
  public static final Image EMPTY = new Image(Map.of());

  private final Map<String, Sorted> spaces;

  private Image(Map<String, Sorted> spaces) {
    this.spaces = spaces;
  }

  /** The entries of a space, in the order of their keys. */
  public List<Entry> entries(String space) {
    return space(space).entries();
  }

  /** 64 bits that differ where the entries of a space differ. */
  public long fingerprint(String space) {
    return space(space).fingerprint();
  }

  /** Where a space differs from what it was in another state, in the order of its keys. */
  public List<Difference> differences(Image then, String space) {
    return space(space).differences(then.space(space));
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
            after.computeIfPresent(space, (_, old) -> old.without(key).orNone());
        case Change.Drop(var space) -> after.remove(space);
      }
    }
    return new Image(Map.copyOf(after));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Image that && spaces.equals(that.spaces);
  }

  @Override
  public int hashCode() {
    return spaces.hashCode();
  }
}
