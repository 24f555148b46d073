package boxoffice.local.services;

import boxoffice.local.messages.Draft;
import boxoffice.local.messages.Message;
import boxoffice.local.messages.Queue;
import boxoffice.local.messages.Queues;
import boxoffice.local.messages.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations of SQS that the product and a person with the AWS CLI need. See the <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">API
 * reference</a>.
 */
final class QueueCalls {

  private static final JsonMapper JSON = new JsonMapper();

  /** The most messages of a batch. */
  private static final int MOST = 10;

  /** In bytes, as far as a batch as a whole counts. */
  private static final int LARGEST_BATCH = 1024 * 1024;

  private static final int LONGEST_WAIT = 20;
  private static final int MOST_ATTRIBUTES = 10;
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern DATA_TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

  private final Queues queues;

  QueueCalls(Queues queues) {
    this.queues = queues;
  }

  /**
   * Answers a call.
   *
   * @throws Refused if SQS would refuse it, or the operation is not played here
   */
  JsonNode answer(String operation, JsonNode request) throws InterruptedException {
    return switch (operation) {
      case "ListQueues" -> list(request);
      case "GetQueueUrl" -> url(queues.named(text(request, "QueueName")));
      case "GetQueueAttributes" -> attributes(queue(request), request.path("AttributeNames"));
      case "SetQueueAttributes" -> {
        queues.change(queue(request), request.path("Attributes"));
        yield JSON.createObjectNode();
      }
      case "SendMessage" -> send(queue(request), request);
      case "SendMessageBatch" -> {
        var queue = queue(request);
        yield batch(request, (entry, result) -> result.setAll((ObjectNode) send(queue, entry)));
      }
      case "ReceiveMessage" -> receive(queue(request), request);
      case "DeleteMessage" -> {
        queue(request).delete(text(request, "ReceiptHandle"));
        yield JSON.createObjectNode();
      }
      case "DeleteMessageBatch" -> {
        var queue = queue(request);
        yield batch(request, (entry, _) -> queue.delete(text(entry, "ReceiptHandle")));
      }
      case "ChangeMessageVisibility" -> {
        changeVisibility(queue(request), request);
        yield JSON.createObjectNode();
      }
      case "ChangeMessageVisibilityBatch" -> {
        var queue = queue(request);
        yield batch(request, (entry, _) -> changeVisibility(queue, entry));
      }
      case "PurgeQueue" -> {
        queue(request).purge();
        yield JSON.createObjectNode();
      }
      case "StartMessageMoveTask" -> {
        queues.redrive(text(request, "SourceArn"), request.path("DestinationArn").asText());
        yield JSON.createObjectNode().put("TaskHandle", UUID.randomUUID().toString());
      }
      default -> throw Refused.unknownOperation("AmazonSQS." + operation);
    };
  }

  private Queue queue(JsonNode request) {
    return queues.at(text(request, "QueueUrl"));
  }

  private static String text(JsonNode request, String parameter) {
    var text = request.path(parameter).asText();
    if (text.isEmpty()) {
      throw Refused.missing(parameter);
    }
    return text;
  }

  private JsonNode list(JsonNode request) {
    var answer = JSON.createObjectNode();
    var urls = answer.putArray("QueueUrls");
    var prefix = request.path("QueueNamePrefix").asText();
    queues.all().stream()
        .filter(queue -> queue.name().startsWith(prefix))
        .map(queues::url)
        .forEach(urls::add);
    return answer;
  }

  private JsonNode url(Queue queue) {
    return JSON.createObjectNode().put("QueueUrl", queues.url(queue));
  }

  private static JsonNode attributes(Queue queue, JsonNode names) {
    var answer = JSON.createObjectNode();
    var wanted = names.valueStream().map(JsonNode::asText).toList();
    var attributes = answer.putObject("Attributes");
    queue
        .attributes()
        .forEach(
            (name, value) -> {
              if (wanted.contains("All") || wanted.contains(name)) {
                attributes.put(name, value);
              }
            });
    return answer;
  }

