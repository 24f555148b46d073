package boxoffice.table.expression;

import boxoffice.table.value.Numbers;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a condition compares. */
sealed interface Operand {

  /** What the item has at a path. */
  record At(Path path) implements Operand {}

  /** The value of a placeholder. */
  record Given(String placeholder) implements Operand {}

  /** How long or how many. */
  record SizeOf(Operand operand) implements Operand {

    static @Nullable Value of(@Nullable Value value) {
      return switch (value) {
        case Value.Text(var text) -> number(text.length());
        case Value.Binary(var bytes) -> number(bytes.length());
        case Value.ListOf(var elements) -> number(elements.size());
        case Value.SetOf(var _, var elements) -> number(elements.size());
        case Value.MapOf(var attributes) -> number(attributes.count());
        case Value.Decimal _, Value.Bool _, Value.Null _ -> null;
        case null -> null;
      };
    }

    private static Value number(int size) {
      return Numbers.of(BigDecimal.valueOf(size));
    }
  }
}
