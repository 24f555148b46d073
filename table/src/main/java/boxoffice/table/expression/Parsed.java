package boxoffice.table.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An expression that was parsed.
 *
 * @param names the placeholders for names in it
 * @param values the placeholders for values in it
 */
record Parsed<T>(T tree, Set<String> names, Set<String> values) {

  /** A program sends few expressions; one that sends more parses anew. */
  private static final int MOST_KEPT = 10_000;

  private static final Map<String, Parsed<Condition>> CONDITIONS = new ConcurrentHashMap<>();
  private static final Map<String, Parsed<Update>> UPDATES = new ConcurrentHashMap<>();
  private static final Map<String, Parsed<List<Path>>> PROJECTIONS = new ConcurrentHashMap<>();

  /** A condition of any kind: what is wrong with it is said by its kind, and never kept. */
  static Parsed<Condition> condition(Kind kind, String expression) {
    return kept(CONDITIONS, kind, expression, ConditionParser::parse);
  }

  static Parsed<Update> update(String expression) {
    return kept(UPDATES, Kind.UPDATE, expression, UpdateParser::parse);
  }

  static Parsed<List<Path>> projection(String expression) {
    return kept(PROJECTIONS, Kind.PROJECTION, expression, PathParser::list);
  }

  private static <T> Parsed<T> kept(
      Map<String, Parsed<T>> all, Kind kind, String expression, Function<Tokens, T> parser) {
    var parsed = all.get(expression);
    if (parsed == null) {
      var tokens = new Tokens(kind, expression);
      var tree = parser.apply(tokens);
      tokens.finish();
      parsed = new Parsed<>(tree, tokens.names(), tokens.values());
      if (all.size() >= MOST_KEPT) {
        all.clear();
      }
      all.put(expression, parsed);
    }
    return parsed;
  }
}
