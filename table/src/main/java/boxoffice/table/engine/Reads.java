package boxoffice.table.engine;

import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Wanted;
import boxoffice.table.expression.Kind;
import boxoffice.table.expression.Projection;
import boxoffice.table.expression.Scope;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads of items by their keys. */
final class Reads {

  private static final int MOST_KEYS = 100;
  private static final int MOST_ACTIONS = 100;
  private static final long LARGEST_BATCH = 16L * 1024 * 1024;
  private static final long LARGEST_TRANSACTION = 4L * 1024 * 1024;

  private final Storage storage;
  private final Tables tables;
  private final ItemLocks locks;
  private final Traffic traffic;

  Reads(Storage storage, Tables tables, ItemLocks locks, Traffic traffic) {
    this.storage = storage;
    this.tables = tables;
    this.locks = locks;
    this.traffic = traffic;
  }

  Result.Item get(Request.GetItem get) {
    var projection = projection(get.wanted());
    var table = tables.of(get.table());
    var item = read(place(table, get.key()), get.consistent());
    return new Result.Item(
        item == null ? null : projection.of(item),
        get.report() == Report.NONE
            ? null
            : new Consumed(
                get.table(),
                Capacity.read(item == null ? 0 : item.size(), get.consistent()),
                Map.of(),
                Consumed.Kind.PLAIN,
                get.report() == Report.INDEXES));
  }

  Result.Batch batch(Request.BatchGetItem batch) {
    if (batch.tables().values().stream().mapToInt(keys -> keys.keys().size()).sum() > MOST_KEYS) {
      throw Refused.invalid("Too many items requested for the BatchGetItem call");
    }
    var items = new LinkedHashMap<String, List<Attributes>>();
    var unprocessed = new LinkedHashMap<String, Request.Keys>();
    var consumed = new ArrayList<Consumed>();
    var size = 0L;
    for (var entry : batch.tables().entrySet()) {
      var keys = entry.getValue();
      var projection = projection(keys.wanted());
      var table = tables.of(entry.getKey());
      var places = keys.keys().stream().map(key -> place(table, key)).toList();
      Items.distinct(places, "Provided list of item keys contains duplicates");
      var found = new ArrayList<Attributes>();
      var units = 0.0;
      for (var i = 0; i < places.size(); i++) {
        var item = read(places.get(i), keys.consistent());
        var bytes = item == null ? 0 : item.size();
        if (size + bytes > LARGEST_BATCH) {
          unprocessed.put(
              entry.getKey(),
              new Request.Keys(
                  keys.keys().subList(i, places.size()), keys.consistent(), keys.wanted()));
          break;
        }
        size += bytes;
        units += Capacity.read(bytes, keys.consistent());
        if (item != null) {
          found.add(projection.of(item));
        }
      }
      items.put(entry.getKey(), found);
      consumed.add(
          new Consumed(
              entry.getKey(),
              units,
              Map.of(),
              Consumed.Kind.PLAIN,
              batch.report() == Report.INDEXES));
    }
    return new Result.Batch(items, unprocessed, batch.report() == Report.NONE ? null : consumed);
  }

  Result.Items transact(Request.TransactGetItems request) {
    if (request.gets().size() > MOST_ACTIONS) {
      throw Refused.invalid(
          "1 validation error detected: Value at 'transactItems' failed to satisfy constraint:"
              + " Member must have length less than or equal to 100");
    }
    var projections = request.gets().stream().map(get -> projection(get.wanted())).toList();
    var places = places(request.gets());
    Items.distinct(places, "Transaction request cannot include multiple operations on one item");
    traffic.admitReads(places);
    List<@Nullable Attributes> items = new ArrayList<>();
    var consumed = new LinkedHashMap<String, Consumed>();
    var size = 0L;
    try (var _ = locks.shared(places)) {
      for (var i = 0; i < places.size(); i++) {
        var item = storage.get(places.get(i).space(), places.get(i).key());
        size += item == null ? 0 : item.size();
        items.add(item == null ? null : projections.get(i).of(item));
        consumed.merge(
            request.gets().get(i).table(),
            new Consumed(
                request.gets().get(i).table(),
                Capacity.transactionRead(item),
                Map.of(),
                Consumed.Kind.TRANSACTION_READ,
                request.report() == Report.INDEXES),
            Consumed::plus);
      }
    }
    if (size > LARGEST_TRANSACTION) {
      throw Refused.invalid(
          "The aggregate size of the items in the transaction cannot exceed 4 MB");
    }
    return new Result.Items(
        items, request.report() == Report.NONE ? null : List.copyOf(consumed.values()));
  }

  /** The places of the items; a key that does not fit its table cancels the transaction. */
  private List<Place> places(List<Request.Get> gets) {
    var places = new ArrayList<Place>();
    var reasons = new ArrayList<Cancelled.Reason>();
    for (var get : gets) {
      var table = tables.of(get.table());
      try {
        places.add(place(table, get.key()));
        reasons.add(Cancelled.Reason.NONE);
      } catch (Refused flaw) {
        reasons.add(Cancelled.Reason.invalid(flaw));
      }
    }
    Cancelled.ifAny(reasons);
    return places;
  }

  private @Nullable Attributes read(Place place, boolean consistent) {
    return consistent
        ? locks.reading(place, () -> storage.get(place.space(), place.key()))
        : storage.get(place.space(), place.key());
  }

  private static Place place(Table table, Attributes key) {
    Items.checkKey(table, key);
    return new Place(table.items(), table.key(key));
  }

  private static Projection projection(Wanted wanted) {
    var scope = new Scope(wanted.names(), null);
    var projection = scope.projection(wanted.expression());
    scope.finish(Kind.PROJECTION);
    return projection;
  }
}
