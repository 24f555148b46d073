package boxoffice.local.lambda;

import boxoffice.local.messages.EventPattern;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of an event source: a record passes if one of them matches. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Event
 * filtering</a>.
 */
final class EventFilter {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<EventPattern> patterns = new ArrayList<>();

  /**
   * Reads {@code FilterCriteria}; without filters every record passes.
   *
   * @throws IllegalArgumentException if a pattern is malformed or has an unknown operator
   */
  EventFilter(JsonNode criteria) {
    try {
      for (var filter : criteria.path("Filters")) {
        patterns.add(new EventPattern(JSON.readTree(filter.path("Pattern").asText())));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A filter is not JSON.", e);
    }
  }

  boolean passes(JsonNode event) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(event));
  }
}
