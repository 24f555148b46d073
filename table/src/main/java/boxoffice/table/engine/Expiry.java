package boxoffice.table.engine;

import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.storage.Key;
import boxoffice.table.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Deletes items whose time is over. As on AWS it comes some time after the end of an item, and an
 * item that ended more than five years ago stays (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html">Time
 * to Live</a>).
 */
final class Expiry {

  private static final Duration LONG_AGO = Duration.ofDays(5 * 365);

  private final Storage storage;
  private final Tables tables;
  private final ItemLocks locks;
  private final Commits commits;

  Expiry(Storage storage, Tables tables, ItemLocks locks, Commits commits) {
    this.storage = storage;
    this.tables = tables;
    this.locks = locks;
    this.commits = commits;
  }

  /** Deletes the items that have ended; the number of them. */
  int removeEnded(Instant now) {
    return tables.all().stream().mapToInt(table -> removeEnded(table, now)).sum();
  }

  private int removeEnded(Table table, Instant now) {
    var none = new Key();
    var ended =
        storage.keys(
            table.ends(),
            Effect.endKey(now.minus(LONG_AGO).getEpochSecond(), none),
            Effect.endKey(now.getEpochSecond(), none),
            false);
    var removed = 0;
    while (ended.hasNext()) {
      var end = ended.next().bytes();
      removed += remove(table, new Key(Arrays.copyOfRange(end, Long.BYTES, end.length)), now);
    }
    return removed;
  }

  private int remove(Table table, Key key, Instant now) {
    try (var _ = locks.exclusive(List.of(new Place(table.items(), key)))) {
      var item = storage.get(table.items(), key);
      if (item == null
          || Effect.end(table.definition(), item).orElse(Long.MAX_VALUE) >= now.getEpochSecond()) {
        return 0;
      }
      commits.commit(List.of(new Effect(table, key, item, null, true)), List.of());
      return 1;
    }
  }
}
