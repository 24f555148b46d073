package boxoffice.table.engine;

import boxoffice.table.engine.Cancelled.Reason;
import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final Storage storage;
  private final Settings settings;
  private final @Nullable Busy busy;
  private final Random random;
  private final Set<Place> inTransaction = new HashSet<>();
  private final Map<Partition, Second> seconds = new HashMap<>();

  /**
   * A partition of a table or of an index.
   *
   * @param number of those of its space, beginning with 0
   */
  private record Partition(String space, int number) {}

  /** What a partition was written since a second began. */
  private static final class Second {
    private Instant began = Instant.MIN;
    private double units;
  }

  Traffic(Storage storage, Settings settings) {
    this.storage = storage;
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
    var effect = effect(write, place);
    synchronized (this) {
      if (inTransaction.contains(place)) {
        throw new Refused(Code.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
      }
      if (!take(busy, effect, 1)) {
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
    var effects = new ArrayList<Effect>();
    for (var i = 0; i < places.size(); i++) {
      effects.add(effect(writes.get(i), places.get(i)));
    }
    synchronized (this) {
      var reasons = new ArrayList<Reason>();
      for (var i = 0; i < places.size(); i++) {
        reasons.add(reason(busy, writes.get(i), places.get(i), effects.get(i)));
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

  /** Why a write cancels its transaction; where it does not, its units are taken. */
  private Reason reason(Busy busy, Prepared write, Place place, Effect effect) {
    if (inTransaction.contains(place)) {
      return Reason.CONFLICT;
    }
    if (take(busy, effect, Capacity.TRANSACTION)) {
      return Reason.NONE;
    }
    return onDemand(write)
        ? new Reason("ThrottlingError", ON_DEMAND, null)
        : new Reason("ProvisionedThroughputExceeded", PROVISIONED, null);
  }

  /** What a write does to its item as that is now. One that will be refused leaves it alone. */
  private Effect effect(Prepared write, Place place) {
    var before = storage.get(place.space(), place.key());
    try {
      if (write.allowed(before)) {
        return write.effect(place, before);
      }
    } catch (Refused _) {
      // Who makes the write meets the flaw again, and says so.
    }
    return new Effect(write.table(), place.key(), before, before, false);
  }

  /**
   * Takes the units of a write from what its partitions have left in this second: that of its item,
   * and those of its entries in indexes. All of them, or none where one has too little left.
   */
  private boolean take(Busy busy, Effect effect, int factor) {
    var needed = new HashMap<Second, Double>();
    Capacity.byPlace(effect, factor)
        .forEach((place, units) -> needed.merge(second(busy, place), units, Double::sum));
    if (needed.entrySet().stream()
        .anyMatch(each -> each.getKey().units + each.getValue() > busy.writeUnits())) {
      return false;
    }
    needed.forEach((second, units) -> second.units += units);
    return true;
  }

  /** The second that it is for the partition of a place. */
  private Second second(Busy busy, Place place) {
    var number = KeyBytes.part(place.key(), busy.partitions());
    var second = seconds.computeIfAbsent(new Partition(place.space(), number), _ -> new Second());
    var now = settings.clock().instant();
    if (!now.isBefore(second.began.plus(WINDOW))) {
      second.began = now;
      second.units = 0;
    }
    return second;
  }

  private static boolean onDemand(Prepared write) {
    return write.table().definition().throughput() == null;
  }
}
