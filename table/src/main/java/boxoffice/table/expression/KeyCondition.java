package boxoffice.table.expression;

import boxoffice.table.expression.Condition.Comparator;
import boxoffice.table.expression.Resolved.Part;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">key
 * condition</a>: one partition, and a range of sort keys in it.
 *
 * @param partition the value of the partition key
 * @param sort null for all sort keys
 */
public record KeyCondition(Value partition, @Nullable Range sort) {

  /** A range of sort keys. */
  public sealed interface Range {

    record Equal(Value value) implements Range {}

    record Less(Value value) implements Range {}

    record AtMost(Value value) implements Range {}

    record More(Value value) implements Range {}

    record AtLeast(Value value) implements Range {}

    record Between(Value least, Value most) implements Range {}

    record BeginsWith(Value prefix) implements Range {}
  }

  /**
   * A key of the table or of an index.
   *
   * @param sort null where there is no sort key
   */
  public record Schema(
      String partition, Type partitionType, @Nullable String sort, @Nullable Type sortType) {}

  /** The key condition that a condition is. */
  public static KeyCondition of(Test test, Schema schema) {
    var ranges = new HashMap<String, Range>();
    collect(test.condition(), ranges);
    var partition = ranges.remove(schema.partition());
    if (partition == null) {
      throw missed(schema.partition());
    }
    if (!(partition instanceof Range.Equal(var value))) {
      throw Refused.invalid("Query key condition not supported");
    }
    if (ranges.size() > 1) {
      throw Refused.invalid("Conditions can be of length 1 or 2 only");
    }
    matches(value, schema.partitionType());
    return new KeyCondition(value, sort(ranges, schema));
  }

  private static @Nullable Range sort(Map<String, Range> ranges, Schema schema) {
    if (ranges.isEmpty()) {
      return null;
    }
    var name = schema.sort();
    var type = schema.sortType();
    if (name == null || type == null) {
      throw Refused.invalid("Query key condition not supported");
    }
    var range = ranges.get(name);
    if (range == null) {
      throw missed(name);
    }
    switch (range) {
      case Range.Equal(var value) -> matches(value, type);
      case Range.Less(var value) -> matches(value, type);
      case Range.AtMost(var value) -> matches(value, type);
      case Range.More(var value) -> matches(value, type);
      case Range.AtLeast(var value) -> matches(value, type);
      case Range.Between(var least, var most) -> {
        matches(least, type);
        matches(most, type);
      }
      case Range.BeginsWith(var prefix) -> {
        matches(prefix, type);
        if (type == Type.N) {
          throw Refused.invalid(
              "Invalid KeyConditionExpression: Incorrect operand type for operator or function;"
                  + " operator or function: begins_with, operand type: N");
        }
      }
    }
    return range;
  }

  private static void collect(Resolved condition, Map<String, Range> ranges) {
    switch (condition) {
      case Resolved.And(var left, var right) -> {
        collect(left, ranges);
        collect(right, ranges);
      }
      case Resolved.Compare(var comparator, var left, var right) ->
          compare(comparator, left, right, ranges);
      case Resolved.Between(var operand, var least, var most) ->
          add(name("BETWEEN", operand), new Range.Between(given(least), given(most)), ranges);
      case Resolved.BeginsWith(var operand, var prefix) ->
          add(name("begins_with", operand), new Range.BeginsWith(given(prefix)), ranges);
      case Resolved.Or _ -> throw operator("OR");
      case Resolved.Not(Resolved.Exists _) -> throw operator("attribute_not_exists");
      case Resolved.Not _ -> throw operator("NOT");
      case Resolved.In _ -> throw operator("IN");
      case Resolved.Exists _ -> throw operator("attribute_exists");
      case Resolved.HasType _ -> throw operator("attribute_type");
      case Resolved.Contains _ -> throw operator("contains");
    }
  }

  private static void compare(
      Comparator comparator, Part left, Part right, Map<String, Range> ranges) {
    if (left instanceof Part.SizeOf || right instanceof Part.SizeOf) {
      throw Refused.invalid("KeyConditionExpressions cannot contain nested operations");
    }
    if (left instanceof Part.At && right instanceof Part.At) {
      throw Refused.invalid(
          "Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
              + " condition");
    }
    if (left instanceof Part.Given && right instanceof Part.Given) {
      throw Refused.invalid(
          "Invalid condition in KeyConditionExpression: No key attribute specified");
    }
    if (left instanceof Part.Given) {
      compare(comparator.turned(), right, left, ranges);
      return;
    }
    var value = given(right);
    add(
        name(comparator.symbol(), left),
        switch (comparator) {
          case EQUAL -> new Range.Equal(value);
          case LESS -> new Range.Less(value);
          case AT_MOST -> new Range.AtMost(value);
          case MORE -> new Range.More(value);
          case AT_LEAST -> new Range.AtLeast(value);
          case DIFFERENT -> throw operator("<>");
        },
        ranges);
  }

  private static void add(String name, Range range, Map<String, Range> ranges) {
    if (ranges.put(name, range) != null) {
      throw Refused.invalid("KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static String name(String operator, Part operand) {
    if (!(operand instanceof Part.At(var path))) {
      throw Refused.invalid(
          "Invalid condition in KeyConditionExpression: %s operator must have the key attribute as"
              + " its first operand",
          operator);
    }
    if (path.isNested()) {
      throw Refused.invalid("KeyConditionExpressions cannot have conditions on nested attributes");
    }
    return path.head();
  }

  private static Value given(Part operand) {
    return switch (operand) {
      case Part.Given(var value) -> value;
      case Part.SizeOf _ ->
          throw Refused.invalid("KeyConditionExpressions cannot contain nested operations");
      case Part.At _ ->
          throw Refused.invalid(
              "Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
                  + " condition");
    };
  }

  private static void matches(Value value, Type type) {
    if (value.type() != type) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Condition parameter type does not match"
              + " schema type");
    }
  }

  private static Refused missed(String name) {
    return Refused.invalid("Query condition missed key schema element: %s", name);
  }

  private static Refused operator(String operator) {
    return Refused.invalid("Invalid operator used in KeyConditionExpression: %s", operator);
  }
}
