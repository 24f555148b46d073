package boxoffice.simulation.memory;

import boxoffice.dynamodb.Key;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the table; never changed.
 *
 * @param attributes with those of the key
 * @param fingerprint 64 bits that differ where attributes differ
 */
public record StoredItem(Key key, Map<String, AttributeValue> attributes, long fingerprint) {

  /** The item with these attributes. */
  public static StoredItem of(Map<String, AttributeValue> attributes) {
    return new StoredItem(key(attributes), Map.copyOf(attributes), fingerprint(attributes));
  }

  /** The key among these attributes. */
  public static Key key(Map<String, AttributeValue> attributes) {
    return new Key(attributes.get("PK").s(), attributes.get("SK").s());
  }

  /** A string attribute; empty if it is absent. */
  public String text(String name) {
    var value = attributes.get(name);
    return value == null ? "" : value.s();
  }

  /** A number attribute; 0 if it is absent. */
  public long number(String name) {
    var value = attributes.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  public boolean is(String type) {
    return text("type").equals(type);
  }

  private static long fingerprint(Map<String, AttributeValue> attributes) {
    var sum = 0L;
    for (var attribute : attributes.entrySet()) {
      sum += Fingerprints.of(attribute.getKey(), attribute.getValue());
    }
    return Fingerprints.mix(sum);
  }
}
