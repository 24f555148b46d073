package boxoffice.table.engine;

import boxoffice.table.engine.ItemLocks.Place;
import boxoffice.table.expression.Changes;
import boxoffice.table.expression.Kind;
import boxoffice.table.expression.Scope;
import boxoffice.table.expression.Test;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A write whose expressions were read, of a table that is there.
 *
 * @param condition null for none
 * @param changes none but for an update
 */
record Prepared(Table table, Write write, @Nullable Test condition, Changes changes) {

  /**
   * Reads the expressions of a write.
   *
   * @throws Refused where they are wrong in themselves, or there is no such table
   */
  static Prepared of(Tables tables, Write write) {
    var guard = write.guard();
    var scope = new Scope(guard.names(), guard.values());
    var changes = scope.changes(write instanceof Write.Update update ? update.expression() : null);
    var condition = scope.condition(Kind.CONDITION, guard.condition());
    if (write instanceof Write.Update) {
      scope.finish(Kind.UPDATE, Kind.CONDITION);
    } else {
      scope.finish(Kind.CONDITION);
    }
    return new Prepared(tables.of(write.table()), write, condition, changes);
  }

  /**
   * Where the item is.
   *
   * @throws Refused where the write does not fit the keys of its table
   */
  Place place() {
    switch (write) {
      case Write.Put put -> Items.checkPut(table, put.item());
      case Write.Update update -> {
        Items.checkKey(table, update.key());
        checkPaths();
      }
      case Write.Delete delete -> Items.checkKey(table, delete.key());
      case Write.Check check -> Items.checkKey(table, check.key());
    }
    return new Place(table.items(), table.key(keys()));
  }

  /** Whether the condition holds. */
  boolean allowed(@Nullable Attributes before) {
    return condition == null || condition.holds(before == null ? Attributes.NONE : before);
  }

  /** What a failed condition shows. */
  @Nullable Attributes shown(@Nullable Attributes before) {
    return write.guard().showsOld() ? before : null;
  }

  /**
   * What the write does.
   *
   * @throws Refused where the item does not have what an update needs
   */
  Effect effect(Place place, @Nullable Attributes before) {
    return new Effect(table, place.key(), before, after(before), false);
  }

  private @Nullable Attributes after(@Nullable Attributes before) {
    return switch (write) {
      case Write.Put put -> put.item();
      case Write.Delete _ -> null;
      case Write.Check _ -> before;
      case Write.Update update -> {
        var after = changes.apply(before == null ? update.key() : before);
        Items.checkUpdated(table, after);
        yield after;
      }
    };
  }

  /** The item or the key that the write names. */
  Attributes keys() {
    return switch (write) {
      case Write.Put put -> put.item();
      case Write.Update update -> update.key();
      case Write.Delete delete -> delete.key();
      case Write.Check check -> check.key();
    };
  }

  private void checkPaths() {
    for (var path : changes.paths()) {
      if (table.keys().has(path.head())) {
        throw path.isNested()
            ? Refused.invalid(
                "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                    + " allowed: Key: %s",
                path.head())
            : Refused.invalid(
                "One or more parameter values were invalid: Cannot update attribute %s. This"
                    + " attribute is part of the key",
                path.head());
      }
      if (path.isNested()
          && table.definition().indexes().stream()
              .anyMatch(index -> index.keys().has(path.head()))) {
        throw Refused.invalid(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                + " allowed: IndexKey: %s",
            path.head());
      }
    }
  }
}
