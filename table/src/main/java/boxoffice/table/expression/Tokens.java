package boxoffice.table.expression;

import boxoffice.table.refusal.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of an expression, taken one after the other. */
final class Tokens {

  /** What a token is. */
  enum Sort {
    WORD,
    /** A placeholder for a name, with its #. */
    NAME,
    /** A placeholder for a value, with its colon. */
    VALUE,
    DIGITS,
    SYMBOL,
    END
  }

  record Token(Sort sort, String text, int start, int end) {

    boolean is(String symbol) {
      return sort == Sort.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
      return sort == Sort.WORD && text.equalsIgnoreCase(keyword);
    }
  }

  private static final int LONGEST = 4096;
  private static final int MOST_OPERATORS = 300;

  private final Kind kind;
  private final String expression;
  private final List<Token> tokens = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private @Nullable String reserved;
  private int operators;
  private int next;

  Tokens(Kind kind, String expression) {
    this.kind = kind;
    this.expression = expression;
    if (expression.isBlank()) {
      throw kind.flaw("The expression can not be empty;");
    }
    if (expression.length() > LONGEST) {
      throw kind.flaw(
          "Expression size has exceeded the maximum allowed size; expression size: %d",
          expression.length());
    }
    split();
  }

  Kind kind() {
    return kind;
  }

  /** The placeholders for names that were taken. */
  Set<String> names() {
    return Set.copyOf(names);
  }

  /** The placeholders for values that were taken. */
  Set<String> values() {
    return Set.copyOf(values);
  }

  /** The place of the next token among all. */
  int place() {
    return next;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    var token = tokens.get(next);
    switch (token.sort()) {
      case NAME -> names.add(token.text());
      case VALUE -> values.add(token.text());
      case WORD -> operators += atFunction() || isOperator(token.text()) ? 1 : 0;
      case SYMBOL -> operators += isOperator(token.text()) ? 1 : 0;
      case DIGITS -> {}
      case END -> throw unexpected();
    }
    next++;
    return token;
  }

  /** Takes the next token if it is this symbol. */
  boolean takes(String symbol) {
    if (!peek().is(symbol)) {
      return false;
    }
    take();
    return true;
  }

  /** Takes the next token if it is this keyword, in whatever case. */
  boolean takesKeyword(String keyword) {
    if (!peek().isKeyword(keyword)) {
      return false;
    }
    take();
    return true;
  }

  void expect(String symbol) {
    if (!takes(symbol)) {
      throw unexpected();
    }
  }

  void expectEnd() {
    if (peek().sort() != Sort.END) {
      throw unexpected();
    }
  }

  /** A reserved word names an attribute: an error, if there is no other before the end. */
  void reserved(String word) {
    if (reserved == null) {
      reserved = word;
    }
  }

  /** Refuses what is wrong with the whole expression. */
  void finish() {
    expectEnd();
    if (reserved != null) {
      throw kind.flaw("Attribute name is a reserved keyword; reserved keyword: %s", reserved);
    }
    if (operators > MOST_OPERATORS) {
      throw kind.flaw(
          "The expression contains too many operators; operator count: %d, maximum: %d",
          operators, MOST_OPERATORS);
    }
  }

  /** Whether the next token is a word with a parenthesis behind it. */
  boolean atFunction() {
    return peek().sort() == Sort.WORD && tokens.get(next + 1).is("(");
  }

  /** The next token does not belong where it is. */
  Refused unexpected() {
    return unexpected(next);
  }

  private Refused unexpected(int place) {
    var first = tokens.get(Math.max(0, place - 1));
    var last = tokens.get(Math.min(tokens.size() - 1, place + 1));
    var token = tokens.get(place);
    return kind.flaw(
        "Syntax error; token: \"%s\", near: \"%s\"",
        token.sort() == Sort.END ? "<EOF>" : token.text(),
        expression.substring(first.start(), Math.max(first.end(), last.end())));
  }

  private void split() {
    var at = 0;
    while (at < expression.length()) {
      var c = expression.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
        continue;
      }
      at = add(sort(c), at);
    }
    tokens.add(new Token(Sort.END, "", at, at));
  }

  private int add(Sort sort, int start) {
    var end = start + 1;
    switch (sort) {
      case WORD, NAME, VALUE -> {
        while (end < expression.length() && isPart(expression.charAt(end))) {
          end++;
        }
      }
      case DIGITS -> {
        while (end < expression.length() && isDigit(expression.charAt(end))) {
          end++;
        }
      }
      case SYMBOL, END -> {
        if (end < expression.length()
            && Set.of("<=", ">=", "<>").contains(expression.substring(start, end + 1))) {
          end++;
        }
      }
    }
    var token = new Token(sort, expression.substring(start, end), start, end);
    tokens.add(token);
    if (sort == Sort.END || ((sort == Sort.NAME || sort == Sort.VALUE) && end == start + 1)) {
      throw kind.flaw(
          "Syntax error; token: \"%s\", near: \"%s\"",
          token.text(),
          expression.substring(Math.max(0, start - 1), Math.min(expression.length(), end + 1)));
    }
    return end;
  }

  /** BETWEEN is counted by the AND that it needs. */
  private boolean isOperator(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "AND", "OR", "NOT", "IN", "<", "<=", ">", ">=", "<>", "+", "-" -> true;
      case "=" -> kind != Kind.UPDATE;
      default -> false;
    };
  }

  private static Sort sort(char c) {
    if (isDigit(c)) {
      return Sort.DIGITS;
    }
    if (isPart(c)) {
      return Sort.WORD;
    }
    return switch (c) {
      case '#' -> Sort.NAME;
      case ':' -> Sort.VALUE;
      case '.', ',', '(', ')', '[', ']', '=', '<', '>', '+', '-' -> Sort.SYMBOL;
      default -> Sort.END;
    };
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
