package boxoffice.table.engine;

import boxoffice.table.storage.Change;
import boxoffice.table.storage.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes effects to the storage, one commit after the other; a stream has them in this order. */
final class Commits {

  private final Storage storage;
  private final Settings settings;
  private volatile Runnable listener = () -> {};

  Commits(Storage storage, Settings settings) {
    this.storage = storage;
    this.settings = settings;
  }

  /** Has this told when streams have new records. */
  void tell(Runnable other) {
    listener = other;
  }

  /** Makes effects and other changes, all or none. Whoever calls holds the locks of the items. */
  synchronized void commit(List<Effect> effects, List<Change> others) {
    var changes = new ArrayList<Change>();
    var streams = new LinkedHashMap<Table, List<Effect>>();
    for (var effect : effects) {
      if (effect.changesNothing()) {
        continue;
      }
      effect.addTo(changes);
      if (effect.table().definition().stream() != null) {
        streams.computeIfAbsent(effect.table(), _ -> new ArrayList<>()).add(effect);
      }
    }
    if (!streams.isEmpty()) {
      var now = settings.clock().instant();
      streams.forEach(
          (table, records) ->
              new StreamLog(storage, table).append(records, now, settings.streamBytes(), changes));
    }
    changes.addAll(others);
    if (!changes.isEmpty()) {
      storage.write(changes);
    }
    if (!streams.isEmpty()) {
      listener.run();
    }
  }
}
