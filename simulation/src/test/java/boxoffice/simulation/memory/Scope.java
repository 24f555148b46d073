package boxoffice.simulation.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an expression refers to.
 *
 * @param item the attributes of the item; empty if there is none
 * @param names what the placeholders with # stand for
 * @param values what the placeholders with : stand for
 */
record Scope(
    Map<String, AttributeValue> item,
    Map<String, String> names,
    Map<String, AttributeValue> values) {

  private static final Map<String, Set<String>> WORDS = new ConcurrentHashMap<>();

  /** The attribute that a word of the expression names. */
  String name(String word) {
    if (!word.startsWith("#")) {
      return word;
    }
    var name = names.get(word);
    if (name == null) {
      throw Errors.validation("a name is not defined: " + word);
    }
    return name;
  }

  /** The value that a placeholder stands for. */
  AttributeValue value(String placeholder) {
    var value = values.get(placeholder);
    if (value == null) {
      throw Errors.validation("a value is not defined: " + placeholder);
    }
    return value;
  }

  /** This scope, if the expressions use all its placeholders: DynamoDB refuses any other. */
  Scope uses(@Nullable String... expressions) {
    var unused = new ArrayList<>(names.keySet());
    unused.addAll(values.keySet());
    for (var expression : expressions) {
      if (expression != null) {
        unused.removeAll(WORDS.computeIfAbsent(expression, Scope::words));
      }
    }
    if (!unused.isEmpty()) {
      throw Errors.validation("unused in expressions: " + unused);
    }
    return this;
  }

  private static Set<String> words(String expression) {
    var words = new HashSet<String>();
    for (var tokens = new Tokens(expression); !tokens.atEnd(); ) {
      words.add(tokens.take());
    }
    return words;
  }
}
