package boxoffice.local.gateway;

import boxoffice.local.callers.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param id the id that the gateway gives it
 * @param path as it was sent; below the stage where the stage is known
 * @param query as it was sent, without the question mark
 * @param headers by name, ignoring case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
    String id,
    Instant time,
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp,
    String protocol) {

  /** The last value of a header. */
  public @Nullable String header(String name) {
    var values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getLast();
  }

  /** What it says of its caller. */
  public Caller caller() {
    return new Caller(header("Host"), header("Origin"), header("Sec-Fetch-Site"));
  }

  /** With this value of a header alone. */
  Request with(String name, String value) {
    var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, List.of(value));
    return new Request(id, time, method, path, query, more, body, sourceIp, protocol);
  }

  /** Without these headers, in whatever case they are written. */
  Request without(Set<String> names) {
    var fewer = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    fewer.putAll(headers);
    names.forEach(fewer::remove);
    return new Request(id, time, method, path, query, fewer, body, sourceIp, protocol);
  }

  /** With the same headers to another address. */
  Request to(String otherMethod, String otherPath, @Nullable String otherQuery) {
    return new Request(
        id, time, otherMethod, otherPath, otherQuery, headers, body, sourceIp, protocol);
  }

  /** Without the beginning of its path. */
  Request below(String stage) {
    return new Request(
        id, time, method, path.substring(stage.length()), query, headers, body, sourceIp, protocol);
  }

  /** The text of a path; a plus sign stands for itself. */
  public static String decode(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
