package boxoffice.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP response. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  static Reply of(int status, Map<String, String> headers, String body) {
    return new Reply(
        status,
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
