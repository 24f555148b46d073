package boxoffice.table.engine;

import boxoffice.table.storage.Change;
import boxoffice.table.storage.Entry;
import boxoffice.table.storage.Key;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table's stream. The key of each knows how many bytes there were up to its end,
 * so that nothing but the records must be kept to know how many there are.
 */
final class StreamLog {

  private static final Duration KEPT = Duration.ofHours(24);

  /** What a record takes beside its images, in bytes. */
  private static final int OVERHEAD = 100;

  /** How many records one write trims at most. */
  private static final int TRIMMED_AT_ONCE = 64;

  private static final String KEYS = "keys";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String BY_SERVICE = "byService";

  private final Storage storage;
  private final String space;

  StreamLog(Storage storage, Table table) {
    this.storage = storage;
    this.space = table.stream();
  }

  /** The changes that add these effects to a stream and trim it. */
  void append(List<Effect> effects, Instant now, long most, List<Change> changes) {
    var last = last();
    var number = last == null ? 0 : number(last);
    var end = last == null ? 0 : end(last);
    for (var effect : effects) {
      end += OVERHEAD + size(effect.before()) + size(effect.after());
      number++;
      changes.add(new Change.Put(space, key(number, end, now), record(effect)));
    }
    trim(end - most, now, changes);
  }

  /** The number of the oldest record that can be read, or of the next one. */
  long first(Instant now) {
    var oldest = storage.keys(space, from(0), null, false);
    while (oldest.hasNext()) {
      var key = oldest.next();
      if (time(key).isAfter(now.minus(KEPT))) {
        return number(key);
      }
    }
    return next();
  }

  /** The number of the next record. */
  long next() {
    var last = last();
    return last == null ? 1 : number(last) + 1;
  }

  /**
   * Records from a number on; no more than a limit and a size, but at least one if there is one.
   */
  List<StreamRecord> read(long from, int limit, long most, StreamDefinition.View view) {
    var records = new ArrayList<StreamRecord>();
    var size = 0L;
    var entries = storage.entries(space, from(from), null, false);
    while (entries.hasNext() && records.size() < limit) {
      var record = record(entries.next(), view);
      size += record.size();
      if (!records.isEmpty() && size > most) {
        break;
      }
      records.add(record);
    }
    return records;
  }

  static String sequenceNumber(long number) {
    return "%021d".formatted(number);
  }

  private void trim(long trimmedBytes, Instant now, List<Change> changes) {
    var oldest = storage.keys(space, from(0), null, false);
    for (var i = 0; i < TRIMMED_AT_ONCE && oldest.hasNext(); i++) {
      var key = oldest.next();
      if (end(key) > trimmedBytes && time(key).isAfter(now.minus(KEPT))) {
        return;
      }
      changes.add(new Change.Remove(space, key));
    }
  }

  private @Nullable Key last() {
    var newest = storage.keys(space, from(0), null, true);
    return newest.hasNext() ? newest.next() : null;
  }

  private static Attributes record(Effect effect) {
    var record =
        new Attributes.Editor()
            .put(KEYS, new Value.MapOf(effect.keys()))
            .put(BY_SERVICE, new Value.Bool(effect.byService()));
    if (effect.before() != null) {
      record.put(BEFORE, new Value.MapOf(effect.before()));
    }
    if (effect.after() != null) {
      record.put(AFTER, new Value.MapOf(effect.after()));
    }
    return record.done();
  }

  private static StreamRecord record(Entry entry, StreamDefinition.View view) {
    var before = map(entry, BEFORE);
    var after = map(entry, AFTER);
    var keys = map(entry, KEYS);
    return new StreamRecord(
        sequenceNumber(number(entry.key())),
        time(entry.key()),
        before == null
            ? StreamRecord.Event.INSERT
            : after == null ? StreamRecord.Event.REMOVE : StreamRecord.Event.MODIFY,
        keys == null ? Attributes.NONE : keys,
        view.showsOld() ? before : null,
        view.showsNew() ? after : null,
        view,
        entry.value().get(BY_SERVICE) instanceof Value.Bool(var truth) && truth);
  }

  private static @Nullable Attributes map(Entry entry, String name) {
    return entry.value().get(name) instanceof Value.MapOf(var attributes) ? attributes : null;
  }

  /** The first key of a number. */
  private static Key from(long number) {
    return new Key(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** The number of a record, how many bytes there were up to its end, its time. */
  private static Key key(long number, long end, Instant time) {
    return new Key(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(number)
            .putLong(end)
            .putLong(time.toEpochMilli())
            .array());
  }

  private static long number(Key key) {
    return ByteBuffer.wrap(key.bytes()).getLong(0);
  }

  private static long end(Key key) {
    return ByteBuffer.wrap(key.bytes()).getLong(Long.BYTES);
  }

  private static Instant time(Key key) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(key.bytes()).getLong(2 * Long.BYTES));
  }

  private static int size(@Nullable Attributes item) {
    return item == null ? 0 : item.size();
  }
}
