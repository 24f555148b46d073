package boxoffice.local.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bus with its rules. */
record Bus(String name, List<Rule> rules) {

  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

  /**
   * Whether it is meant.
   *
   * @param other a name or an ARN
   */
  boolean isCalled(String other) {
    return other.equals(name) || other.endsWith(":event-bus/" + name);
  }

  /** Gives an event to the targets of each enabled rule that wants it. */
  void deliver(JsonNode event, Predicate<Rule> enabled) {
    for (var rule : rules) {
      if (enabled.test(rule) && rule.pattern().matches(event)) {
        rule.targets().forEach(target -> deliver(event, rule, target));
      }
    }
  }

  /** EventBridge drops what a queue does not take, unless the target has a queue for that. */
  private static void deliver(JsonNode event, Rule rule, Rule.Target target) {
    var message = Draft.of(event.toString());
    try {
      target.queue().send(message.inGroup(target.group()));
    } catch (Refused e) {
      LOG.error("{} did not take an event of {}", target.queue().name(), rule.name(), e);
      target.deadLetters().ifPresent(queue -> queue.send(message));
    }
  }
}
