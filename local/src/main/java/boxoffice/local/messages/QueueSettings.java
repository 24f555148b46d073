package boxoffice.local.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a queue's resource says.
 *
 * @param delay of every message that asks for no other
 * @param visibility how long a received message is not received again, if the receiver asks for no
 *     other time
 * @param retention how long a message is kept
 * @param patience how long a receiver waits that asks for no other time
 * @param largest the largest message, in bytes
 * @param fifo whether messages of a group are in order, and repeats are dropped
 * @param contentBased whether a message without a deduplication id has one by its body
 * @param byGroup whether deduplication ids are of a group and not of the whole queue
 * @param deadLetters the ARN of the queue for messages that nobody could process; empty: none
 * @param maxReceives how often a message is received before it goes there
 */
record QueueSettings(
    Duration delay,
    Duration visibility,
    Duration retention,
    Duration patience,
    int largest,
    boolean fifo,
    boolean contentBased,
    boolean byGroup,
    String deadLetters,
    int maxReceives) {

  private static final String REDRIVE = "RedrivePolicy";

  private static final String DELAY = "DelaySeconds";
  private static final String VISIBILITY = "VisibilityTimeout";

  /** In seconds, what can be changed while the system runs. */
  private static final Map<String, Integer> LONGEST = Map.of(DELAY, 900, VISIBILITY, 43_200);

  private static final int MOST_RECEIVES = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  static QueueSettings of(JsonNode properties) {
    var redrive = properties.path(REDRIVE);
    return new QueueSettings(
        seconds(properties, DELAY, 0),
        seconds(properties, VISIBILITY, 30),
        seconds(properties, "MessageRetentionPeriod", 345_600),
        seconds(properties, "ReceiveMessageWaitTimeSeconds", 0),
        properties.path("MaximumMessageSize").asInt(1024 * 1024),
        properties.path("FifoQueue").asBoolean(),
        properties.path("ContentBasedDeduplication").asBoolean(),
        properties.path("DeduplicationScope").asText().equals("messageGroup"),
        redrive.path("deadLetterTargetArn").asText(),
        redrive.path("maxReceiveCount").asInt());
  }

  /**
   * These settings with other attributes in place of some.
   *
   * @param attributes as SetQueueAttributes takes them: each is a text
   * @throws Refused if one of them cannot be changed here, or has no such value
   */
  QueueSettings with(JsonNode attributes) {
    var all = JSON.createObjectNode();
    attributes().forEach(all::put);
    attributes
        .properties()
        .forEach(attribute -> check(attribute.getKey(), attribute.getValue().asText()));
    attributes.properties().forEach(attribute -> all.set(attribute.getKey(), attribute.getValue()));
    if (all.has(REDRIVE)) {
      all.set(REDRIVE, redrive(all.path(REDRIVE).asText()));
    }
    return of(all);
  }

  private static void check(String name, String value) {
    if (name.equals(REDRIVE)) {
      return;
    }
    var longest = LONGEST.get(name);
    if (longest == null) {
      throw Refused.invalidAttribute("The local system does not change %s.".formatted(name));
    }
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > longest) {
      throw Refused.invalidValue("Invalid value for the parameter %s.".formatted(name));
    }
  }

  private static JsonNode redrive(String value) {
    try {
      var policy = JSON.readTree(value);
      var receives = policy.path("maxReceiveCount").asInt();
      if (1 <= receives && receives <= MOST_RECEIVES) {
        return policy;
      }
    } catch (JsonProcessingException _) {
      // refused below, like JSON of another kind
    }
    throw Refused.invalidValue("Invalid value for the parameter %s.".formatted(REDRIVE));
  }

  /** As the service shows them. */
  Map<String, String> attributes() {
    var all = new LinkedHashMap<String, String>();
    all.put(DELAY, text(delay));
    all.put(VISIBILITY, text(visibility));
    all.put("MessageRetentionPeriod", text(retention));
    all.put("ReceiveMessageWaitTimeSeconds", text(patience));
    all.put("MaximumMessageSize", String.valueOf(largest));
    if (fifo) {
      all.put("FifoQueue", "true");
      all.put("ContentBasedDeduplication", String.valueOf(contentBased));
      all.put("DeduplicationScope", byGroup ? "messageGroup" : "queue");
    }
    if (!deadLetters.isEmpty()) {
      all.put(
          REDRIVE,
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(deadLetters, maxReceives));
    }
    return all;
  }

  private static String text(Duration time) {
    return String.valueOf(time.toSeconds());
  }

  private static Duration seconds(JsonNode properties, String name, int absent) {
    return Duration.ofSeconds(properties.path(name).asInt(absent));
  }
}
