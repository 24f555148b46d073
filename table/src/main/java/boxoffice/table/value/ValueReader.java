package boxoffice.table.value;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads attribute values from the protocol's JSON. */
public final class ValueReader {

  private static final int DEEPEST = 32;

  private ValueReader() {}

  /**
   * Reads an object of attributes; the parser is at its start.
   *
   * @throws Refused where values are none that DynamoDB has
   */
  public static Attributes attributes(JsonParser json) throws IOException {
    return attributes(json, 0);
  }

  /**
   * Reads a value; the parser is at its start.
   *
   * @throws Refused where it is none that DynamoDB has
   */
  public static Value value(JsonParser json) throws IOException {
    return value(json, 0);
  }

  private static Attributes attributes(JsonParser json, int depth) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    var editor = new Attributes.Editor();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      editor.put(name, value(json, depth));
    }
    return editor.done();
  }

  private static Value value(JsonParser json, int depth) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    if (depth > DEEPEST) {
      throw Refused.invalid("Nesting Levels have exceeded supported limits");
    }
    if (json.nextToken() == JsonToken.END_OBJECT) {
      throw Refused.invalid(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    var type = json.currentName();
    json.nextToken();
    var value =
        switch (type) {
          case "S" -> new Value.Text(text(json));
          case "N" -> Numbers.parse(text(json));
          case "B" -> binary(text(json));
          case "BOOL" -> new Value.Bool(truth(json));
          case "NULL" -> nothing(json);
          case "SS" -> set(Type.SS, json);
          case "NS" -> set(Type.NS, json);
          case "BS" -> set(Type.BS, json);
          case "L" -> list(json, depth);
          case "M" -> new Value.MapOf(attributes(json, depth + 1));
          default ->
              throw Refused.invalid(
                  "Supplied AttributeValue is empty, must contain exactly one of the supported"
                      + " datatypes");
        };
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw Refused.invalid(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    return value;
  }

  private static Value nothing(JsonParser json) throws IOException {
    if (!truth(json)) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Null attribute value types must have the"
              + " value of true");
    }
    return new Value.Null();
  }

  private static Value list(JsonParser json, int depth) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    var elements = new ArrayList<Value>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json, depth + 1));
    }
    return new Value.ListOf(elements);
  }

  private static Value set(Type type, JsonParser json) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    List<Value> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      var text = text(json);
      elements.add(
          switch (type.element()) {
            case N -> Numbers.parse(text);
            case B -> binary(text);
            default -> new Value.Text(text);
          });
    }
    return Value.SetOf.distinct(type, elements);
  }

  private static Value binary(String text) {
    try {
      return new Value.Binary(
          new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new Refused(Code.SERIALIZATION, String.valueOf(e.getMessage()));
    }
  }

  private static String text(JsonParser json) throws IOException {
    expect(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static boolean truth(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw unexpected(json, "Boolean");
    };
  }

  private static void expect(JsonParser json, JsonToken token) {
    if (json.currentToken() != token) {
      throw unexpected(json, token == JsonToken.VALUE_STRING ? "String" : "collection");
    }
  }

  /** What stands in the place of another kind of JSON. */
  public static Refused unexpected(JsonParser json, String wanted) {
    return new Refused(
        Code.SERIALIZATION,
        switch (json.currentToken()) {
          case START_OBJECT -> "Start of structure or map found where not expected";
          case START_ARRAY -> "Start of list found where not expected";
          case VALUE_TRUE -> "TRUE_VALUE cannot be converted to " + wanted;
          case VALUE_FALSE -> "FALSE_VALUE cannot be converted to " + wanted;
          case VALUE_NUMBER_INT -> "NUMBER_VALUE cannot be converted to " + wanted;
          case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE cannot be converted to " + wanted;
          case VALUE_STRING -> "STRING_VALUE cannot be converted to " + wanted;
          case null, default -> "Unexpected token received from parser";
        });
  }
}
