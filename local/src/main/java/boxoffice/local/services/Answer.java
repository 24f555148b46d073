package boxoffice.local.services;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a service answers to a call. */
record Answer(int status, Map<String, String> headers, String body) {

  static Answer of(int status, String type, String body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  Answer with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
