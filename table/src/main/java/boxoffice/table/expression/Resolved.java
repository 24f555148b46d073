package boxoffice.table.expression;

import boxoffice.table.expression.Condition.Comparator;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.util.List;

/** A condition without placeholders. */
sealed interface Resolved {

  record Or(Resolved left, Resolved right) implements Resolved {}

  record And(Resolved left, Resolved right) implements Resolved {}

  record Not(Resolved condition) implements Resolved {}

  record Compare(Comparator comparator, Part left, Part right) implements Resolved {}

  record Between(Part operand, Part least, Part most) implements Resolved {}

  record In(Part operand, List<Part> among) implements Resolved {}

  record Exists(Path path) implements Resolved {}

  record HasType(Part operand, Type type) implements Resolved {}

  record BeginsWith(Part operand, Part prefix) implements Resolved {}

  record Contains(Part operand, Part element) implements Resolved {}

  /** What is compared. */
  sealed interface Part {

    record At(Path path) implements Part {}

    record Given(Value value) implements Part {}

    record SizeOf(Part part) implements Part {}
  }
}
