package boxoffice.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** With a header more. */
  public Reply with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, List.of(value));
    return new Reply(status, more, body);
  }
}
