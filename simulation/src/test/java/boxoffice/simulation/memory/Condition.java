package boxoffice.simulation.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or key condition of the kinds that Box Office writes; any other is an error. */
@FunctionalInterface
interface Condition {

  boolean holds(Scope scope);

  /** The condition of this expression. */
  static Condition of(String expression) {
    return Parser.PARSED.computeIfAbsent(
        expression,
        text -> {
          var tokens = new Tokens(text);
          var condition = Parser.any(tokens);
          if (!tokens.atEnd()) {
            throw tokens.unknown();
          }
          return condition;
        });
  }

  /** Recursive descent: OR of ANDs of single conditions. */
  final class Parser {

    private static final Map<String, Condition> PARSED = new ConcurrentHashMap<>();

    private Parser() {}

    private static Condition any(Tokens tokens) {
      var left = all(tokens);
      if (!tokens.take("OR")) {
        return left;
      }
      var right = any(tokens);
      return scope -> left.holds(scope) || right.holds(scope);
    }

    private static Condition all(Tokens tokens) {
      var left = single(tokens);
      if (!tokens.take("AND")) {
        return left;
      }
      var right = all(tokens);
      return scope -> left.holds(scope) && right.holds(scope);
    }

    private static Condition single(Tokens tokens) {
      if (tokens.take("(")) {
        var inner = any(tokens);
        tokens.expect(")");
        return inner;
      }
      if (tokens.take("NOT")) {
        var inner = single(tokens);
        return scope -> !inner.holds(scope);
      }
      if (tokens.take("attribute_exists")) {
        var path = argument(tokens);
        return scope -> path.in(scope).isPresent();
      }
      if (tokens.take("attribute_not_exists")) {
        var path = argument(tokens);
        return scope -> path.in(scope).isEmpty();
      }
      if (tokens.take("begins_with")) {
        tokens.expect("(");
        var path = Operand.parse(tokens);
        tokens.expect(",");
        var prefix = Operand.parse(tokens);
        tokens.expect(")");
        return scope ->
            path.in(scope)
                .filter(value -> value.s().startsWith(prefix.in(scope).orElseThrow().s()))
                .isPresent();
      }
      return comparison(tokens);
    }

    private static Operand argument(Tokens tokens) {
      tokens.expect("(");
      var path = Operand.parse(tokens);
      tokens.expect(")");
      return path;
    }

    private static Condition comparison(Tokens tokens) {
      var left = Operand.parse(tokens);
      return switch (tokens.take()) {
        case "=" -> compare(left, Operand.parse(tokens), order -> order == 0);
        case "<" -> compare(left, Operand.parse(tokens), order -> order < 0);
        case "<=" -> compare(left, Operand.parse(tokens), order -> order <= 0);
        case ">" -> compare(left, Operand.parse(tokens), order -> order > 0);
        case ">=" -> compare(left, Operand.parse(tokens), order -> order >= 0);
        case "<>" -> {
          var equal = compare(left, Operand.parse(tokens), order -> order == 0);
          yield scope -> !equal.holds(scope);
        }
        case "BETWEEN" -> {
          var least = compare(left, Operand.parse(tokens), order -> order >= 0);
          tokens.expect("AND");
          var most = compare(left, Operand.parse(tokens), order -> order <= 0);
          yield scope -> least.holds(scope) && most.holds(scope);
        }
        default -> throw tokens.unknown();
      };
    }

    /** False where one side is missing or they are of different types. */
    private static Condition compare(Operand left, Operand right, IntPredicate wanted) {
      return scope -> {
        var first = left.in(scope);
        var second = right.in(scope);
        return first.isPresent()
            && second.isPresent()
            && first.get().type() == second.get().type()
            && wanted.test(order(first.get(), second.get()));
      };
    }

    private static int order(AttributeValue left, AttributeValue right) {
      return switch (left.type()) {
        case N -> Long.compare(Long.parseLong(left.n()), Long.parseLong(right.n()));
        case S -> left.s().compareTo(right.s());
        default -> throw new UnsupportedOperationException("not compared: " + left.type());
      };
    }
  }
}
