package boxoffice.table.protocol;

import boxoffice.table.refusal.Refused;
import boxoffice.table.value.ValueReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A structure of the protocol: the members that it may have. Any other is refused. */
final class Shape {

  private final String name;
  private final Map<String, Member<?>> members;

  private Shape(String name, Map<String, Member<?>> members) {
    this.name = name;
    this.members = members;
  }

  static Shape of(String name, Member<?>... members) {
    return new Shape(
        name,
        List.of(members).stream().collect(Collectors.toMap(Member::name, Function.identity())));
  }

  /** Reads an object; the parser is at its start. */
  Members read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw ValueReader.unexpected(json, name);
    }
    var read = new HashMap<String, Object>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var key = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      var member = members.get(key);
      if (member == null) {
        throw Refused.invalid("%s of %s is not supported by this table", key, name);
      }
      read.put(key, member.reader().read(json));
    }
    return new Members(read);
  }
}
