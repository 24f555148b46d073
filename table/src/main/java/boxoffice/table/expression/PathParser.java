package boxoffice.table.expression;

import boxoffice.table.expression.Tokens.Sort;
import java.util.ArrayList;
import java.util.List;

/** Parses document paths. */
final class PathParser {

  private PathParser() {}

  static Path parse(Tokens tokens) {
    var steps = new ArrayList<Path.Step>();
    steps.add(name(tokens));
    while (true) {
      if (tokens.takes(".")) {
        steps.add(name(tokens));
      } else if (tokens.takes("[")) {
        steps.add(index(tokens));
        tokens.expect("]");
      } else {
        return new Path(steps);
      }
    }
  }

  /** Paths with commas between them. */
  static List<Path> list(Tokens tokens) {
    var paths = new ArrayList<Path>();
    do {
      paths.add(parse(tokens));
    } while (tokens.takes(","));
    return paths;
  }

  private static Path.Step name(Tokens tokens) {
    return switch (tokens.peek().sort()) {
      case NAME -> new Path.Step.Name(tokens.take().text());
      case WORD -> {
        var word = tokens.take().text();
        if (ReservedWords.has(word)) {
          tokens.reserved(word);
        }
        yield new Path.Step.Name(word);
      }
      case VALUE, DIGITS, SYMBOL, END -> throw tokens.unexpected();
    };
  }

  private static Path.Step index(Tokens tokens) {
    if (tokens.peek().sort() != Sort.DIGITS) {
      throw tokens.unexpected();
    }
    try {
      return new Path.Step.Index(Integer.parseInt(tokens.take().text()));
    } catch (NumberFormatException _) {
      throw tokens.kind().flaw("List index is not within the allowable range;");
    }
  }
}
