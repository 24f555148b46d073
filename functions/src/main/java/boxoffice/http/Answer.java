package boxoffice.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a handler when nothing is wrong.
 *
 * @param status the HTTP status
 * @param contentType what the body is
 * @param body a record to be written as JSON, a string that is written as it is, or null for none
 * @param headers headers beside those that every answer has
 * @param shared how long a cache may keep it and hand it to everybody; null for an answer that no
 *     cache may keep
 */
public record Answer(
    int status,
    String contentType,
    @Nullable Object body,
    Map<String, String> headers,
    @Nullable Duration shared) {

  /** Lambda takes 6 MB for a whole answer: this is left for the body, with room for the rest. */
  public static final int MOST_BYTES = 5_000_000;

  private static final String JSON = "application/json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer of(int status, Object body) {
    return new Answer(status, JSON, body, Map.of(), null);
  }

  /** How many bytes a part of a body takes: Lambda passes the body on as a text within JSON. */
  public static int bytes(Object part) {
    return Json.write(Json.write(part)).getBytes(StandardCharsets.UTF_8).length;
  }

  /** An answer of rows, as {@link Csv} writes them. */
  public static Answer csv(String rows) {
    return new Answer(200, Csv.CONTENT_TYPE, Csv.BYTE_ORDER_MARK + rows, Map.of(), null);
  }

  /** An answer without a body, such as 204. */
  public static Answer empty(int status) {
    return new Answer(status, JSON, null, Map.of(), null);
  }

  public Answer withHeader(String name, String value) {
    return new Answer(status, contentType, body, Map.of(name, value), shared);
  }

  /**
   * This answer for everybody: a cache between may keep it for so many seconds, browsers ask again
   * by its {@code ETag}. It must say nothing of the caller, and no time, or it would never be the
   * same twice.
   */
  public Answer sharedFor(Duration kept) {
    return new Answer(status, contentType, body, headers, kept);
  }
}
