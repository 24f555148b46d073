package boxoffice.table.engine;

import boxoffice.table.engine.Cancelled.Reason;
import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Returned;
import boxoffice.table.expression.Changes;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes, alone and in transactions. */
final class Writes {

  private static final int MOST_ACTIONS = 100;
  private static final long LARGEST_TRANSACTION = 4L * 1024 * 1024;

  private final Storage storage;
  private final Settings settings;
  private final Tables tables;
  private final ItemLocks locks;
  private final Commits commits;
  private final Tokens tokens;
  private final Traffic traffic;
  private final Set<String> tokensInFlight = ConcurrentHashMap.newKeySet();

  Writes(
      Storage storage,
      Settings settings,
      Tables tables,
      ItemLocks locks,
      Commits commits,
      Traffic traffic) {
    this.storage = storage;
    this.settings = settings;
    this.tables = tables;
    this.locks = locks;
    this.commits = commits;
    this.tokens = new Tokens(storage);
    this.traffic = traffic;
  }

  /** Makes one write. */
  Result.Written single(Write write, Returned returned, Report report) {
    var prepared = Prepared.of(tables, write);
    var place = prepared.place();
    traffic.admit(prepared, place);
    Effect effect;
    try (var _ = locks.exclusive(List.of(place))) {
      var before = storage.get(place.space(), place.key());
      if (!prepared.allowed(before)) {
        throw new ConditionFailed(prepared.shown(before));
      }
      effect = prepared.effect(place, before);
      commits.commit(List.of(effect), List.of());
    }
    return new Result.Written(
        returned(returned, prepared.changes(), effect),
        report == Report.NONE
            ? null
            : new Consumed(
                write.table(),
                Capacity.write(effect.before(), effect.after()),
                Capacity.indexes(effect.table(), effect.before(), effect.after()),
                Consumed.Kind.PLAIN,
                report == Report.INDEXES));
  }

  /** Makes all writes or none. */
  Result.Transacted transact(Request.TransactWriteItems request) {
    var token = request.token();
    if (token == null) {
      return transact(request, 0);
    }
    if (!tokensInFlight.add(token)) {
      throw new Refused(
          Code.TRANSACTION_IN_PROGRESS,
          "The transaction with the given request token is already in progress.");
    }
    try {
      var fingerprint = Tokens.fingerprint(request.writes());
      return tokens.knows(token, fingerprint, settings.clock().instant())
          ? repeated(request)
          : transact(request, fingerprint);
    } finally {
      tokensInFlight.remove(token);
    }
  }

  private Result.Transacted transact(Request.TransactWriteItems request, long fingerprint) {
    if (request.writes().size() > MOST_ACTIONS) {
      throw Refused.invalid(
          "1 validation error detected: Value at 'transactItems' failed to satisfy constraint:"
              + " Member must have length less than or equal to 100");
    }
    var prepared = request.writes().stream().map(write -> Prepared.of(tables, write)).toList();
    var places = places(prepared);
    Items.distinct(places, "Transaction request cannot include multiple operations on one item");
    List<Effect> effects;
    try (var _ = traffic.transaction(prepared, places);
        var _ = locks.exclusive(places)) {
      effects = effects(prepared, places);
      commits.commit(
          effects,
          request.token() == null
              ? List.of()
              : tokens.remember(request.token(), fingerprint, settings.clock().instant()));
    }
    return new Result.Transacted(
        request.report() == Report.NONE ? null : consumed(effects, request.report()));
  }

  /** The places of the items; a write that does not fit its table cancels the transaction. */
  private static List<Place> places(List<Prepared> writes) {
    var places = new ArrayList<Place>();
    var reasons = new ArrayList<Reason>();
    for (var write : writes) {
      try {
        places.add(write.place());
        reasons.add(Reason.NONE);
      } catch (Refused flaw) {
        reasons.add(Reason.invalid(flaw));
      }
    }
    Cancelled.ifAny(reasons);
    return places;
  }

  private List<Effect> effects(List<Prepared> writes, List<Place> places) {
    var effects = new ArrayList<Effect>();
    var reasons = new ArrayList<Reason>();
    var size = 0L;
    for (var i = 0; i < writes.size(); i++) {
      var write = writes.get(i);
      var place = places.get(i);
      var before = storage.get(place.space(), place.key());
      try {
        if (write.allowed(before)) {
          var effect = write.effect(place, before);
          effects.add(effect);
          size += effect.after() == null ? 0 : effect.after().size();
          reasons.add(Reason.NONE);
        } else {
          reasons.add(Reason.conditionFailed(write.shown(before)));
        }
      } catch (Refused flaw) {
        reasons.add(Reason.invalid(flaw));
      }
    }
    Cancelled.ifAny(reasons);
    if (size > LARGEST_TRANSACTION) {
      throw Refused.invalid(
          "The aggregate size of the items in the transaction cannot exceed 4 MB");
    }
    return effects;
  }

  /** The answer to a transaction that was made already: it reads what it wrote. */
  private Result.Transacted repeated(Request.TransactWriteItems request) {
    if (request.report() == Report.NONE) {
      return new Result.Transacted(null);
    }
    var consumed = new LinkedHashMap<String, Consumed>();
    for (var write : request.writes()) {
      var place = Prepared.of(tables, write).place();
      var units = Capacity.transactionRead(storage.get(place.space(), place.key()));
      add(
          consumed,
          new Consumed(
              write.table(),
              units,
              Map.of(),
              Consumed.Kind.TRANSACTION_READ,
              request.report() == Report.INDEXES));
    }
    return new Result.Transacted(List.copyOf(consumed.values()));
  }

  private static List<Consumed> consumed(List<Effect> effects, Report report) {
    var consumed = new LinkedHashMap<String, Consumed>();
    for (var effect : effects) {
      add(
          consumed,
          new Consumed(
              effect.table().name(),
              Capacity.write(effect.before(), effect.after()) * Capacity.TRANSACTION,
              new TreeMap<>(Capacity.indexes(effect.table(), effect.before(), effect.after())),
              Consumed.Kind.TRANSACTION_WRITE,
              report == Report.INDEXES));
    }
    return List.copyOf(consumed.values());
  }

  private static void add(Map<String, Consumed> all, Consumed consumed) {
    all.merge(consumed.table(), consumed, Consumed::plus);
  }

  private static @Nullable Attributes returned(Returned returned, Changes changes, Effect effect) {
    var before = effect.before();
    var after = effect.after();
    return switch (returned) {
      case NONE -> null;
      case ALL_OLD -> before;
      case ALL_NEW -> after;
      case UPDATED_OLD -> before == null ? null : changes.projection().of(before);
      case UPDATED_NEW -> after == null ? null : changes.projection().of(after);
    };
  }
}
