package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A storage on H2's MVStore, in memory or in a folder.
 *
 * <p>In a folder, a write is in the journal before it is in the maps: the operating system has it,
 * and a process that is killed loses nothing. The store itself is written in the background. When
 * the journal is long and what it holds is in the store, it begins anew. Changes in the journal set
 * absolute values, so that it does no harm to make them again.
 */
public final class MapStorage implements Storage {

  private static final String STORE = "table.mv.db";

  /** In bytes. Items are small, and a write rewrites its page. */
  private static final int PAGE = 4 * 1024;

  private final MVStore store;

  private final Decoded decoded = new Decoded();

  /** For one write at a time. */
  private final WriteBuffer buffer = new WriteBuffer();

  private final @Nullable Journal journal;
  private final Map<String, MVMap<Key, Stored>> maps = new ConcurrentHashMap<>();

  /** In kilobytes: above it, writes wait until others are saved. */
  private static final int UNSAVED = 128 * 1024;

  /** In percent: what has less is written anew, to get its space back. */
  private static final int FILLED = 50;

  private MapStorage(MVStore store, @Nullable Journal journal) {
    this.store = store;
    this.journal = journal;
    store.setVersionsToKeep(0);
  }

  /** A new storage that is gone with its process. */
  public static MapStorage inMemory() {
    return new MapStorage(new MVStore.Builder().open(), null);
  }

  /**
   * The storage of a folder, with all that was written to it.
   *
   * @param cache how many megabytes of what it reads it keeps in memory
   * @throws UncheckedIOException where the folder cannot be used, or another process uses it
   */
  public static MapStorage in(Path folder, int cache) {
    try {
      Files.createDirectories(folder);
      var store =
          new MVStore.Builder()
              .fileName(folder.resolve(STORE).toString())
              .pageSplitSize(PAGE)
              .cacheSize(cache)
              .autoCommitBufferSize(UNSAVED)
              .autoCompactFillRate(FILLED)
              .open();
      var storage = new MapStorage(store, new Journal(folder));
      storage.recover();
      return storage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable Attributes get(String space, Key key) {
    var stored = map(space).get(key);
    return stored == null ? null : decoded.value(stored);
  }

  @Override
  public Iterator<Entry> entries(String space, Key from, @Nullable Key to, boolean descending) {
    return range(space, from, to, descending, (key, stored) -> new Entry(key, stored.value()));
  }

  @Override
  public Iterator<Key> keys(String space, Key from, @Nullable Key to, boolean descending) {
    return range(space, from, to, descending, (key, _) -> key);
  }

  @Override
  public long count(String space) {
    return map(space).sizeAsLong();
  }

  @Override
  public void write(List<Change> changes) {
    try {
      var values = values(changes);
      if (journal != null) {
        journal.append(changes, values);
      }
      make(changes, values);
      if (journal != null && journal.isLong()) {
        journal.beginAnew(this::save);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (journal == null) {
        store.close();
      } else {
        journal.close(store::close);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void recover() throws IOException {
    if (journal != null) {
      journal.replay(changes -> make(changes, values(changes)));
      journal.beginAnew(this::save);
    }
  }

  private void save() {
    store.commit();
    store.sync();
  }

  /** The values that changes put, as the store holds them. */
  private List<Stored> values(List<Change> changes) {
    var values = new ArrayList<Stored>();
    for (var change : changes) {
      if (change instanceof Change.Put(var _, var _, var value)) {
        values.add(
            journal == null ? new Stored(value) : new Stored(value, Binary.bytes(value, buffer)));
      }
    }
    return values;
  }

  private void make(List<Change> changes, List<Stored> values) {
    var value = values.iterator();
    for (var change : changes) {
      var map = map(change.space());
      switch (change) {
        case Change.Put(var _, var key, var _) -> map.put(key, value.next());
        case Change.Remove(var _, var key) -> map.remove(key);
        case Change.Drop(var space) -> {
          maps.remove(space);
          store.removeMap(map);
        }
      }
    }
  }

  private <T> Iterator<T> range(
      String space,
      Key from,
      @Nullable Key to,
      boolean descending,
      BiFunction<Key, Stored, T> each) {
    var map = map(space);
    return descending
        ? new Range<>(map.cursor(to, null, true), to, key -> key.compareTo(from) >= 0, each)
        : new Range<>(map.cursor(from), null, key -> to == null || key.compareTo(to) < 0, each);
  }

  private MVMap<Key, Stored> map(String space) {
    var map = maps.get(space);
    return map != null ? map : maps.computeIfAbsent(space, this::open);
  }

  private MVMap<Key, Stored> open(String space) {
    return store.openMap(
        space, new MVMap.Builder<Key, Stored>().keyType(new KeyType()).valueType(new StoredType()));
  }
}
