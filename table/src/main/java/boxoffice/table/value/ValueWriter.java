package boxoffice.table.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes attribute values as the protocol's JSON. */
public final class ValueWriter {

  private ValueWriter() {}

  /** Writes an object of attributes. */
  public static void attributes(JsonGenerator json, Attributes attributes) throws IOException {
    json.writeStartObject();
    for (var i = 0; i < attributes.count(); i++) {
      json.writeFieldName(attributes.name(i));
      value(json, attributes.value(i));
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Value value) throws IOException {
    json.writeStartObject();
    json.writeFieldName(value.type().name());
    switch (value) {
      case Value.Text _, Value.Decimal _, Value.Binary _ -> json.writeString(ValueText.of(value));
      case Value.Bool(var truth) -> json.writeBoolean(truth);
      case Value.Null() -> json.writeBoolean(true);
      case Value.SetOf(var _, var elements) -> set(json, elements);
      case Value.ListOf(var elements) -> {
        json.writeStartArray();
        for (var element : elements) {
          value(json, element);
        }
        json.writeEndArray();
      }
      case Value.MapOf(var attributes) -> attributes(json, attributes);
    }
    json.writeEndObject();
  }

  private static void set(JsonGenerator json, List<Value> elements) throws IOException {
    json.writeStartArray();
    for (var element : elements) {
      json.writeString(ValueText.of(element));
    }
    json.writeEndArray();
  }
}
