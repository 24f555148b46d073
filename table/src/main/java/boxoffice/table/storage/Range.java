package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** A cursor up to where its range ends. */
final class Range implements Iterator<Entry> {

  private final Cursor<Key, Attributes> cursor;
  private final Predicate<Key> within;
  private @Nullable Entry next;

  /**
   * @param skipped a key that the cursor may begin with but is not in the range; null for none
   */
  Range(Cursor<Key, Attributes> cursor, @Nullable Key skipped, Predicate<Key> within) {
    this.cursor = cursor;
    this.within = within;
    advance();
    if (next != null && next.key().equals(skipped)) {
      advance();
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Entry next() {
    var entry = next;
    if (entry == null) {
      throw new NoSuchElementException();
    }
    advance();
    return entry;
  }

  private void advance() {
    next = null;
    if (cursor.hasNext()) {
      var key = cursor.next();
      if (within.test(key)) {
        next = new Entry(key, cursor.getValue());
      }
    }
  }
}
