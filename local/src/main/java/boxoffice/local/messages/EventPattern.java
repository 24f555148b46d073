package boxoffice.local.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * What a rule of a bus or a filter of an event source wants of an event. Supports exact values,
 * {@code anything-but}, {@code exists}, {@code prefix}, {@code suffix} and {@code
 * equals-ignore-case}; an array of the event matches if one of its values does. See <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 * operators</a>.
 */
public final class EventPattern {

  private static final Set<String> OPERATORS =
      Set.of("anything-but", "exists", "prefix", "suffix", "equals-ignore-case");

  private final JsonNode pattern;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it has an operator that this class does not know
   */
  public EventPattern(JsonNode pattern) {
    check(pattern);
    this.pattern = pattern;
  }

  public boolean matches(JsonNode event) {
    return matches(pattern, event);
  }

  private static void check(JsonNode pattern) {
    if (!pattern.isObject()) {
      throw new IllegalArgumentException("A pattern must be a JSON object, not " + pattern);
    }
    pattern
        .properties()
        .forEach(
            member -> {
              if (member.getKey().startsWith("$")) {
                throw unknown(member.getKey());
              }
              if (member.getValue().isArray()) {
                member.getValue().forEach(EventPattern::checkRule);
              } else {
                check(member.getValue());
              }
            });
  }

  private static void checkRule(JsonNode rule) {
    if (!rule.isObject()) {
      return;
    }
    var names = rule.properties().stream().map(operator -> operator.getKey()).toList();
    if (names.size() != 1
        || !OPERATORS.contains(names.getFirst())
        || names.stream().noneMatch(name -> takes(name, rule.get(name)))) {
      throw unknown(rule.toString());
    }
  }

  private static boolean takes(String operator, JsonNode operand) {
    return switch (operator) {
      case "exists" -> operand.isBoolean();
      case "anything-but" ->
          !operand.isObject()
              || (operand.size() == 1
                  && (operand.path("prefix").isTextual() || operand.path("suffix").isTextual()));
      default -> operand.isTextual();
    };
  }

  private static IllegalArgumentException unknown(String rule) {
    return new IllegalArgumentException("The local runner does not know the filter " + rule);
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
    return value.isArray()
        ? value.valueStream().anyMatch(one -> meetsOne(rule, one))
        : meetsOne(rule, value);
  }

  private static boolean meetsOne(JsonNode rule, JsonNode value) {
    if (rule.has("anything-but")) {
      var unwanted = rule.get("anything-but");
      return !value.isMissingNode()
          && (unwanted.isArray()
              ? unwanted.valueStream().noneMatch(value::equals)
              : !meetsOne(unwanted, value));
    }
    if (!rule.isObject()) {
      return rule.equals(value);
    }
    var text = value.isTextual() ? value.asText() : null;
    if (text == null) {
      return false;
    }
    if (rule.has("prefix")) {
      return text.startsWith(rule.get("prefix").asText());
    }
    return rule.has("suffix")
        ? text.endsWith(rule.get("suffix").asText())
        : text.toLowerCase(Locale.ROOT)
            .equals(rule.path("equals-ignore-case").asText().toLowerCase(Locale.ROOT));
  }
}
