package boxoffice.simulation.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Numbers;
import boxoffice.table.value.Value;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The SDK's attribute values as the engine's, and back. */
final class Values {

  private Values() {}

  static Attributes of(Map<String, AttributeValue> attributes) {
    var editor = new Attributes.Editor();
    attributes.forEach((name, value) -> editor.put(name, of(value)));
    return editor.done();
  }

  static Value of(AttributeValue value) {
    return switch (value.type()) {
      case S -> new Value.Text(value.s());
      case N -> Numbers.parse(value.n());
      case B -> new Value.Binary(new String(value.b().asByteArrayUnsafe(), ISO_8859_1));
      case BOOL -> new Value.Bool(value.bool());
      default -> throw new UnsupportedOperationException("not stored: " + value.type());
    };
  }

  static Map<String, AttributeValue> of(Attributes attributes) {
    var values = HashMap.<String, AttributeValue>newHashMap(attributes.count());
    attributes.forEach((name, value) -> values.put(name, of(value)));
    return values;
  }

  private static AttributeValue of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> AttributeValue.fromS(text);
      case Value.Decimal(var number) -> AttributeValue.fromN(Numbers.format(number));
      case Value.Binary(var bytes) ->
          AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.getBytes(ISO_8859_1)));
      case Value.Bool(var truth) -> AttributeValue.fromBool(truth);
      case Value.Null _, Value.ListOf _, Value.MapOf _, Value.SetOf _ ->
          throw new UnsupportedOperationException("not stored: " + value.type());
    };
  }
}
