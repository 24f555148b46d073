package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads seat shards, and makes them when an event is published. */
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
    var keys = IntStream.range(0, shards).mapToObj(shard -> Keys.seats(eventId, shard)).toList();
    return new Seats(table.getAll(keys).stream().map(SeatStore::shard).toList());
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
    var salesFrom = event.salesFrom() == null ? Instant.EPOCH : event.salesFrom();
    var item =
        new HashMap<>(
            Attributes.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "type", "SEATS",
                "eventId", event.eventId(),
                "shard", shard,
                "available", available,
                "returned", 0,
                "waiting", 0,
                "epoch", 0,
                "gate", "OPEN",
                "salesFrom", salesFrom.toEpochMilli(),
                "salesUntil", event.salesUntil().toEpochMilli(),
                "cancelUntil", event.cancelUntil().toEpochMilli(),
                "startsAt", event.startsAt().toEpochMilli(),
                "maxTicketsPerBooking", event.maxTicketsPerBooking(),
                "eventVersion", event.version()));
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      item.put("waiting" + quantity, Attributes.value(0));
    }
    return item;
  }

  /** A shard as its item has it. */
  public static SeatShard shard(Item item) {
    return new SeatShard(
        (int) item.number("shard"),
        (int) item.number("available"),
        (int) item.number("returned"),
        IntStream.rangeClosed(0, Seats.MAX_QUANTITY)
            .mapToObj(quantity -> quantity == 0 ? 0 : (int) item.number("waiting" + quantity))
            .toList(),
        item.number("epoch"),
        "OPEN".equals(item.text("gate")),
        Instant.ofEpochMilli(item.number("salesFrom")),
        Instant.ofEpochMilli(item.number("salesUntil")),
        Instant.ofEpochMilli(item.number("startsAt")),
        (int) item.number("maxTicketsPerBooking"));
  }
}
