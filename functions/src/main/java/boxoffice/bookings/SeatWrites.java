package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.events.SeatShard;
import boxoffice.events.Seats;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What one transaction does to the seat shards of an event. DynamoDB takes one action for each
 * item, so all that concerns a shard is merged into one update.
 */
final class SeatWrites {

  private final Table table;
  private final String eventId;
  private final Map<Integer, Shard> shards = new TreeMap<>();

  SeatWrites(Table table, String eventId) {
    this.table = table;
    this.eventId = eventId;
  }

  Shard shard(int number) {
    return shards.computeIfAbsent(number, _ -> new Shard());
  }

  /** One update for each shard concerned, by their numbers. */
  List<TransactWriteItem> writes() {
    return shards.entrySet().stream()
        .map(shard -> shard.getValue().write(table, eventId, shard.getKey()))
        .toList();
  }

  /** The update of one shard. */
  static final class Shard {

    private final Set<String> conditions = new LinkedHashSet<>();
    private final Map<String, Integer> deltas = new TreeMap<>();
    private final Map<String, AttributeValue> values = new TreeMap<>();

    /** Only while this many tickets may be sold in one booking, and at this time. */
    void onSale(Instant now, int quantity) {
      gateOpen();
      conditions.add("salesFrom <= :now AND salesUntil > :now");
      conditions.add("maxTicketsPerBooking >= :quantity");
      values.putAll(Attributes.of(":now", now.toEpochMilli(), ":quantity", quantity));
    }

    /** Only while groups that wait may be promoted: the sales window binds newcomers alone. */
    void promotes(Instant now) {
      gateOpen();
      conditions.add("startsAt > :now");
      values.putAll(Attributes.of(":now", now.toEpochMilli()));
    }

    /** Only while bookings may be cancelled. */
    void cancellable(Instant now) {
      conditions.add("cancelUntil > :now");
      values.putAll(Attributes.of(":now", now.toEpochMilli()));
    }

    /** Only if no refill happened since this epoch was read. */
    void atEpoch(long epoch) {
      conditions.add("epoch = :seenEpoch");
      values.putAll(Attributes.of(":seenEpoch", epoch));
    }

    /** Takes seats that must be there. */
    void take(Seats.Take take) {
      if (take.available() > 0) {
        conditions.add("available >= :takeAvailable");
        values.putAll(Attributes.of(":takeAvailable", take.available()));
        add("available", -take.available());
      }
      if (take.returned() > 0) {
        conditions.add("returned >= :takeReturned");
        values.putAll(Attributes.of(":takeReturned", take.returned()));
        add("returned", -take.returned());
      }
    }

    /** Gives seats back; never to open sale, for somebody may wait for them. */
    void giveBack(int quantity) {
      add("returned", quantity);
    }

    /** Counts groups that wait for this many tickets. */
    void waiting(int quantity, int groups) {
      add("waiting", groups);
      add("waiting" + quantity, groups);
    }

    /** Turns all seats on open sale, which must be this many, into returned ones. */
    void fold(int available) {
      conditions.add("available = :folded");
      values.putAll(Attributes.of(":folded", available));
      add("available", -available);
      add("returned", available);
    }

    /** Puts returned seats back on open sale while nobody waits here. */
    void refill(SeatShard seen, int available) {
      gateOpen();
      atEpoch(seen.epoch());
      conditions.add("waiting = :nobody AND returned >= :seenReturned");
      values.putAll(Attributes.of(":nobody", 0, ":seenReturned", seen.returned()));
      add("available", available);
      add("returned", -seen.returned());
      add("epoch", 1);
    }

    private void gateOpen() {
      conditions.add("gate = :open");
      values.putAll(Attributes.of(":open", "OPEN"));
    }

    private void add(String counter, int delta) {
      deltas.merge(counter, delta, Integer::sum);
    }

    private TransactWriteItem write(Table table, String eventId, int number) {
      var assignments = new TreeMap<String, String>();
      deltas.forEach(
          (counter, delta) -> {
            assignments.put(counter, "%s = %s + :%s".formatted(counter, counter, counter));
            values.putAll(Attributes.of(":" + counter, delta));
          });
      // A shard is never made by an update, whatever else is asked of it.
      conditions.add("attribute_exists(PK)");
      return table.update(
          Keys.seats(eventId, number),
          "SET " + String.join(", ", assignments.values()),
          String.join(" AND ", conditions),
          Map.of(),
          values);
    }
  }
}
