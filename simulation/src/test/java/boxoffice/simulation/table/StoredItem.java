package boxoffice.simulation.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import boxoffice.dynamodb.Key;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the table; never changed.
 *
 * @param attributes with those of the key
 */
public record StoredItem(Key key, Attributes attributes) {

  /** The item with these attributes. */
  public static StoredItem of(Map<String, AttributeValue> attributes) {
    return of(Values.of(attributes));
  }

  static StoredItem of(Attributes attributes) {
    return new StoredItem(new Key(text(attributes, "PK"), text(attributes, "SK")), attributes);
  }

  /** The key among these attributes. */
  public static Key key(Map<String, AttributeValue> attributes) {
    return new Key(attributes.get("PK").s(), attributes.get("SK").s());
  }

  /** The attributes as the SDK has them. */
  public Map<String, AttributeValue> values() {
    return Values.of(attributes);
  }

  /** A string attribute; empty if it is absent. */
  public String text(String name) {
    return text(attributes, name);
  }

  /** A number attribute; 0 if it is absent. */
  public long number(String name) {
    return switch (attributes.get(name)) {
      case null -> 0;
      case Value.Decimal(var number) -> number.longValueExact();
      case Value other -> throw new IllegalArgumentException(name + " is " + other);
    };
  }

  /** A binary attribute; empty if it is absent, or a text as older items have it. */
  public Optional<ByteBuffer> bytes(String name) {
    return attributes.get(name) instanceof Value.Binary(var bytes)
        ? Optional.of(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)))
        : Optional.empty();
  }

  public boolean has(String name) {
    return attributes.has(name);
  }

  public boolean is(String type) {
    return text("type").equals(type);
  }

  /** 64 bits that differ where attributes differ. */
  public long fingerprint() {
    return attributes.fingerprint();
  }

  private static String text(Attributes attributes, String name) {
    return switch (attributes.get(name)) {
      case null -> "";
      case Value.Text(var text) -> text;
      case Value other -> throw new IllegalArgumentException(name + " is " + other);
    };
  }
}
