package boxoffice.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An HTTP response. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  public static Reply of(int status, Map<String, String> headers, String body) {
    return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply of(int status, Map<String, String> headers, byte[] body) {
    return new Reply(
        status,
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
        body);
  }

  /** With this value of a header alone, in whatever case its name was written. */
  public Reply with(String name, String value) {
    var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, List.of(value));
    return new Reply(status, more, body);
  }

  /** The last value of a header. */
  @Nullable String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().getLast())
        .findFirst()
        .orElse(null);
  }

  /** The same answer with the headers of another, which says that nothing has changed. */
  Reply renewedBy(Reply other) {
    var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.putAll(other.headers());
    // Of the body, which the other one lacks.
    for (var own : Set.of("Content-Type", "Content-Length")) {
      Optional.ofNullable(header(own)).ifPresent(value -> more.put(own, List.of(value)));
    }
    return new Reply(status, more, body);
  }
}
