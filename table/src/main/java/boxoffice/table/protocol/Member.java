package boxoffice.table.protocol;

import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import boxoffice.table.value.ValueReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A member of a request: its name, and how its JSON is read. */
record Member<T>(String name, Reader<T> reader) {

  /** Reads a value; the parser is at its start. */
  @FunctionalInterface
  interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }

  static Member<String> text(String name) {
    return new Member<>(name, Member::readText);
  }

  static Member<Boolean> truth(String name) {
    return new Member<>(
        name,
        json ->
            switch (json.currentToken()) {
              case VALUE_TRUE -> true;
              case VALUE_FALSE -> false;
              default -> throw ValueReader.unexpected(json, "Boolean");
            });
  }

  /** A whole number within bounds. */
  static Member<Long> number(String name, long least, long most) {
    return new Member<>(
        name,
        json -> {
          if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw ValueReader.unexpected(json, "Integer");
          }
          var number = json.getLongValue();
          if (number < least) {
            throw Constraint.failed(
                number, name, "Member must have value greater than or equal to " + least);
          }
          if (number > most) {
            throw Constraint.failed(
                number, name, "Member must have value less than or equal to " + most);
          }
          return number;
        });
  }

  /** One of the constants of an enumeration, by its name. */
  static <E extends Enum<E>> Member<E> choice(String name, Class<E> type) {
    return new Member<>(
        name,
        json -> {
          var text = readText(json);
          return Arrays.stream(type.getEnumConstants())
              .filter(constant -> constant.name().equals(text))
              .findFirst()
              .orElseThrow(
                  () ->
                      Constraint.failed(
                          text,
                          name,
                          "Member must satisfy enum value set: "
                              + Arrays.toString(type.getEnumConstants())));
        });
  }

  static Member<Attributes> attributes(String name) {
    return new Member<>(name, ValueReader::attributes);
  }

  static Member<List<Attributes>> listOfAttributes(String name) {
    return new Member<>(name, json -> readList(json, ValueReader::attributes));
  }

  static Member<List<String>> texts(String name) {
    return new Member<>(name, json -> readList(json, Member::readText));
  }

  static Member<Members> structure(String name, Shape shape) {
    return new Member<>(name, shape::read);
  }

  static Member<List<Members>> structures(String name, Shape shape) {
    return new Member<>(name, json -> readList(json, shape::read));
  }

  static Member<Map<String, Members>> structuresByName(String name, Shape shape) {
    return new Member<>(
        name,
        json -> {
          var all = new LinkedHashMap<String, Members>();
          readMap(json, (key, each) -> all.put(key, shape.read(each)));
          return all;
        });
  }

  static Member<Map<String, String>> names(String name) {
    return new Member<>(
        name,
        json -> {
          var all = new HashMap<String, String>();
          readMap(json, (key, each) -> all.put(key, readText(each)));
          return all;
        });
  }

  static Member<Map<String, Value>> values(String name) {
    return new Member<>(
        name,
        json -> {
          var all = new HashMap<String, Value>();
          readMap(json, (key, each) -> all.put(key, readValue(name, key, each)));
          return all;
        });
  }

  private static Value readValue(String name, String key, JsonParser json) throws IOException {
    try {
      return ValueReader.value(json);
    } catch (Refused flaw) {
      throw new Refused(
          flaw.code(),
          "%s contains invalid value: %s for key %s".formatted(name, flaw.words(), key));
    }
  }

  private static String readText(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw ValueReader.unexpected(json, "String");
    }
    return json.getText();
  }

  private static <T> List<T> readList(JsonParser json, Reader<T> reader) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw ValueReader.unexpected(json, "List");
    }
    var all = new ArrayList<T>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(reader.read(json));
    }
    return all;
  }

  /** Takes an entry of a map. */
  @FunctionalInterface
  private interface Entry {
    void take(String key, JsonParser json) throws IOException;
  }

  private static void readMap(JsonParser json, Entry entry) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw ValueReader.unexpected(json, "Map");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var key = json.currentName();
      json.nextToken();
      entry.take(key, json);
    }
  }
}
