package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Change;
import boxoffice.table.storage.Entry;
import boxoffice.table.storage.Key;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables there are. */
final class Tables {

  private static final String SPACE = "tables";

  private final Storage storage;
  private final Settings settings;
  private final Commits commits;
  private final Arns arns;

  /** Tables by name, each as it was made from the attributes that are stored. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Attributes stored, Table table) {}

  Tables(Storage storage, Settings settings, Commits commits) {
    this.storage = storage;
    this.settings = settings;
    this.commits = commits;
    this.arns = new Arns(settings.region());
  }

  /** The table that an operation on items names. */
  Table of(String name) {
    var table = find(name);
    if (table == null) {
      throw new Refused(Code.RESOURCE_NOT_FOUND, "Requested resource not found");
    }
    return table;
  }

  /** The table that an operation on tables names. */
  private Table named(String name) {
    var table = find(name);
    if (table == null) {
      throw new Refused(
          Code.RESOURCE_NOT_FOUND,
          "Requested resource not found: Table: %s not found".formatted(name));
    }
    return table;
  }

  Table ofStream(String arn) {
    var table = find(Arns.tableOf(arn));
    var stream = table == null ? null : table.definition().stream();
    if (table == null || stream == null || !arns.stream(table.name(), stream).equals(arn)) {
      throw new Refused(
          Code.RESOURCE_NOT_FOUND,
          "Requested resource not found: Stream: %s not found".formatted(arn));
    }
    return table;
  }

  Result.Described create(Request.CreateTable request) {
    synchronized (commits) {
      if (find(request.table()) != null) {
        throw new Refused(
            Code.RESOURCE_IN_USE, "Table already exists: %s".formatted(request.table()));
      }
      var definition =
          NewTable.define(request, settings.ids().get().toString(), settings.clock().instant());
      commits.commit(List.of(), List.of(stored(definition)));
      return new Result.Described(definition, Result.Status.CREATING, 0, arns);
    }
  }

  Result.Described describe(String name) {
    var table = named(name);
    return new Result.Described(
        table.definition(), Result.Status.ACTIVE, storage.count(table.items()), arns);
  }

  Result.Described delete(String name) {
    synchronized (commits) {
      var table = named(name);
      if (table.definition().isProtected()) {
        throw Refused.invalid(
            "Resource cannot be deleted as it is currently protected against deletion. Disable"
                + " deletion protection first.");
      }
      var items = storage.count(table.items());
      var changes = new ArrayList<Change>();
      changes.add(new Change.Remove(SPACE, key(name)));
      changes.add(new Change.Drop(table.items()));
      changes.add(new Change.Drop(table.ends()));
      changes.add(new Change.Drop(table.stream()));
      table
          .definition()
          .indexes()
          .forEach(index -> changes.add(new Change.Drop(table.index(index))));
      commits.commit(List.of(), changes);
      return new Result.Described(table.definition(), Result.Status.DELETING, items, arns);
    }
  }

  Result.Tables list(Request.ListTables request) {
    var after = request.after();
    var entries = storage.entries(SPACE, after == null ? key("") : key(after).next(), null, false);
    var names = new ArrayList<String>();
    while (entries.hasNext() && names.size() < request.limit()) {
      names.add(Definitions.read(entries.next().value()).name());
    }
    return new Result.Tables(names, entries.hasNext() ? names.getLast() : null);
  }

  /** All of them, in the order of their names. */
  List<Table> all() {
    var all = new ArrayList<Table>();
    storage
        .entries(SPACE, key(""), null, false)
        .forEachRemaining(entry -> all.add(new Table(Definitions.read(entry.value()))));
    return all;
  }

  Result.TimeToLiveUpdated updateTimeToLive(Request.UpdateTimeToLive request) {
    synchronized (commits) {
      var table = named(request.table());
      var old = table.definition().timeToLive();
      if (request.enabled() == (old != null)) {
        throw Refused.invalid(
            "TimeToLive is already %s", request.enabled() ? "enabled" : "disabled");
      }
      if (old != null && !old.equals(request.attribute())) {
        throw Refused.invalid(
            "TimeToLive is active on a different AttributeName: current AttributeName is %s", old);
      }
      var definition =
          table.definition().withTimeToLive(request.enabled() ? request.attribute() : null);
      var changes = new ArrayList<Change>();
      changes.add(stored(definition));
      changes.add(new Change.Drop(table.ends()));
      if (request.enabled()) {
        addEnds(definition, storage.entries(table.items(), new Key(), null, false), changes);
      }
      commits.commit(List.of(), changes);
      return new Result.TimeToLiveUpdated(request.attribute(), request.enabled());
    }
  }

  Result.TimeToLiveDescribed describeTimeToLive(String name) {
    return new Result.TimeToLiveDescribed(named(name).definition().timeToLive());
  }

  private void addEnds(TableDefinition definition, Iterator<Entry> items, List<Change> changes) {
    var table = new Table(definition);
    items.forEachRemaining(
        item ->
            Effect.end(definition, item.value())
                .ifPresent(
                    end ->
                        changes.add(
                            new Change.Put(
                                table.ends(), Effect.endKey(end, item.key()), Attributes.NONE))));
  }

  @SuppressWarnings("ReferenceEquality") // the same object is stored: nothing changed
  private @Nullable Table find(String name) {
    var stored = storage.get(SPACE, key(name));
    if (stored == null) {
      return null;
    }
    var last = known.get(name);
    if (last != null && last.stored() == stored) {
      return last.table();
    }
    var table = new Table(Definitions.read(stored));
    known.put(name, new Known(stored, table));
    return table;
  }

  private static Change stored(TableDefinition definition) {
    return new Change.Put(SPACE, key(definition.name()), Definitions.write(definition));
  }

  private static Key key(String name) {
    return new Key(name.getBytes(StandardCharsets.UTF_8));
  }
}
