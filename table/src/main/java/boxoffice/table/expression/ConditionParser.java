package boxoffice.table.expression;

import boxoffice.table.expression.Condition.Comparator;
import boxoffice.table.expression.Tokens.Sort;
import java.util.ArrayList;
import java.util.List;

/** Parses conditions by recursive descent. */
final class ConditionParser {

  private static final int MOST_OF_IN = 100;

  private final Tokens tokens;

  /** Where the last group in parentheses began and ended, as places of tokens. */
  private int groupStart = -1;

  private int groupEnd = -1;

  private ConditionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A condition, or what may be compared in one. */
  private sealed interface Term {

    record Whole(Condition condition) implements Term {}

    record Part(Operand operand) implements Term {}
  }

  static Condition parse(Tokens tokens) {
    var parser = new ConditionParser(tokens);
    var term = parser.or();
    tokens.expectEnd();
    return parser.condition(term);
  }

  private Term or() {
    var left = and();
    while (tokens.takesKeyword("OR")) {
      left = new Term.Whole(new Condition.Or(condition(left), condition(and())));
    }
    return left;
  }

  private Term and() {
    var left = not();
    while (tokens.takesKeyword("AND")) {
      left = new Term.Whole(new Condition.And(condition(left), condition(not())));
    }
    return left;
  }

  private Term not() {
    if (tokens.takesKeyword("NOT")) {
      return new Term.Whole(new Condition.Not(condition(not())));
    }
    return comparison();
  }

  private Term comparison() {
    var left = primary();
    for (var comparator : Comparator.values()) {
      if (tokens.takes(comparator.symbol())) {
        return new Term.Whole(new Condition.Compare(comparator, operand(left), operand(primary())));
      }
    }
    if (tokens.takesKeyword("BETWEEN")) {
      var least = operand(primary());
      if (!tokens.takesKeyword("AND")) {
        throw tokens.unexpected();
      }
      return new Term.Whole(new Condition.Between(operand(left), least, operand(primary())));
    }
    if (tokens.takesKeyword("IN")) {
      tokens.expect("(");
      var among = operands();
      if (among.size() > MOST_OF_IN) {
        throw tokens
            .kind()
            .flaw(
                "Too many operands for operator or function; operator or function: IN, number of"
                    + " operands: %d",
                among.size() + 1);
      }
      return new Term.Whole(new Condition.In(operand(left), among));
    }
    return left;
  }

  private Term primary() {
    var start = tokens.place();
    if (tokens.takes("(")) {
      var inner = or();
      if (groupStart == start + 1 && groupEnd == tokens.place()) {
        throw tokens.kind().flaw("The expression has redundant parentheses;");
      }
      tokens.expect(")");
      groupStart = start;
      groupEnd = tokens.place();
      return inner;
    }
    if (tokens.atFunction()) {
      return function();
    }
    if (tokens.peek().sort() == Sort.VALUE) {
      return new Term.Part(new Operand.Given(tokens.take().text()));
    }
    return new Term.Part(new Operand.At(PathParser.parse(tokens)));
  }

  private Term function() {
    var name = tokens.take().text();
    tokens.expect("(");
    return switch (name) {
      case "attribute_exists" ->
          new Term.Whole(new Condition.Exists(path(name, arguments(name, 1).getFirst())));
      case "attribute_not_exists" ->
          new Term.Whole(new Condition.Absent(path(name, arguments(name, 1).getFirst())));
      case "attribute_type" -> {
        var arguments = arguments(name, 2);
        yield new Term.Whole(new Condition.HasType(arguments.get(0), arguments.get(1)));
      }
      case "begins_with" -> {
        var arguments = arguments(name, 2);
        yield new Term.Whole(new Condition.BeginsWith(arguments.get(0), arguments.get(1)));
      }
      case "contains" -> {
        var arguments = arguments(name, 2);
        yield new Term.Whole(new Condition.Contains(arguments.get(0), arguments.get(1)));
      }
      case "size" -> new Term.Part(new Operand.SizeOf(arguments(name, 1).getFirst()));
      case "if_not_exists", "list_append" ->
          throw tokens
              .kind()
              .flaw("The function is not allowed in a condition expression; function: %s", name);
      default -> throw tokens.kind().flaw("Invalid function name; function: %s", name);
    };
  }

  private List<Operand> arguments(String function, int count) {
    var arguments = operands();
    if (arguments.size() != count) {
      throw tokens
          .kind()
          .flaw(
              "Incorrect number of operands for operator or function; operator or function: %s,"
                  + " number of operands: %d",
              function, arguments.size());
    }
    return arguments;
  }

  /** Operands up to the closing parenthesis. */
  private List<Operand> operands() {
    var operands = new ArrayList<Operand>();
    do {
      operands.add(operand(primary()));
    } while (tokens.takes(","));
    tokens.expect(")");
    return operands;
  }

  private Path path(String function, Operand operand) {
    if (operand instanceof Operand.At(var path)) {
      return path;
    }
    throw tokens
        .kind()
        .flaw("Operator or function requires a document path; operator or function: %s", function);
  }

  private Condition condition(Term term) {
    return switch (term) {
      case Term.Whole(var condition) -> condition;
      case Term.Part(Operand.SizeOf _) -> throw misused("size");
      case Term.Part _ -> throw tokens.unexpected();
    };
  }

  private Operand operand(Term term) {
    return switch (term) {
      case Term.Part(var operand) -> operand;
      case Term.Whole(Condition.Exists _) -> throw misused("attribute_exists");
      case Term.Whole(Condition.Absent _) -> throw misused("attribute_not_exists");
      case Term.Whole(Condition.HasType _) -> throw misused("attribute_type");
      case Term.Whole(Condition.BeginsWith _) -> throw misused("begins_with");
      case Term.Whole(Condition.Contains _) -> throw misused("contains");
      case Term.Whole _ -> throw tokens.unexpected();
    };
  }

  private RuntimeException misused(String function) {
    return tokens
        .kind()
        .flaw(
            "The function is not allowed to be used this way in an expression; function: %s",
            function);
  }
}
