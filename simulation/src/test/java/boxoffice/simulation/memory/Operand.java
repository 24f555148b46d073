package boxoffice.simulation.memory;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A value within an expression: an attribute of the item, or a placeholder. */
@FunctionalInterface
interface Operand {

  /** The value; empty where the item has no such attribute. */
  Optional<AttributeValue> in(Scope scope);

  static Operand parse(Tokens tokens) {
    var word = tokens.take();
    if (!word.startsWith(":")) {
      return scope -> Optional.ofNullable(scope.item().get(scope.name(word)));
    }
    return scope -> Optional.of(scope.value(word));
  }
}
