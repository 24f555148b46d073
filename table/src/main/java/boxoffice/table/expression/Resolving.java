package boxoffice.table.expression;

import boxoffice.table.expression.Condition.Comparator;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import boxoffice.table.value.ValueText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts names and values in place of the placeholders of a condition, and checks their types. */
final class Resolving {

  private final Kind kind;
  private final Map<String, String> names;
  private final Map<String, Value> values;

  private Resolving(Kind kind, Map<String, String> names, Map<String, Value> values) {
    this.kind = kind;
    this.names = names;
    this.values = values;
  }

  static Resolved condition(
      Kind kind, Condition condition, Map<String, String> names, Map<String, Value> values) {
    return new Resolving(kind, names, values).resolve(condition);
  }

  private Resolved resolve(Condition condition) {
    return switch (condition) {
      case Condition.Or(var left, var right) -> new Resolved.Or(resolve(left), resolve(right));
      case Condition.And(var left, var right) -> new Resolved.And(resolve(left), resolve(right));
      case Condition.Not(var inner) -> new Resolved.Not(resolve(inner));
      case Condition.Compare compare -> compare(compare);
      case Condition.Between between -> between(between);
      case Condition.In(var operand, var among) ->
          new Resolved.In(resolve(operand), among.stream().map(this::resolve).toList());
      case Condition.Exists(var path) -> new Resolved.Exists(path.with(names));
      case Condition.Absent(var path) -> new Resolved.Not(new Resolved.Exists(path.with(names)));
      case Condition.HasType(var operand, var type) ->
          new Resolved.HasType(resolve(operand), type(resolve(type)));
      case Condition.BeginsWith(var operand, var prefix) -> {
        var left = resolve(operand);
        var right = resolve(prefix);
        distinct("begins_with", left, right);
        for (var each : List.of(left, right)) {
          var type = givenType(each);
          if (type != null && type != Type.S && type != Type.B) {
            throw wrongType("begins_with", type);
          }
        }
        yield new Resolved.BeginsWith(left, right);
      }
      case Condition.Contains(var operand, var element) -> {
        var left = resolve(operand);
        var right = resolve(element);
        distinct("contains", left, right);
        yield new Resolved.Contains(left, right);
      }
    };
  }

  private Resolved compare(Condition.Compare compare) {
    var left = resolve(compare.left());
    var right = resolve(compare.right());
    var comparator = compare.comparator();
    distinct(comparator.symbol(), left, right);
    if (comparator != Comparator.EQUAL && comparator != Comparator.DIFFERENT) {
      ordered(comparator.symbol(), left);
      ordered(comparator.symbol(), right);
    }
    return new Resolved.Compare(comparator, left, right);
  }

  private Resolved between(Condition.Between between) {
    var least = resolve(between.least());
    var most = resolve(between.most());
    ordered("BETWEEN", least);
    ordered("BETWEEN", most);
    if (least instanceof Resolved.Part.Given(var low)
        && most instanceof Resolved.Part.Given(var high)) {
      if (low.type() != high.type()) {
        throw kind.flaw(
            "The BETWEEN operator requires same data type for lower and upper bounds; lower bound"
                + " operand: AttributeValue: %s, upper bound operand: AttributeValue: %s",
            shown(low), shown(high));
      }
      if (Value.ORDER.compare(low, high) > 0) {
        throw kind.flaw(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                + " lower bound operand: AttributeValue: %s, upper bound operand: AttributeValue:"
                + " %s",
            shown(low), shown(high));
      }
    }
    return new Resolved.Between(resolve(between.operand()), least, most);
  }

  private Resolved.Part resolve(Operand operand) {
    return switch (operand) {
      case Operand.At(var path) -> new Resolved.Part.At(path.with(names));
      // Scope has seen that the placeholder is defined.
      case Operand.Given(var placeholder) ->
          new Resolved.Part.Given(Objects.requireNonNull(values.get(placeholder)));
      case Operand.SizeOf(var inner) -> {
        var part = resolve(inner);
        var type = givenType(part);
        if (type == Type.N || type == Type.BOOL || type == Type.NULL) {
          throw wrongType("size", type);
        }
        yield new Resolved.Part.SizeOf(part);
      }
    };
  }

  private Type type(Resolved.Part operand) {
    var given = operand instanceof Resolved.Part.Given(var value) ? value : null;
    if (!(given instanceof Value.Text(var name))) {
      throw kind.flaw(
          "Incorrect operand type for operator or function; operator or function: attribute_type,"
              + " operand type: %s",
          given == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : given.type());
    }
    return Arrays.stream(Type.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                kind.flaw(
                    "Invalid attribute type name found; type: %s, valid types: {%s}",
                    name,
                    Arrays.stream(Type.values())
                        .map(Type::name)
                        .sorted()
                        .collect(Collectors.joining(","))));
  }

  private void ordered(String operator, Resolved.Part operand) {
    var type = givenType(operand);
    if (type != null && !type.isOrdered()) {
      throw wrongType(operator, type);
    }
  }

  private void distinct(String operator, Resolved.Part left, Resolved.Part right) {
    if (left instanceof Resolved.Part.At(var path) && left.equals(right)) {
      throw kind.flaw(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: %s, first operand: %s",
          operator, path);
    }
  }

  private RuntimeException wrongType(String operator, Type type) {
    return kind.flaw(
        "Incorrect operand type for operator or function; operator or function: %s, operand type:"
            + " %s",
        operator, type);
  }

  private static @Nullable Type givenType(Resolved.Part operand) {
    return switch (operand) {
      case Resolved.Part.Given(var value) -> value.type();
      case Resolved.Part.SizeOf _ -> Type.N;
      case Resolved.Part.At _ -> null;
    };
  }

  private static String shown(Value value) {
    return "{%s:%s}".formatted(value.type(), ValueText.of(value));
  }
}
