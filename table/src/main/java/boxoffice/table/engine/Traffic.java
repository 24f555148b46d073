package boxoffice.table.engine;

import boxoffice.table.engine.Cancelled.Reason;
import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conflicts and throttles, where an engine is to be busy. In one that is not, transactions wait for
 * each other instead, and nothing is throttled.
 */
final class Traffic {

  private static final String ON_DEMAND =
      "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically"
          + " scaling your table or index so please try again shortly. If exceptions persist, check"
          + " if you have a hot key:"
          + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";

  private static final String PROVISIONED =
      "The level of configured provisioned throughput for the table was exceeded. Consider"
          + " increasing your provisioning level with the UpdateTable API.";

  /** Above it, those that are full again are forgotten. */
  private static final int MOST_BUCKETS = 10_000;

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final Settings settings;
  private final @Nullable Busy busy;
  private final Random random;
  private final Set<Place> inTransaction = new HashSet<>();
  private final Map<Place, Bucket> buckets = new HashMap<>();

  /** What one partition key was written within a second. */
  private static final class Bucket {
    private Instant began = Instant.MIN;
    private double units;
  }

  Traffic(Settings settings) {
    this.settings = settings;
    this.busy = settings.busy();
    this.random = new Random(busy == null ? 0 : busy.seed());
  }

  /** Items that are in a transaction until this is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Lets one write through.
   *
   * @throws Refused where it meets a transaction, or its partition is written too much
   */
  void admit(Prepared write, Place place) {
    if (busy == null) {
      return;
    }
    synchronized (this) {
      if (inTransaction.contains(place)) {
        throw new Refused(Code.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
      }
      if (!take(busy, write, place, 1)) {
        throw onDemand(write)
            ? new Refused(Code.THROTTLING, ON_DEMAND)
            : new Refused(Code.THROUGHPUT_EXCEEDED, PROVISIONED);
      }
    }
  }

  /**
   * Begins a transaction of writes, which takes its time.
   *
   * @throws Cancelled where it meets another, or a partition is written too much
   */
  Hold transaction(List<Prepared> writes, List<Place> places) {
    if (busy == null) {
      return () -> {};
    }
    synchronized (this) {
      refuseConflicts(places);
      var reasons = new ArrayList<Reason>();
      for (var i = 0; i < places.size(); i++) {
        var write = writes.get(i);
        reasons.add(
            take(busy, write, places.get(i), Capacity.TRANSACTION)
                ? Reason.NONE
                : onDemand(write)
                    ? new Reason("ThrottlingError", ON_DEMAND, null)
                    : new Reason("ProvisionedThroughputExceeded", PROVISIONED, null));
      }
      Cancelled.ifAny(reasons);
      inTransaction.addAll(places);
    }
    Hold hold = () -> end(places);
    try {
      Thread.sleep(duration(busy));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return hold;
  }

  /**
   * Lets a transaction of reads through.
   *
   * @throws Cancelled where it meets a transaction of writes
   */
  void admitReads(List<Place> places) {
    if (busy != null) {
      synchronized (this) {
        refuseConflicts(places);
      }
    }
  }

  private synchronized void end(List<Place> places) {
    places.forEach(inTransaction::remove);
  }

  private synchronized Duration duration(Busy busy) {
    return Duration.ofNanos(
        random.nextLong(busy.shortest().toNanos(), busy.longest().toNanos() + 1));
  }

  private void refuseConflicts(List<Place> places) {
    Cancelled.ifAny(
        places.stream()
            .map(place -> inTransaction.contains(place) ? Reason.CONFLICT : Reason.NONE)
            .toList());
  }

  /** Takes units from what a partition key has left in this second. */
  private boolean take(Busy busy, Prepared write, Place place, int factor) {
    var partition = new Place(place.space(), partition(write));
    var bucket = buckets.computeIfAbsent(partition, _ -> new Bucket());
    var now = settings.clock().instant();
    if (!now.isBefore(bucket.began.plus(WINDOW))) {
      bucket.began = now;
      bucket.units = 0;
      if (buckets.size() > MOST_BUCKETS) {
        buckets.values().removeIf(old -> now.isAfter(old.began.plus(WINDOW)));
      }
    }
    var units = write.units() * factor;
    if (bucket.units + units > busy.writeUnits()) {
      return false;
    }
    bucket.units += units;
    return true;
  }

  private static Key partition(Prepared write) {
    var name = write.table().keys().partition().name();
    return KeyBytes.partition(Objects.requireNonNull(write.keys().get(name)));
  }

  private static boolean onDemand(Prepared write) {
    return write.table().definition().throughput() == null;
  }
}
