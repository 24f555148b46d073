package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
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
  private final @Nullable Journal journal;
  private final Map<String, MVMap<Key, Attributes>> maps = new ConcurrentHashMap<>();

  private MapStorage(MVStore store, @Nullable Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** A new storage that is gone with its process. */
  public static MapStorage inMemory() {
    var store = new MVStore.Builder().open();
    store.setVersionsToKeep(0);
    return new MapStorage(store, null);
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
    return map(space).get(key);
  }

  @Override
  public Iterator<Entry> entries(String space, Key from, @Nullable Key to, boolean descending) {
    var map = map(space);
    return descending
        ? new Range(map.cursor(to, null, true), to, key -> key.compareTo(from) >= 0)
        : new Range(map.cursor(from), null, key -> to == null || key.compareTo(to) < 0);
  }

  @Override
  public long count(String space) {
    return map(space).sizeAsLong();
  }

  @Override
  public void write(List<Change> changes) {
    try {
      if (journal != null) {
        journal.append(changes);
      }
      make(changes);
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
      journal.replay(this::make);
      journal.beginAnew(this::save);
    }
  }

  private void save() {
    store.commit();
    store.sync();
  }

  private void make(List<Change> changes) {
    for (var change : changes) {
      var map = map(change.space());
      switch (change) {
        case Change.Put(var _, var key, var value) -> map.put(key, value);
        case Change.Remove(var _, var key) -> map.remove(key);
        case Change.Drop(var _) -> map.clear();
      }
    }
  }

  private MVMap<Key, Attributes> map(String space) {
    var map = maps.get(space);
    return map != null ? map : maps.computeIfAbsent(space, this::open);
  }

  private MVMap<Key, Attributes> open(String space) {
    return store.openMap(
        space,
        new MVMap.Builder<Key, Attributes>()
            .keyType(new KeyType())
            .valueType(new AttributesType()));
  }
}
