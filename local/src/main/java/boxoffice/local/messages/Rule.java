package boxoffice.local.messages;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a bus go to which queues.
 *
 * @param bus the name or ARN of the bus
 */
record Rule(String name, String bus, EventPattern pattern, List<Target> targets) {

  private static final Set<String> PROPERTIES =
      Set.of("Description", "EventBusName", "EventPattern", "Name", "State", "Targets");

  private static final Set<String> TARGET =
      Set.of("Arn", "DeadLetterConfig", "Id", "RetryPolicy", "SqsParameters");

  /**
   * A queue that gets the events.
   *
   * @param group the message group, in a FIFO queue
   * @param deadLetters gets the events that the queue does not take
   */
  record Target(Queue queue, @Nullable String group, Optional<Queue> deadLetters) {}

  /** The rules of a template that are enabled and wait for events. */
  static List<Rule> all(Template template, Queues queues) {
    return template.resources("AWS::Events::Rule").stream()
        .filter(id -> template.properties(id).has("EventPattern"))
        .filter(id -> !template.properties(id).path("State").asText().equals("DISABLED"))
        .map(id -> read(id, template, queues))
        .toList();
  }

  private static Rule read(String id, Template template, Queues queues) {
    var properties = template.properties(id);
    checkNames(id, properties, PROPERTIES);
    return new Rule(
        id,
        properties.path("EventBusName").asText(Buses.DEFAULT),
        new EventPattern(properties.path("EventPattern")),
        properties
            .path("Targets")
            .valueStream()
            .map(target -> target(id, target, template, queues))
            .toList());
  }

  private static Target target(String rule, JsonNode target, Template template, Queues queues) {
    checkNames(rule, target, TARGET);
    var deadLetters = target.path("DeadLetterConfig").path("Arn");
    return new Target(
        queue(rule, target.path("Arn").asText(), template, queues),
        target.path("SqsParameters").path("MessageGroupId").asText(null),
        deadLetters.isMissingNode()
            ? Optional.empty()
            : Optional.of(queue(rule, deadLetters.asText(), template, queues)));
  }

  private static Queue queue(String rule, String arn, Template template, Queues queues) {
    var queue =
        queues
            .find(arn)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s sends to %s, which is no queue of the template.".formatted(rule, arn)));
    if (!mayReceive(queue, template.attribute(rule, "Arn"), template, queues)) {
      throw new IllegalArgumentException(
          "%s sends to %s, which has no policy that lets events.amazonaws.com send to it."
              .formatted(rule, queue.name()));
    }
    return queue;
  }

  /** Without such a policy EventBridge drops every event, and says so in its metrics alone. */
  private static boolean mayReceive(Queue queue, String rule, Template template, Queues queues) {
    return template.resources("AWS::SQS::QueuePolicy").stream()
        .map(template::properties)
        .filter(policy -> texts(policy.path("Queues")).anyMatch(queues.url(queue)::equals))
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Allow")
                    && texts(statement.at("/Principal/Service"))
                        .anyMatch("events.amazonaws.com"::equals)
                    && texts(statement.path("Action")).anyMatch("sqs:SendMessage"::equals)
                    && texts(statement.path("Resource")).anyMatch(queue.arn()::equals)
                    && isFor(rule, statement.at("/Condition/ArnEquals/aws:SourceArn")));
  }

  /** A policy may be for some rules alone. */
  private static boolean isFor(String rule, JsonNode sources) {
    return sources.isMissingNode() || texts(sources).anyMatch(rule::equals);
  }

  private static Stream<String> texts(JsonNode values) {
    return values.isArray()
        ? values.valueStream().map(JsonNode::asText)
        : Stream.of(values.asText());
  }

  private static void checkNames(String rule, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    "The local runner does not know %s of %s.".formatted(name, rule));
              }
            });
  }
}
