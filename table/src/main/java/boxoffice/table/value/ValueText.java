package boxoffice.table.value;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Scalars as errors show them. */
public final class ValueText {

  private ValueText() {}

  /** The value in the form of the protocol, without its type. */
  public static String of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Decimal(var number) -> Numbers.format(number);
      case Value.Binary(var bytes) ->
          Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
      case Value.Bool(var truth) -> Boolean.toString(truth);
      case Value.Null() -> "true";
      case Value.ListOf(var elements) -> elements.stream().map(ValueText::of).toList().toString();
      case Value.SetOf(var _, var elements) ->
          elements.stream().map(ValueText::of).toList().toString();
      case Value.MapOf(var attributes) -> attributes.toString();
    };
  }
}
