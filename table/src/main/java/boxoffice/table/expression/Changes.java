package boxoffice.table.expression;

import boxoffice.table.expression.Update.Action;
import boxoffice.table.expression.Update.Source;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Numbers;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An update with the values of its request. */
public final class Changes {

  /** No change. */
  public static final Changes NONE = new Changes(List.of(), List.of(), Map.of(), Map.of());

  private static final String WRONG_TYPE =
      "An operand in the update expression has an incorrect data type";

  private final List<Action> actions;
  private final List<Path> paths;
  private final Map<String, String> names;
  private final Map<String, Value> values;

  private Changes(
      List<Action> actions,
      List<Path> paths,
      Map<String, String> names,
      Map<String, Value> values) {
    this.actions = actions;
    this.paths = paths;
    this.names = names;
    this.values = values;
  }

  static Changes of(Update update, Map<String, String> names, Map<String, Value> values) {
    var paths = new ArrayList<Path>();
    for (var action : update.actions()) {
      paths.add(action.path().with(names));
    }
    Overlap.refuse(Kind.UPDATE, paths);
    var changes = new Changes(update.actions(), paths, names, values);
    changes.checkTypes();
    return changes;
  }

  /** The paths that are changed, in the order of the actions. */
  public List<Path> paths() {
    return paths;
  }

  /** What these changes set, removed or added to, as it is in an item. */
  public Projection projection() {
    return new Projection(paths);
  }

  /**
   * The item after the update. All values are of the item before it.
   *
   * @throws Refused where the item does not have what the update needs
   */
  public Attributes apply(Attributes item) {
    var edits = new Edits();
    for (var i = 0; i < actions.size(); i++) {
      var path = paths.get(i);
      switch (actions.get(i)) {
        case Action.Set(var _, var source) -> edits.put(path, value(source, item));
        case Action.Remove _ -> edits.remove(path);
        case Action.Add(var _, var placeholder) ->
            edits.put(path, sum(path.in(item), given(placeholder)));
        case Action.Delete(var _, var placeholder) -> {
          var rest = difference(path.in(item), given(placeholder));
          if (rest == null) {
            edits.remove(path);
          } else {
            edits.put(path, rest);
          }
        }
      }
    }
    return edits.apply(item);
  }

  private Value value(Source source, Attributes item) {
    return switch (source) {
      case Source.Given(var placeholder) -> given(placeholder);
      case Source.At(var path) -> {
        var value = path.with(names).in(item);
        if (value == null) {
          throw Refused.invalid(
              "The provided expression refers to an attribute that does not exist in the item");
        }
        yield value;
      }
      case Source.IfNotExists(var path, var other) -> {
        var value = path.with(names).in(item);
        yield value == null ? value(other, item) : value;
      }
      case Source.Sum(var left, var minus, var right) -> {
        if (value(left, item) instanceof Value.Decimal(var a)
            && value(right, item) instanceof Value.Decimal(var b)) {
          yield Numbers.of(minus ? a.subtract(b) : a.add(b));
        }
        throw Refused.invalid(WRONG_TYPE);
      }
      case Source.Append(var left, var right) -> {
        if (value(left, item) instanceof Value.ListOf(var a)
            && value(right, item) instanceof Value.ListOf(var b)) {
          var all = new ArrayList<>(a);
          all.addAll(b);
          yield new Value.ListOf(all);
        }
        throw Refused.invalid(WRONG_TYPE);
      }
    };
  }

  private static Value sum(@Nullable Value old, Value added) {
    if (old == null) {
      return added;
    }
    if (old instanceof Value.Decimal(var a) && added instanceof Value.Decimal(var b)) {
      return Numbers.of(a.add(b));
    }
    if (old instanceof Value.SetOf(var type, var a)
        && added instanceof Value.SetOf(var other, var b)
        && type == other) {
      var all = new ArrayList<>(a);
      all.addAll(b);
      return Value.SetOf.of(type, all);
    }
    throw Refused.invalid(WRONG_TYPE);
  }

  /** Null where nothing is left: there is no empty set. */
  private static @Nullable Value difference(@Nullable Value old, Value taken) {
    if (old == null) {
      return null;
    }
    if (old instanceof Value.SetOf(var type, var a)
        && taken instanceof Value.SetOf(var other, var b)
        && type == other) {
      var rest = new TreeSet<>(Value.ORDER);
      rest.addAll(a);
      rest.removeAll(b);
      return rest.isEmpty() ? null : Value.SetOf.of(type, rest);
    }
    throw Refused.invalid(WRONG_TYPE);
  }

  /** Scope has seen that the placeholder is defined. */
  private Value given(String placeholder) {
    return Objects.requireNonNull(values.get(placeholder));
  }

  private void checkTypes() {
    for (var action : actions) {
      switch (action) {
        case Action.Set(var _, var source) -> checkTypes(source);
        case Action.Remove _ -> {}
        case Action.Add(var _, var placeholder) -> {
          var type = given(placeholder).type();
          if (type != Type.N && !type.isSet()) {
            throw wrongSection("ADD", type);
          }
        }
        case Action.Delete(var _, var placeholder) -> {
          var type = given(placeholder).type();
          if (!type.isSet()) {
            throw wrongSection("DELETE", type);
          }
        }
      }
    }
  }

  private void checkTypes(Source source) {
    switch (source) {
      case Source.Given _, Source.At _ -> {}
      case Source.IfNotExists(var _, var other) -> checkTypes(other);
      case Source.Sum(var left, var minus, var right) -> {
        mustBe(Type.N, minus ? "-" : "+", left);
        mustBe(Type.N, minus ? "-" : "+", right);
      }
      case Source.Append(var left, var right) -> {
        mustBe(Type.L, "list_append", left);
        mustBe(Type.L, "list_append", right);
      }
    }
  }

  private void mustBe(Type type, String operator, Source source) {
    checkTypes(source);
    if (source instanceof Source.Given(var placeholder) && given(placeholder).type() != type) {
      throw Kind.UPDATE.flaw(
          "Incorrect operand type for operator or function; operator or function: %s, operand"
              + " type: %s",
          operator, given(placeholder).type());
    }
  }

  private static Refused wrongSection(String section, Type type) {
    return Kind.UPDATE.flaw(
        "Incorrect operand type for operator or function; operator: %s, operand type: %s",
        section,
        switch (type) {
          case S -> "STRING";
          case N -> "NUMBER";
          case B -> "BINARY";
          case BOOL -> "BOOLEAN";
          case L -> "LIST";
          case M -> "MAP";
          case NULL, SS, NS, BS -> type.name();
        });
  }
}
