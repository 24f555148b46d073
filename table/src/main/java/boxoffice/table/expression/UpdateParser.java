package boxoffice.table.expression;

import boxoffice.table.expression.Tokens.Sort;
import boxoffice.table.expression.Update.Action;
import boxoffice.table.expression.Update.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Parses updates by recursive descent. */
final class UpdateParser {

  private final Tokens tokens;

  private UpdateParser(Tokens tokens) {
    this.tokens = tokens;
  }

  static Update parse(Tokens tokens) {
    var parser = new UpdateParser(tokens);
    var actions = new ArrayList<Action>();
    var sections = new HashSet<String>();
    do {
      if (tokens.peek().sort() != Sort.WORD) {
        throw tokens.unexpected();
      }
      var section = tokens.peek().text().toUpperCase(Locale.ROOT);
      parser.section(section, actions);
      if (!sections.add(section)) {
        throw tokens
            .kind()
            .flaw("The \"%s\" section can only be used once in an update expression;", section);
      }
    } while (tokens.peek().sort() != Sort.END);
    return new Update(actions);
  }

  private void section(String section, List<Action> actions) {
    switch (section) {
      case "SET", "REMOVE", "ADD", "DELETE" -> tokens.take();
      default -> throw tokens.unexpected();
    }
    do {
      var path = PathParser.parse(tokens);
      actions.add(
          switch (section) {
            case "SET" -> {
              tokens.expect("=");
              yield new Action.Set(path, source());
            }
            case "ADD" -> new Action.Add(path, placeholder());
            case "DELETE" -> new Action.Delete(path, placeholder());
            default -> new Action.Remove(path);
          });
    } while (tokens.takes(","));
  }

  private String placeholder() {
    if (tokens.peek().sort() != Sort.VALUE) {
      throw tokens.unexpected();
    }
    return tokens.take().text();
  }

  private Source source() {
    var left = operand();
    if (tokens.takes("+")) {
      return new Source.Sum(left, false, operand());
    }
    if (tokens.takes("-")) {
      return new Source.Sum(left, true, operand());
    }
    return left;
  }

  private Source operand() {
    if (tokens.takes("(")) {
      var inner = source();
      tokens.expect(")");
      return inner;
    }
    if (tokens.peek().sort() == Sort.VALUE) {
      return new Source.Given(tokens.take().text());
    }
    return tokens.atFunction() ? function() : new Source.At(PathParser.parse(tokens));
  }

  private Source function() {
    var name = tokens.take().text();
    tokens.expect("(");
    var arguments = new ArrayList<Source>();
    do {
      arguments.add(operand());
    } while (tokens.takes(","));
    tokens.expect(")");
    switch (name) {
      case "if_not_exists", "list_append" -> {}
      case "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size" ->
          throw tokens
              .kind()
              .flaw("The function is not allowed in an update expression; function: %s", name);
      default -> throw tokens.kind().flaw("Invalid function name; function: %s", name);
    }
    if (arguments.size() != 2) {
      throw tokens
          .kind()
          .flaw(
              "Incorrect number of operands for operator or function; operator or function: %s,"
                  + " number of operands: %d",
              name, arguments.size());
    }
    if (name.equals("list_append")) {
      return new Source.Append(arguments.get(0), arguments.get(1));
    }
    if (arguments.get(0) instanceof Source.At(var path)) {
      return new Source.IfNotExists(path, arguments.get(1));
    }
    throw tokens
        .kind()
        .flaw("Operator or function requires a document path; operator or function: %s", name);
  }
}
