package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A storage whose whole state is one value, to be kept, compared and put back. For tables of some
 * hundred items.
 */
public final class ImageStorage implements Storage {

  private volatile Image image;

  /** A storage that begins with this state. */
  public ImageStorage(Image image) {
    this.image = image;
  }

  /** The state as it is now. */
  public Image image() {
    return image;
  }

  /** Goes on from another state. */
  public void restore(Image image) {
    this.image = image;
  }

  @Override
  public @Nullable Attributes get(String space, Key key) {
    return image.space(space).get(key);
  }

  @Override
  public Iterator<Entry> entries(String space, Key from, @Nullable Key to, boolean descending) {
    var sorted = image.space(space);
    var first = place(sorted, from);
    var behind = to == null ? sorted.entries().size() : Math.max(first, place(sorted, to));
    var range = sorted.entries().subList(first, behind);
    return (descending ? range.reversed() : range).iterator();
  }

  @Override
  public Iterator<Key> keys(String space, Key from, @Nullable Key to, boolean descending) {
    var entries = entries(space, from, to, descending);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Key next() {
        return entries.next().key();
      }
    };
  }

  @Override
  public long count(String space) {
    return image.space(space).entries().size();
  }

  @Override
  public void write(List<Change> changes) {
    image = image.with(changes);
  }

  @Override
  public void close() {}

  private static int place(Sorted sorted, Key key) {
    var index = sorted.index(key);
    return index < 0 ? -index - 1 : index;
  }
}
