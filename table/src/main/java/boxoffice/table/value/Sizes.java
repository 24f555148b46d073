package boxoffice.table.value;

/**
 * Sizes in bytes, as in <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 * item sizes and formats</a>.
 */
public final class Sizes {

  private static final int DOCUMENT = 3;
  private static final int MEMBER = 1;

  private Sizes() {}

  /** The size of an attribute with its name. */
  static int of(String name, Value value) {
    return Utf8.length(name) + of(value);
  }

  /** The size of a value. */
  public static int of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> Utf8.length(text);
      case Value.Decimal(var number) -> Numbers.size(number);
      case Value.Binary(var bytes) -> bytes.length();
      case Value.Bool _, Value.Null _ -> 1;
      case Value.SetOf(var _, var elements) -> elements.stream().mapToInt(Sizes::of).sum();
      case Value.ListOf(var elements) ->
          DOCUMENT + elements.stream().mapToInt(element -> of(element) + MEMBER).sum();
      case Value.MapOf(var attributes) ->
          DOCUMENT + attributes.size() + attributes.count() * MEMBER;
    };
  }
}
