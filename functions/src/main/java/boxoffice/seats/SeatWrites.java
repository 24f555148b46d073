package boxoffice.seats;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What one transaction does to the seat shards of an event: every condition on a shard and every
 * write to one is here. DynamoDB takes one action for each item, so everything that concerns a
 * shard is merged into one update.
 */
public final class SeatWrites {

  private final Table table;
  private final String eventId;
  private final Map<Integer, Shard> shards = new TreeMap<>();

  /** Writes to no shard yet. */
  public SeatWrites(Table table, String eventId) {
    this.table = table;
    this.eventId = eventId;
  }

  /** The update of this shard. */
  public Shard shard(int number) {
    return shards.computeIfAbsent(number, _ -> new Shard());
  }

  /** Takes every seat from open sale, as it was read, and offers it to those who wait. */
  public void fold(Seats seen) {
    seen.shards().stream()
        .filter(shard -> shard.available() > 0)
        .forEach(shard -> shard(shard.shard()).fold(shard.available()));
  }

  /** One update or check for each shard concerned, by their numbers. */
  public List<TransactWriteItem> writes() {
    return shards.entrySet().stream()
        .map(shard -> shard.getValue().write(table, eventId, shard.getKey()))
        .toList();
  }

  /**
   * Asks the table's stream to settle an event once more, by a counter on one of its shards.
   * Nothing else looks at it.
   */
  static void askToSettle(Table table, String eventId, int shard) {
    table.updateIf(
        Keys.seats(eventId, shard),
        "ADD askedToSettle :one",
        "attribute_exists(PK)",
        Attributes.of(":one", 1));
  }

  /** The shards of a newly published event, with its capacity spread evenly over them. */
  public static List<TransactWriteItem> create(
      Table table, String eventId, int capacity, int shards, Terms terms) {
    var spread = Seats.spread(capacity, shards);
    return IntStream.range(0, shards)
        .mapToObj(
            shard ->
                table.put(
                    item(eventId, shard, spread.get(shard), terms), "attribute_not_exists(PK)"))
        .toList();
  }

  private static Map<String, AttributeValue> item(
      String eventId, int shard, int available, Terms terms) {
    var key = Keys.seats(eventId, shard);
    var item =
        new HashMap<>(
            Attributes.of(
                "PK",
                key.partition(),
                "SK",
                key.sort(),
                "type",
                "SEATS",
                "eventId",
                eventId,
                "shard",
                shard,
                "available",
                available,
                "returned",
                0,
                "waiting",
                0,
                "epoch",
                0));
    item.putAll(terms.attributes());
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      item.put(WaitingGroups.attribute(quantity), Attributes.value(0));
    }
    return item;
  }

  /** The update of one shard. */
  public static final class Shard {

    private final Set<String> conditions = new LinkedHashSet<>();
    private final Map<String, Integer> deltas = new TreeMap<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private final Map<String, AttributeValue> values = new TreeMap<>();

    /** Only while this many tickets may be sold in one booking, and at this time. */
    public void onSale(Instant now, int quantity) {
      gateOpen();
      conditions.add("salesFrom <= :now AND salesUntil > :now");
      conditions.add("maxTicketsPerBooking >= :quantity");
      values.putAll(Attributes.of(":now", now.toEpochMilli(), ":quantity", quantity));
    }

    /** Only while waiting groups may be promoted: the sales window binds newcomers alone. */
    public void promotes(Instant now) {
      gateOpen();
      notBegun(now);
    }

    /** Only while tickets may be handed on to a booking that has this many then. */
    public void receives(Instant now, int quantity) {
      promotes(now);
      conditions.add("maxTicketsPerBooking >= :quantity");
      values.putAll(Attributes.of(":quantity", quantity));
    }

    /** Only while bookings may be cancelled. */
    public void cancellable(Instant now) {
      conditions.add("cancelUntil > :now");
      values.putAll(Attributes.of(":now", now.toEpochMilli()));
    }

    /** Only before the start: how long a booking may be cancelled that was promoted just now. */
    public void notBegun(Instant now) {
      conditions.add("startsAt > :now");
      values.putAll(Attributes.of(":now", now.toEpochMilli()));
    }

    /**
     * Only a group that the event has seats for, and behind the last place that was given here: a
     * clock that is behind overtakes nobody who joined before the seats were read.
     */
    public void joins(Instant place) {
      conditions.add("NOT eventCapacity < :quantity");
      conditions.add("NOT lastPlace >= :place");
      assigned.add("lastPlace = :place");
      values.putAll(Attributes.of(":place", place.toEpochMilli()));
    }

    /** Only if no refill happened since this epoch was read. */
    public void atEpoch(long epoch) {
      conditions.add("epoch = :seenEpoch");
      values.putAll(Attributes.of(":seenEpoch", epoch));
    }

    /** Takes seats that must be there. */
    public void take(Seats.Take take) {
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

    /** Gives seats back, or new ones; never to open sale, for somebody may wait for them. */
    public void giveBack(int quantity) {
      add("returned", quantity);
    }

    /** Counts groups that wait for this many tickets. */
    public void waiting(int quantity, int groups) {
      add("waiting", groups);
      add(WaitingGroups.attribute(quantity), groups);
    }

    /** Puts returned seats back on open sale while nobody waits here. */
    public void refill(SeatShard seen, int available) {
      gateOpen();
      atEpoch(seen.epoch());
      conditions.add("waiting = :nobody AND returned >= :seenReturned");
      values.putAll(Attributes.of(":nobody", 0, ":seenReturned", seen.returned()));
      add("available", available);
      add("returned", -seen.returned());
      add("epoch", 1);
    }

    /** Replaces the terms of sale by those of a later version of the event. */
    public void terms(Terms terms) {
      conditions.add("eventVersion < :eventVersion");
      terms
          .attributes()
          .forEach(
              (name, value) -> {
                assigned.add("%1$s = :%1$s".formatted(name));
                values.put(":" + name, value);
              });
    }

    private void fold(int available) {
      conditions.add("available = :folded");
      values.putAll(Attributes.of(":folded", available));
      add("available", -available);
      add("returned", available);
    }

    private void gateOpen() {
      conditions.add("gate = :open");
      values.putAll(Attributes.of(":open", "OPEN"));
    }

    private void add(String counter, int delta) {
      deltas.merge(counter, delta, Integer::sum);
    }

    private TransactWriteItem write(Table table, String eventId, int number) {
      deltas.forEach((counter, delta) -> values.putAll(Attributes.of(":" + counter, delta)));
      var changes =
          Stream.concat(
                  deltas.keySet().stream().map("%1$s = %1$s + :%1$s"::formatted), assigned.stream())
              .toList();
      // An update never makes a shard.
      var all = new ArrayList<>(conditions);
      all.add("attribute_exists(PK)");
      if (changes.isEmpty()) {
        return table.check(
            Keys.seats(eventId, number), String.join(" AND ", all), Map.of(), values);
      }
      return table.update(
          Keys.seats(eventId, number),
          "SET " + String.join(", ", changes),
          String.join(" AND ", all),
          Map.of(),
          values);
    }
  }
}
