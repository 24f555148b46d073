package boxoffice.table.expression;

import boxoffice.table.expression.Condition.Comparator;
import boxoffice.table.expression.Resolved.Part;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition with the values of its request: it holds for an item or does not. */
public final class Test {

  private final Resolved condition;

  Test(Resolved condition) {
    this.condition = condition;
  }

  /**
   * Whether it holds.
   *
   * @param item {@link Attributes#NONE} where there is no item
   */
  public boolean holds(Attributes item) {
    return holds(condition, item);
  }

  Resolved condition() {
    return condition;
  }

  /** The paths that it reads. */
  public Set<Path> paths() {
    var paths = new HashSet<Path>();
    collect(condition, paths);
    return paths;
  }

  private static boolean holds(Resolved condition, Attributes item) {
    return switch (condition) {
      case Resolved.Or(var left, var right) -> holds(left, item) || holds(right, item);
      case Resolved.And(var left, var right) -> holds(left, item) && holds(right, item);
      case Resolved.Not(var inner) -> !holds(inner, item);
      case Resolved.Exists(var path) -> path.in(item) != null;
      case Resolved.Compare(var comparator, var left, var right) ->
          compare(comparator, value(left, item), value(right, item));
      case Resolved.Between(var operand, var least, var most) -> {
        var value = value(operand, item);
        yield compare(Comparator.AT_LEAST, value, value(least, item))
            && compare(Comparator.AT_MOST, value, value(most, item));
      }
      case Resolved.In(var operand, var among) -> {
        var value = value(operand, item);
        yield among.stream().anyMatch(each -> compare(Comparator.EQUAL, value, value(each, item)));
      }
      case Resolved.HasType(var operand, var type) -> {
        var value = value(operand, item);
        yield value != null && value.type() == type;
      }
      case Resolved.BeginsWith(var operand, var prefix) ->
          beginsWith(value(operand, item), value(prefix, item));
      case Resolved.Contains(var operand, var element) ->
          contains(value(operand, item), value(element, item));
    };
  }

  static boolean compare(Comparator comparator, @Nullable Value left, @Nullable Value right) {
    return switch (comparator) {
      case EQUAL -> left != null && left.equals(right);
      case DIFFERENT -> left == null || !left.equals(right);
      case LESS, AT_MOST, MORE, AT_LEAST -> {
        if (left == null
            || right == null
            || left.type() != right.type()
            || !left.type().isOrdered()) {
          yield false;
        }
        var order = Value.ORDER.compare(left, right);
        yield switch (comparator) {
          case LESS -> order < 0;
          case AT_MOST -> order <= 0;
          case MORE -> order > 0;
          default -> order >= 0;
        };
      }
    };
  }

  private static boolean beginsWith(@Nullable Value value, @Nullable Value prefix) {
    return switch (value) {
      case Value.Text(var text) ->
          prefix instanceof Value.Text(var wanted) && text.startsWith(wanted);
      case Value.Binary(var bytes) ->
          prefix instanceof Value.Binary(var wanted) && bytes.startsWith(wanted);
      case null, default -> false;
    };
  }

  private static boolean contains(@Nullable Value value, @Nullable Value element) {
    if (element == null) {
      return false;
    }
    return switch (value) {
      case Value.Text(var text) ->
          element instanceof Value.Text(var wanted) && text.contains(wanted);
      case Value.Binary(var bytes) ->
          element instanceof Value.Binary(var wanted) && bytes.contains(wanted);
      case Value.ListOf(var elements) -> elements.contains(element);
      case Value.SetOf(var _, var elements) -> elements.contains(element);
      case null, default -> false;
    };
  }

  private static @Nullable Value value(Part part, Attributes item) {
    return switch (part) {
      case Part.At(var path) -> path.in(item);
      case Part.Given(var value) -> value;
      case Part.SizeOf(var inner) -> Operand.SizeOf.of(value(inner, item));
    };
  }

  private static void collect(Resolved condition, Set<Path> paths) {
    switch (condition) {
      case Resolved.Or(var left, var right) -> {
        collect(left, paths);
        collect(right, paths);
      }
      case Resolved.And(var left, var right) -> {
        collect(left, paths);
        collect(right, paths);
      }
      case Resolved.Not(var inner) -> collect(inner, paths);
      case Resolved.Exists(var path) -> paths.add(path);
      case Resolved.Compare(var _, var left, var right) -> {
        collect(left, paths);
        collect(right, paths);
      }
      case Resolved.Between(var operand, var least, var most) -> {
        collect(operand, paths);
        collect(least, paths);
        collect(most, paths);
      }
      case Resolved.In(var operand, var among) -> {
        collect(operand, paths);
        among.forEach(each -> collect(each, paths));
      }
      case Resolved.HasType(var operand, var _) -> collect(operand, paths);
      case Resolved.BeginsWith(var operand, var prefix) -> {
        collect(operand, paths);
        collect(prefix, paths);
      }
      case Resolved.Contains(var operand, var element) -> {
        collect(operand, paths);
        collect(element, paths);
      }
    }
  }

  private static void collect(Part part, Set<Path> paths) {
    switch (part) {
      case Part.At(var path) -> paths.add(path);
      case Part.SizeOf(var inner) -> collect(inner, paths);
      case Part.Given _ -> {}
    }
  }
}
