package boxoffice.seats;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads seat shards and keeps them at the terms of their event. */
public final class SeatStore {

  /** How many items one request of the table reads. */
  private static final int AT_ONCE = 100;

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
    return seats(table.getAll(keys(eventId, shards)).stream());
  }

  /** How many of these events start after this time. Each is published or was. */
  public long starting(List<String> eventIds, Instant now) {
    return eventIds.stream()
        .map(eventId -> Keys.seats(eventId, 0))
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(keys -> table.getAll(keys).stream())
        .filter(shard -> SeatShard.of(shard).terms().startsAt().isAfter(now))
        .count();
  }

  /**
   * All seats as they were at one moment, at twice the price of {@link #read}: between two shards
   * of a plain read a seat may come back to the first and another be taken from the second.
   *
   * @return empty while a transaction is about to change one, as in a rush nearly always
   */
  public Optional<Seats> readAtOnce(String eventId, int shards) {
    try {
      var items = table.getInTransaction(keys(eventId, shards));
      return Optional.of(seats(items.stream().flatMap(Optional::stream)));
    } catch (TableUnavailable e) {
      if (e.isConflict()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Gives a shard the terms of sale of an event. One shard at a time: a transaction over all of
   * them has no chance in a rush.
   *
   * @return {@link Outcome.Rejected} where it has the same or later ones
   */
  public Outcome apply(String eventId, int shard, Terms terms) {
    var writes = new SeatWrites(table, eventId);
    writes.shard(shard).terms(terms);
    return table.transact(writes.writes());
  }

  /** Asks the table's stream to settle an event once more. */
  public void askToSettle(String eventId, int shard) {
    SeatWrites.askToSettle(table, eventId, shard);
  }

  private static List<Key> keys(String eventId, int shards) {
    return IntStream.range(0, shards).mapToObj(shard -> Keys.seats(eventId, shard)).toList();
  }

  private static Seats seats(Stream<Item> items) {
    return new Seats(items.map(SeatShard::of).toList());
  }
}
