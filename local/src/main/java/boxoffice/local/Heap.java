package boxoffice.local;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.NotificationEmitter;

/**
 * Has the old part of the heap cleared when it has doubled since it was cleared last, and at the
 * latest when so much more is in it. The collector alone takes more memory as long as it may,
 * however little of it is in use.
 */
final class Heap {

  /** In bytes. Less is not worth the pause. */
  private static final long LEAST = 64L * 1024 * 1024;

  /** In bytes. What the heap has once taken it keeps. */
  private static final long MOST_MORE = 128L * 1024 * 1024;

  private final MemoryPoolMXBean pool;

  private Heap(MemoryPoolMXBean pool) {
    this.pool = pool;
  }

  /** Begins to watch it. */
  static void keepSmall() {
    var heap = new Heap(old());
    heap.clearNextAfter(0);
    ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
        .addNotificationListener(
            (_, _) -> heap.clear(),
            notification ->
                notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
            null);
  }

  /** The old part. */
  static MemoryPoolMXBean old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
        .findFirst()
        .orElseThrow();
  }

  private void clear() {
    System.gc();
    clearNextAfter(pool.getUsage().getUsed());
  }

  private void clearNextAfter(long inUse) {
    pool.setUsageThreshold(Math.min(threshold(inUse), limit()));
  }

  /** At how many bytes it is cleared next, if so many are in use. */
  static long threshold(long inUse) {
    return Math.max(LEAST, inUse + Math.min(inUse, MOST_MORE));
  }

  private long limit() {
    var most = pool.getUsage().getMax();
    return most < 0 ? Long.MAX_VALUE : most;
  }
}