  private static JsonNode send(Queue queue, JsonNode message) {
    var attributes = message.path("MessageAttributes");
    checkAttributes(attributes);
    var body = message.path("MessageBody").asText();
    var sent =
        queue.send(
            new Draft(
                body,
                attributes.isObject() ? attributes : JSON.createObjectNode(),
                message.path("MessageGroupId").asText(null),
                message.path("MessageDeduplicationId").asText(null),
                seconds(message, "DelaySeconds")));
    var answer =
        JSON.createObjectNode()
            .put("MessageId", sent.id())
            .put("MD5OfMessageBody", Checksums.of(body));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", Checksums.of(attributes));
    }
    if (sent.sequenceNumber() != null) {
      answer.put("SequenceNumber", sent.sequenceNumber());
    }
    return answer;
  }

  private static void checkAttributes(JsonNode attributes) {
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw Refused.invalid("Number of message attributes exceeds the allowed maximum of 10.");
    }
    attributes
        .properties()
        .forEach(
            attribute -> {
              var value = attribute.getValue();
              var type = value.path("DataType").asText();
              if (!DATA_TYPE.matcher(type).matches()
                  || !value.has(type.startsWith("Binary") ? "BinaryValue" : "StringValue")) {
                throw Refused.invalid(
                    "The message attribute '%s' has no value of its type %s."
                        .formatted(attribute.getKey(), type));
              }
            });
  }

  private static void changeVisibility(Queue queue, JsonNode request) {
    var visibility = seconds(request, "VisibilityTimeout");
    if (visibility == null) {
      throw Refused.missing("VisibilityTimeout");
    }
    queue.changeVisibility(text(request, "ReceiptHandle"), visibility);
  }

  private static JsonNode receive(Queue queue, JsonNode request) throws InterruptedException {
    var most = request.path("MaxNumberOfMessages").asInt(1);
    if (most < 1 || most > MOST) {
      throw Refused.invalid("MaxNumberOfMessages", most, "Must be between 1 and 10, if provided.");
    }
    var wait = seconds(request, "WaitTimeSeconds");
    if (wait != null && (wait.isNegative() || wait.toSeconds() > LONGEST_WAIT)) {
      throw Refused.invalid(
          "WaitTimeSeconds", wait.toSeconds(), "Must be >= 0 and <= 20, if provided.");
    }
    var answer = JSON.createObjectNode();
    var system = names(request, "AttributeNames");
    system.addAll(names(request, "MessageSystemAttributeNames"));
    var own = names(request, "MessageAttributeNames");
    for (var message :
        queue.receive(
            most, seconds(request, "VisibilityTimeout"), wait == null ? queue.usualWait() : wait)) {
      answer.withArray("Messages").add(received(message, system, own));
    }
    return answer;
  }

  private static JsonNode received(Message message, Set<String> system, Set<String> own) {
    var received =
        JSON.createObjectNode()
            .put("MessageId", message.id())
            .put("ReceiptHandle", message.handle())
            .put("MD5OfBody", Checksums.of(message.body()))
            .put("Body", message.body());
    message
        .systemAttributes()
        .forEach(
            (name, value) -> {
              if (system.contains("All") || system.contains(name)) {
                received.withObjectProperty("Attributes").put(name, value);
              }
            });
    var attributes = JSON.createObjectNode();
    message.attributes().properties().stream()
        .filter(attribute -> own.stream().anyMatch(name -> wants(name, attribute.getKey())))
        .forEach(attribute -> attributes.set(attribute.getKey(), attribute.getValue()));
    if (!attributes.isEmpty()) {
      received.set("MessageAttributes", attributes);
      received.put("MD5OfMessageAttributes", Checksums.of(attributes));
    }
    return received;
  }

  /** Names may be all, or have a beginning in common. */
  private static boolean wants(String wanted, String name) {
    return wanted.equals("All")
        || (wanted.endsWith(".*")
            ? name.startsWith(wanted.substring(0, wanted.length() - 2))
            : wanted.equals(name));
  }

  private static Set<String> names(JsonNode request, String parameter) {
    var names = new HashSet<String>();
    request.path(parameter).forEach(name -> names.add(name.asText()));
    return names;
  }

  /** Does the same with each entry; one that is refused holds up no other. */
  private static JsonNode batch(JsonNode request, BiConsumer<JsonNode, ObjectNode> work) {
    var entries = request.path("Entries");
    checkBatch(entries);
    var answer = JSON.createObjectNode();
    var successful = answer.putArray("Successful");
    var failed = answer.putArray("Failed");
    for (var entry : entries) {
      var result = JSON.createObjectNode().put("Id", entry.path("Id").asText());
      try {
        work.accept(entry, result);
        successful.add(result);
      } catch (Refused e) {
        failed.add(
            result.put("SenderFault", true).put("Code", e.code()).put("Message", e.getMessage()));
      }
    }
    return answer;
  }

  private static void checkBatch(JsonNode entries) {
    if (entries.isEmpty()) {
      throw Refused.batch(
          "EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    if (entries.size() > MOST) {
      throw Refused.batch(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent %d."
              .formatted(entries.size()));
    }
    var ids = new HashSet<String>();
    var bytes = 0;
    for (var entry : entries) {
      var id = entry.path("Id").asText();
      if (!ENTRY_ID.matcher(id).matches()) {
        throw Refused.batch(
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
                + " can be at most 80 letters long.");
      }
      if (!ids.add(id)) {
        throw Refused.batch("BatchEntryIdsNotDistinct", "Id %s repeated.".formatted(id));
      }
      bytes += entry.path("MessageBody").asText().length();
    }
    if (bytes > LARGEST_BATCH) {
      throw Refused.batch(
          "BatchRequestTooLong",
          "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
              .formatted(LARGEST_BATCH, bytes));
    }
  }

  private static @Nullable Duration seconds(JsonNode request, String parameter) {
    var seconds = request.path(parameter);
    return seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : null;
  }
}
