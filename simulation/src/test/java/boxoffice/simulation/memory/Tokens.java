package boxoffice.simulation.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of an expression, taken one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_#:][A-Za-z0-9_]*|<=|>=|<>|[=<>(),+-])\\s*");

  private final String expression;
  private final List<String> words = new ArrayList<>();
  private int next;

  Tokens(String expression) {
    this.expression = expression;
    var matcher = TOKEN.matcher(expression);
    while (matcher.regionStart() < expression.length()) {
      if (!matcher.lookingAt()) {
        throw unknown();
      }
      words.add(matcher.group(1));
      matcher.region(matcher.end(), expression.length());
    }
  }

  boolean atEnd() {
    return next == words.size();
  }

  /** Takes the next word if it is this one. */
  boolean take(String word) {
    if (!atEnd() && words.get(next).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  /** Takes the next word. */
  String take() {
    if (atEnd()) {
      throw unknown();
    }
    return words.get(next++);
  }

  /** Takes the next word, which must be this one. */
  void expect(String word) {
    if (!take(word)) {
      throw unknown();
    }
  }

  UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("not understood: " + expression);
  }
}
