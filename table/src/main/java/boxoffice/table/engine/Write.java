package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A write of one item, alone or in a transaction. */
public sealed interface Write {

  String table();

  Guard guard();

  /** An item in place of what is there. */
  record Put(String table, Attributes item, Guard guard) implements Write {}

  /**
   * A change of what is there, or of nothing.
   *
   * @param expression null to change nothing
   */
  record Update(String table, Attributes key, @Nullable String expression, Guard guard)
      implements Write {}

  /** The end of an item. */
  record Delete(String table, Attributes key, Guard guard) implements Write {}

  /** No write, but a condition. Only in a transaction. */
  record Check(String table, Attributes key, Guard guard) implements Write {}

  /**
   * When a write is made.
   *
   * @param condition null for always
   * @param names null where the request has none
   * @param values null where the request has none
   * @param showsOld whether a failed condition shows the item
   */
  record Guard(
      @Nullable String condition,
      @Nullable Map<String, String> names,
      @Nullable Map<String, Value> values,
      boolean showsOld) {}
}
