package boxoffice.local.messages;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue. Times are milliseconds since 1970.
 *
 * @param sequence its place in the queue
 * @param attributes those that its sender gave it, as the request has them
 * @param visibleAt when it can be received
 * @param receives how often it was received
 * @param firstReceived 0 if it never was
 * @param source the ARN of the queue from which it came as a dead letter
 */
public record Message(
    long sequence,
    String id,
    String body,
    JsonNode attributes,
    @Nullable String group,
    @Nullable String deduplication,
    long sent,
    long visibleAt,
    int receives,
    long firstReceived,
    @Nullable String source) {

  /** What its last receiver names it by. */
  public String handle() {
    return "%d.%d.%s".formatted(sequence, receives, id);
  }

  /** What the service says of it. */
  public Map<String, String> systemAttributes() {
    var all = new LinkedHashMap<String, String>();
    all.put("ApproximateReceiveCount", String.valueOf(receives));
    all.put("SentTimestamp", String.valueOf(sent));
    all.put("SenderId", Template.ACCOUNT);
    all.put("ApproximateFirstReceiveTimestamp", String.valueOf(firstReceived));
    if (group != null) {
      all.put("MessageGroupId", group);
    }
    if (deduplication != null) {
      all.put("MessageDeduplicationId", deduplication);
      all.put("SequenceNumber", sequenceNumber());
    }
    if (source != null) {
      all.put("DeadLetterQueueSourceArn", source);
    }
    return all;
  }

  /** Its place in a FIFO queue, as programs see it. */
  public String sequenceNumber() {
    return "%020d".formatted(sequence);
  }

  boolean isVisible(long now) {
    return visibleAt <= now;
  }

  boolean isInFlight(long now) {
    return receives > 0 && !isVisible(now);
  }

  Message received(long now, long until) {
    return with(until, receives + 1, receives == 0 ? now : firstReceived);
  }

  Message visibleAt(long time) {
    return with(time, receives, firstReceived);
  }

  private Message with(long visible, int times, long first) {
    return new Message(
        sequence, id, body, attributes, group, deduplication, sent, visible, times, first, source);
  }

  /** The same in another queue, where nobody has received it. */
  Message moved(long place, long now, @Nullable String from) {
    return new Message(place, id, body, attributes, group, deduplication, sent, now, 0, 0, from);
  }
}
