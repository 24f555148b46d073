package boxoffice.table.expression;

import java.util.List;

/**
 * An <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">update</a>
 * as it is written, with its placeholders.
 */
record Update(List<Action> actions) {

  Update {
    actions = List.copyOf(actions);
  }

  /** A change at one path. */
  sealed interface Action {

    Path path();

    record Set(Path path, Source source) implements Action {}

    record Remove(Path path) implements Action {}

    /** Adds to a number or a set. */
    record Add(Path path, String placeholder) implements Action {}

    /** Takes elements out of a set. */
    record Delete(Path path, String placeholder) implements Action {}
  }

  /** Where a new value comes from. */
  sealed interface Source {

    record At(Path path) implements Source {}

    record Given(String placeholder) implements Source {}

    record Sum(Source left, boolean minus, Source right) implements Source {}

    record IfNotExists(Path path, Source other) implements Source {}

    record Append(Source left, Source right) implements Source {}
  }
}
