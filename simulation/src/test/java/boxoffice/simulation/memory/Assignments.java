package boxoffice.simulation.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update expression of the kinds that Box Office writes; any other is an error. */
record Assignments(List<Action> actions) {

  private static final Map<String, Assignments> PARSED = new ConcurrentHashMap<>();

  /**
   * Changes one attribute.
   *
   * @param path the word that names it
   * @param value its new value, computed from the item before the update; empty to remove it
   */
  record Action(String path, Operand value) {}

  /** The update of this expression. */
  static Assignments of(String expression) {
    return PARSED.computeIfAbsent(expression, Assignments::parse);
  }

  /** The attributes after the update. */
  Map<String, AttributeValue> apply(Scope before) {
    var after = new HashMap<>(before.item());
    for (var action : actions) {
      after.remove(before.name(action.path()));
      action.value().in(before).ifPresent(value -> after.put(before.name(action.path()), value));
    }
    return after;
  }

  /** The attributes that the update names, changed or not. */
  Set<String> named(Scope scope) {
    return actions.stream().map(action -> scope.name(action.path())).collect(Collectors.toSet());
  }

  private static Assignments parse(String expression) {
    var tokens = new Tokens(expression);
    var actions = new ArrayList<Action>();
    while (!tokens.atEnd()) {
      var section = tokens.take();
      do {
        actions.add(
            switch (section) {
              case "SET" -> set(tokens);
              case "REMOVE" -> remove(tokens);
              case "ADD" -> add(tokens);
              default -> throw tokens.unknown();
            });
      } while (tokens.take(","));
    }
    return new Assignments(List.copyOf(actions));
  }

  private static Action set(Tokens tokens) {
    var path = tokens.take();
    tokens.expect("=");
    var value = sum(tokens);
    return new Action(
        path,
        scope ->
            value
                .in(scope)
                .or(
                    () -> {
                      throw Errors.validation("the expression refers to what is not in the item");
                    }));
  }

  private static Operand sum(Tokens tokens) {
    var left = term(tokens);
    var sign = tokens.take("+") ? 1 : tokens.take("-") ? -1 : 0;
    if (sign == 0) {
      return left;
    }
    var right = term(tokens);
    return scope -> left.in(scope).flatMap(a -> right.in(scope).map(b -> number(a, sign, b)));
  }

  private static Operand term(Tokens tokens) {
    if (!tokens.take("if_not_exists")) {
      return Operand.parse(tokens);
    }
    tokens.expect("(");
    var path = Operand.parse(tokens);
    tokens.expect(",");
    var other = Operand.parse(tokens);
    tokens.expect(")");
    return scope -> path.in(scope).or(() -> other.in(scope));
  }

  private static Action remove(Tokens tokens) {
    return new Action(tokens.take(), _ -> Optional.empty());
  }

  private static Action add(Tokens tokens) {
    var path = tokens.take();
    var value = Operand.parse(tokens);
    return new Action(
        path,
        scope -> {
          var old = scope.item().getOrDefault(scope.name(path), AttributeValue.fromN("0"));
          return value.in(scope).map(added -> number(old, 1, added));
        });
  }

  private static AttributeValue number(AttributeValue left, int sign, AttributeValue right) {
    return AttributeValue.fromN(
        Long.toString(Long.parseLong(left.n()) + sign * Long.parseLong(right.n())));
  }
}
