package boxoffice.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of an event source: a record passes if one of them matches. Supports exact values,
 * {@code anything-but}, {@code exists} and {@code prefix}; refuses a pattern with any other
 * operator. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Event
 * filtering</a>.
 */
final class EventFilter {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> patterns = new ArrayList<>();

  /**
   * Reads {@code FilterCriteria}; without filters every record passes.
   *
   * @throws IllegalArgumentException if a pattern is malformed or has an unknown operator
   */
  EventFilter(JsonNode criteria) {
    try {
      for (var filter : criteria.path("Filters")) {
        var pattern = JSON.readTree(filter.path("Pattern").asText());
        check(pattern);
        patterns.add(pattern);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A filter is not JSON.", e);
    }
  }

  boolean passes(JsonNode event) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, event));
  }

  private static void check(JsonNode pattern) {
    for (var rule : pattern) {
      if (pattern.isObject()) {
        check(rule);
      } else if (rule.isObject()
          && !(rule.size() == 1
              && (rule.has("anything-but") || rule.has("exists") || rule.has("prefix")))) {
        throw new IllegalArgumentException("The local runner does not know the filter " + rule);
      }
    }
  }

  private static boolean matches(JsonNode pattern, JsonNode value) {
    return pattern.isObject()
        ? pattern.properties().stream()
            .allMatch(member -> matches(member.getValue(), value.path(member.getKey())))
        : pattern.valueStream().anyMatch(rule -> meets(rule, value));
  }

  private static boolean meets(JsonNode rule, JsonNode value) {
    if (rule.has("exists")) {
      return rule.get("exists").asBoolean() != value.isMissingNode();
    }
    if (rule.has("anything-but")) {
      var unwanted = rule.get("anything-but");
      return !value.isMissingNode()
          && (unwanted.isArray()
              ? unwanted.valueStream().noneMatch(value::equals)
              : !unwanted.equals(value));
    }
    if (rule.has("prefix")) {
      return value.isTextual() && value.asText().startsWith(rule.get("prefix").asText());
    }
    return rule.equals(value);
  }
}
