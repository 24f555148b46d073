package boxoffice.table.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an expression's {@code #names} and {@code :values} stand for.
 *
 * @param names null if there is none: an empty map is refused
 * @param values null likewise
 */
record Placeholders(
    @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {

  /** {@code text} holds both, as {@link Items} writes an item; null if there are none. */
  static Placeholders of(@Nullable String text) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    if (text != null) {
      Items.item(text)
          .forEach(
              (name, value) -> {
                if (name.startsWith("#")) {
                  names.put(name, value.s());
                } else {
                  values.put(name, value);
                }
              });
    }
    return new Placeholders(names.isEmpty() ? null : names, values.isEmpty() ? null : values);
  }

  static Placeholders none() {
    return of(null);
  }
}
