package boxoffice.table.storage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** What a cursor passes on its way to where its range ends. */
final class Range<T> implements Iterator<T> {

  private final Cursor<Key, Stored> cursor;
  private final Predicate<Key> within;
  private final BiFunction<Key, Stored, T> each;
  private @Nullable Key next;

  /**
   * @param skipped a key that the cursor may begin with but is not in the range; null for none
   */
  Range(
      Cursor<Key, Stored> cursor,
      @Nullable Key skipped,
      Predicate<Key> within,
      BiFunction<Key, Stored, T> each) {
    this.cursor = cursor;
    this.within = within;
    this.each = each;
    advance();
    if (next != null && next.equals(skipped)) {
      advance();
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public T next() {
    var key = next;
    if (key == null) {
      throw new NoSuchElementException();
    }
    var result = each.apply(key, cursor.getValue());
    advance();
    return result;
  }

  private void advance() {
    next = null;
    if (cursor.hasNext()) {
      var key = cursor.next();
      if (within.test(key)) {
        next = key;
      }
    }
  }
}
