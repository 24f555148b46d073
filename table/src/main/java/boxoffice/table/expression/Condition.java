package boxoffice.table.expression;

import java.util.List;

/**
 * A <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">condition</a>
 * as it is written, with its placeholders.
 */
public sealed interface Condition {

  /** Comparators. */
  enum Comparator {
    EQUAL("="),
    DIFFERENT("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    /** The comparator for the operands the other way round. */
    Comparator turned() {
      return switch (this) {
        case EQUAL, DIFFERENT -> this;
        case LESS -> MORE;
        case AT_MOST -> AT_LEAST;
        case MORE -> LESS;
        case AT_LEAST -> AT_MOST;
      };
    }
  }

  record Or(Condition left, Condition right) implements Condition {}

  record And(Condition left, Condition right) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record Compare(Comparator comparator, Operand left, Operand right) implements Condition {}

  record Between(Operand operand, Operand least, Operand most) implements Condition {}

  record In(Operand operand, List<Operand> among) implements Condition {}

  record Exists(Path path) implements Condition {}

  record Absent(Path path) implements Condition {}

  record HasType(Operand operand, Operand type) implements Condition {}

  record BeginsWith(Operand operand, Operand prefix) implements Condition {}

  record Contains(Operand operand, Operand element) implements Condition {}
}
