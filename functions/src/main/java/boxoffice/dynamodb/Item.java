package boxoffice.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read.
 *
 * @param attributes its attributes by name
 */
public record Item(Map<String, AttributeValue> attributes) {

  public Item {
    attributes = Map.copyOf(attributes);
  }

  /** An item of these values: strings, whole numbers, booleans and bytes. */
  public static Item of(Map<String, ?> values) {
    return new Item(
        values.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> Attributes.value(each.getValue()))));
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** A value of any type. */
  public Optional<AttributeValue> value(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** A string that must be there. */
  public String text(String name) {
    return required(name).s();
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  /** A whole number that must be there. */
  public long number(String name) {
    return Long.parseLong(required(name).n());
  }

  /** A whole number; 0 where it is absent, as {@code ADD} takes it. */
  public long count(String name) {
    return has(name) ? number(name) : 0;
  }

  /** A whole number that must be there and fits into an {@code int}. */
  public int integer(String name) {
    return Math.toIntExact(number(name));
  }

  /** An instant that must be there, kept as milliseconds since 1970. */
  public Instant instant(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  /** A boolean; false where it is absent. */
  public boolean flag(String name) {
    return has(name) && required(name).bool();
  }

  private AttributeValue required(String name) {
    var value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "item of type %s has no %s".formatted(optionalText("type").orElse("?"), name));
    }
    return value;
  }
}
