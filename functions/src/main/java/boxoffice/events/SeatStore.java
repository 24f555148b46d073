package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads seat shards, makes them when an event is published, and keeps them at its terms. */
public final class SeatStore {

  private final Table table;

  public SeatStore(Table table) {
    this.table = table;
  }

  /** How many shards an event has; empty where there is no such event or it was never published. */
  public OptionalInt shardCount(String eventId) {
    var shards = table.get(Keys.event(eventId)).map(event -> event.count("shards")).orElse(0L);
    return shards == 0 ? OptionalInt.empty() : OptionalInt.of(shards.intValue());
  }

  /** All seats of an event that has this many shards, in one consistent request. */
  public Seats read(String eventId, int shards) {
    return new Seats(table.getAll(keys(eventId, shards)).stream().map(SeatStore::shard).toList());
  }

  /**
   * The same as all of them were at one moment, at twice the price: between two shards of a plain
   * read a seat may come back to the first and another be taken from the second.
   */
  Seats readAtOnce(String eventId, int shards) {
    return new Seats(
        table.getInTransaction(keys(eventId, shards)).stream()
            .flatMap(Optional::stream)
            .map(SeatStore::shard)
            .toList());
  }

  private static List<Key> keys(String eventId, int shards) {
    return IntStream.range(0, shards).mapToObj(shard -> Keys.seats(eventId, shard)).toList();
  }

  /**
   * Gives a shard the terms of sale of an event, unless it has those of the same or a later version
   * of it. One shard at a time: a transaction over all of them has no chance in a rush.
   *
   * @return {@link Outcome.Rejected} where there was nothing to do
   */
  public Outcome apply(Event event, int shard) {
    var terms = terms(event);
    var assignments =
        terms.keySet().stream().map(name -> "%s = :%s".formatted(name, name)).sorted().toList();
    var values = new HashMap<String, AttributeValue>();
    terms.forEach((name, value) -> values.put(":" + name, value));
    return table.transact(
        List.of(
            table.update(
                Keys.seats(event.eventId(), shard),
                "SET " + String.join(", ", assignments),
                "eventVersion < :eventVersion",
                Map.of(),
                values)));
  }

  /** A write for a transaction: so many seats more, offered first to those who wait. */
  static TransactWriteItem add(Table table, Event event, int shard, int seats) {
    return table.update(
        Keys.seats(event.eventId(), shard),
        "SET returned = returned + :seats",
        "attribute_exists(PK)",
        Map.of(),
        Attributes.of(":seats", seats));
  }

  /** A write for a transaction: the end of free seats, which must be there. */
  static TransactWriteItem remove(Table table, Event event, Seats.Take take) {
    return table.update(
        Keys.seats(event.eventId(), take.shard()),
        "SET available = available - :available, returned = returned - :returned",
        "available >= :available AND returned >= :returned",
        Map.of(),
        Attributes.of(":available", take.available(), ":returned", take.returned()));
  }

  /** The items of a newly published event's shards. */
  static List<Map<String, AttributeValue>> items(Event event) {
    var spread = Seats.spread(event.capacity(), event.shards());
    return IntStream.range(0, event.shards())
        .mapToObj(shard -> item(event, shard, spread.get(shard)))
        .toList();
  }

  private static Map<String, AttributeValue> item(Event event, int shard, int available) {
    var key = Keys.seats(event.eventId(), shard);
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
                event.eventId(),
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
    item.putAll(terms(event));
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      item.put("waiting" + quantity, Attributes.value(0));
    }
    return item;
  }

  /** What a shard knows of its event. */
  private static Map<String, AttributeValue> terms(Event event) {
    var salesFrom = event.salesFrom() == null ? Instant.EPOCH : event.salesFrom();
    return Attributes.of(
        "gate", event.state() == EventState.PUBLISHED ? "OPEN" : "CLOSED",
        "salesFrom", salesFrom.toEpochMilli(),
        "salesUntil", event.salesUntil().toEpochMilli(),
        "cancelUntil", event.cancelUntil().toEpochMilli(),
        "startsAt", event.startsAt().toEpochMilli(),
        "maxTicketsPerBooking", event.maxTicketsPerBooking(),
        "eventVersion", event.version());
  }

  /** A shard as its item has it. */
  public static SeatShard shard(Item item) {
    return new SeatShard(
        (int) item.number("shard"),
        (int) item.number("available"),
        (int) item.number("returned"),
        IntStream.rangeClosed(0, Seats.MAX_QUANTITY)
            .mapToObj(
                quantity -> (int) item.number(quantity == 0 ? "waiting" : "waiting" + quantity))
            .toList(),
        item.number("epoch"),
        "OPEN".equals(item.text("gate")),
        Instant.ofEpochMilli(item.number("salesFrom")),
        Instant.ofEpochMilli(item.number("salesUntil")),
        Instant.ofEpochMilli(item.number("startsAt")),
        (int) item.number("maxTicketsPerBooking"),
        item.number("eventVersion"));
  }
}
