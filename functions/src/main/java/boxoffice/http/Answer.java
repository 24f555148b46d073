package boxoffice.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers when nothing is wrong.
 *
 * @param status the HTTP status
 * @param body a record to be written as JSON, or null for none
 * @param headers headers beside those that every answer has
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer of(int status, Object body) {
    return new Answer(status, body, Map.of());
  }

  /** An answer without a body, such as 204. */
  public static Answer empty(int status) {
    return new Answer(status, null, Map.of());
  }

  public Answer withHeader(String name, String value) {
    return new Answer(status, body, Map.of(name, value));
  }
}
