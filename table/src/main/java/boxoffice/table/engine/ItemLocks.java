package boxoffice.table.engine;

import boxoffice.table.storage.Key;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Locks on items, so that writes of different items do not wait for each other. Items share locks
 * by a hash of their keys; a request takes its locks in one order, so that none wait in a circle.
 */
final class ItemLocks {

  private static final int COUNT = 512;

  private final StampedLock[] locks = new StampedLock[COUNT];

  ItemLocks() {
    Arrays.setAll(locks, _ -> new StampedLock());
  }

  /** An item of a table. */
  record Place(String space, Key key) {

    private int lock() {
      var hash = space.hashCode() * 31 + key.hashCode();
      return Math.floorMod(hash ^ (hash >>> 16), COUNT);
    }
  }

  /** Locks that are held; in the order in which they were taken. */
  final class Held implements AutoCloseable {

    private final int[] indexes;
    private final long[] stamps;

    private Held(int[] indexes, boolean exclusive) {
      this.indexes = indexes;
      this.stamps = new long[indexes.length];
      for (var i = 0; i < indexes.length; i++) {
        var lock = locks[indexes[i]];
        stamps[i] = exclusive ? lock.writeLock() : lock.readLock();
      }
    }

    @Override
    public void close() {
      for (var i = indexes.length - 1; i >= 0; i--) {
        locks[indexes[i]].unlock(stamps[i]);
      }
    }
  }

  /** Nobody else reads these items consistently, or writes them. */
  Held exclusive(List<Place> places) {
    return new Held(indexes(places), true);
  }

  /** Nobody writes these items. */
  Held shared(List<Place> places) {
    return new Held(indexes(places), false);
  }

  /** What is read of an item while nobody writes it; waits only if somebody does. */
  <T extends @Nullable Object> T reading(Place place, Supplier<T> read) {
    var lock = locks[place.lock()];
    var stamp = lock.tryOptimisticRead();
    if (stamp != 0) {
      var value = read.get();
      if (lock.validate(stamp)) {
        return value;
      }
    }
    stamp = lock.readLock();
    try {
      return read.get();
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private static int[] indexes(List<Place> places) {
    var indexes = new int[places.size()];
    for (var i = 0; i < indexes.length; i++) {
      indexes[i] = places.get(i).lock();
    }
    Arrays.sort(indexes);
    var count = 0;
    for (var i = 0; i < indexes.length; i++) {
      if (i == 0 || indexes[i] != indexes[count - 1]) {
        indexes[count++] = indexes[i];
      }
    }
    return Arrays.copyOf(indexes, count);
  }
}
