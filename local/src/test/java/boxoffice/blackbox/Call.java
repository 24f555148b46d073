package boxoffice.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to the API.
 *
 * @param path below the stage, with the query
 * @param body empty for none
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {

  private static final JsonMapper JSON = new JsonMapper();

  public static Call of(String method, String path) {
    return new Call(method, path, Map.of(), new byte[0]);
  }

  public static Call get(String path) {
    return of("GET", path);
  }

  public static Call delete(String path) {
    return of("DELETE", path);
  }

  public static Call post(String path) {
    return of("POST", path);
  }

  /** With members as a JSON object. */
  public static Call post(String path, Map<String, ?> members) {
    return post(path).members(members);
  }

  /** With members as a JSON object. */
  public static Call patch(String path, Map<String, ?> members) {
    return of("PATCH", path).members(members);
  }

  /** With members as a JSON object. */
  public static Call delete(String path, Map<String, ?> members) {
    return delete(path).members(members);
  }

  private Call members(Map<String, ?> members) {
    try {
      return body(JSON.writeValueAsString(members));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Call body(String json) {
    return body(json.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
  }

  Call body(byte[] bytes) {
    return new Call(method, path, headers, bytes);
  }

  Call path(String other) {
    return new Call(method, other, headers, body);
  }

  /** With the header, which replaces one of the same name. */
  public Call header(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Call(method, path, more, body);
  }

  Call without(String header) {
    var fewer = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    fewer.putAll(headers);
    fewer.remove(header);
    return new Call(method, path, fewer, body);
  }

  public Call token(String accessToken) {
    return header("Authorization", "Bearer " + accessToken);
  }

  public Call idempotencyKey(String key) {
    return header("Idempotency-Key", key);
  }
}
