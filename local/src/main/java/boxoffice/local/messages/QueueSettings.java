package boxoffice.local.messages;

import com.fasterxml.jackson.databind.JsonNode;
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

  static QueueSettings of(JsonNode properties) {
    var redrive = properties.path("RedrivePolicy");
    return new QueueSettings(
        seconds(properties, "DelaySeconds", 0),
        seconds(properties, "VisibilityTimeout", 30),
        seconds(properties, "MessageRetentionPeriod", 345_600),
        seconds(properties, "ReceiveMessageWaitTimeSeconds", 0),
        properties.path("MaximumMessageSize").asInt(1024 * 1024),
        properties.path("FifoQueue").asBoolean(),
        properties.path("ContentBasedDeduplication").asBoolean(),
        properties.path("DeduplicationScope").asText().equals("messageGroup"),
        redrive.path("deadLetterTargetArn").asText(),
        redrive.path("maxReceiveCount").asInt());
  }

  /** As the service shows them. */
  Map<String, String> attributes() {
    var all = new LinkedHashMap<String, String>();
    all.put("DelaySeconds", text(delay));
    all.put("VisibilityTimeout", text(visibility));
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
          "RedrivePolicy",
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
