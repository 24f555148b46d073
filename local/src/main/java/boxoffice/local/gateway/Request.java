package boxoffice.local.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the stage.
 *
 * @param id the id that the gateway gives it
 * @param path below the stage, as it was sent
 * @param query as it was sent, without the question mark
 * @param headers by name, ignoring case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
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
  @Nullable String header(String name) {
    var values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getLast();
  }
}
