package boxoffice.table.expression;

import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one request, or of one write in a transaction, with what their placeholders
 * stand for. For one thread.
 *
 * <p>Take all expressions from it, then call {@link #finish}: a placeholder that none uses is an
 * error.
 */
public final class Scope {

  private final @Nullable Map<String, String> givenNames;
  private final @Nullable Map<String, Value> givenValues;
  private final Map<String, String> names;
  private final Map<String, Value> values;
  private final Set<Kind> taken = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  /**
   * @param names null where the request has none
   * @param values null where the request has none
   */
  public Scope(@Nullable Map<String, String> names, @Nullable Map<String, Value> values) {
    this.givenNames = names;
    this.givenValues = values;
    this.names = names == null ? Map.of() : names;
    this.values = values == null ? Map.of() : values;
    wellFormed("ExpressionAttributeNames", names, '#');
    wellFormed("ExpressionAttributeValues", values, ':');
  }

  /** The condition of an expression; null if there is none. */
  public @Nullable Test condition(Kind kind, @Nullable String expression) {
    if (expression == null) {
      return null;
    }
    var parsed = use(kind, Parsed.condition(kind, expression));
    return new Test(Resolving.condition(kind, parsed.tree(), names, values));
  }

  /** The changes of an update expression; none if there is none. */
  public Changes changes(@Nullable String expression) {
    if (expression == null) {
      return Changes.NONE;
    }
    var parsed = use(Kind.UPDATE, Parsed.update(expression));
    return Changes.of(parsed.tree(), names, values);
  }

  /** The attributes that an expression asks for; all if there is none. */
  public Projection projection(@Nullable String expression) {
    if (expression == null) {
      return Projection.ALL;
    }
    var parsed = use(Kind.PROJECTION, Parsed.projection(expression));
    var paths = parsed.tree().stream().map(path -> path.with(names)).toList();
    Overlap.refuse(Kind.PROJECTION, paths);
    return new Projection(paths);
  }

  /**
   * Ends the taking of expressions.
   *
   * @param possible the kinds that this request may have
   * @throws Refused where a placeholder is used nowhere
   */
  public void finish(Kind... possible) {
    if (givenNames != null && taken.isEmpty()) {
      throw Refused.invalid(
          "ExpressionAttributeNames can only be specified when using expressions");
    }
    var withValues = List.of(possible).stream().filter(kind -> kind != Kind.PROJECTION).toList();
    if (givenValues != null && taken.stream().noneMatch(withValues::contains)) {
      throw Refused.invalid(
          "ExpressionAttributeValues can only be specified when using expressions: %s %s null",
          withValues.stream().map(Kind::parameter).collect(Collectors.joining(" and ")),
          withValues.size() > 1 ? "are" : "is");
    }
    allUsed("ExpressionAttributeNames", names);
    allUsed("ExpressionAttributeValues", values);
  }

  private <T> Parsed<T> use(Kind kind, Parsed<T> parsed) {
    for (var name : parsed.names()) {
      if (!names.containsKey(name)) {
        throw kind.flaw(
            "An expression attribute name used in the document path is not defined; attribute"
                + " name: %s",
            name);
      }
    }
    for (var value : parsed.values()) {
      if (!values.containsKey(value)) {
        throw kind.flaw(
            "An expression attribute value used in expression is not defined; attribute value: %s",
            value);
      }
    }
    taken.add(kind);
    used.addAll(parsed.names());
    used.addAll(parsed.values());
    return parsed;
  }

  private void allUsed(String parameter, Map<String, ?> given) {
    if (!used.containsAll(given.keySet())) {
      throw Refused.invalid(
          "Value provided in %s unused in expressions: keys: {%s}",
          parameter,
          given.keySet().stream()
              .filter(name -> !used.contains(name))
              .sorted()
              .collect(Collectors.joining(", ")));
    }
  }

  private static void wellFormed(String parameter, @Nullable Map<String, ?> given, char first) {
    if (given == null) {
      return;
    }
    if (given.isEmpty()) {
      throw Refused.invalid("%s must not be empty", parameter);
    }
    for (var name : given.keySet()) {
      if (!isWellFormed(name, first)) {
        throw Refused.invalid(
            "%s contains invalid key: Syntax error; key: \"%s\"", parameter, name);
      }
    }
  }

  private static boolean isWellFormed(String name, char first) {
    if (name.length() < 2 || name.charAt(0) != first) {
      return false;
    }
    for (var i = 1; i < name.length(); i++) {
      var c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
        return false;
      }
    }
    return true;
  }
}
