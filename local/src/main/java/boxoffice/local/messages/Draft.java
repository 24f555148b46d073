package boxoffice.local.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody sends.
 *
 * @param attributes those that its sender gives it, as the request has them
 * @param deduplication what its repeats have in common
 * @param delay after which it can be received; absent: that of the queue
 */
public record Draft(
    String body,
    JsonNode attributes,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable Duration delay) {

  /** One with nothing but a body. */
  public static Draft of(String body) {
    return new Draft(body, JsonNodeFactory.instance.objectNode(), null, null, null);
  }

  Draft inGroup(@Nullable String name) {
    return new Draft(body, attributes, name, deduplication, delay);
  }
}
