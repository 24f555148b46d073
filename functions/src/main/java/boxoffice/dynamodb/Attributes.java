package boxoffice.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute maps from plain values. */
public final class Attributes {

  private Attributes() {}

  /** Names and values in turn; a value is a string, a whole number, a boolean or bytes. */
  public static Map<String, AttributeValue> of(Object... namesAndValues) {
    var attributes = new LinkedHashMap<String, AttributeValue>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return attributes;
  }

  /** One value. */
  public static AttributeValue value(Object value) {
    return switch (value) {
      case String text -> AttributeValue.fromS(text);
      case Integer number -> AttributeValue.fromN(number.toString());
      case Long number -> AttributeValue.fromN(number.toString());
      case Boolean flag -> AttributeValue.fromBool(flag);
      case byte[] bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }
}
