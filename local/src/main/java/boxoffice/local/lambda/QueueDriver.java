package boxoffice.local.lambda;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.messages.Message;
import boxoffice.local.messages.Queue;
import boxoffice.local.messages.Queues;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a queue's messages to a function as an event source mapping does: in batches, several at
 * a time. What the function did not fail is deleted; the rest comes again when it is visible again.
 * Unlike on Lambda, a batch is followed by a rest. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon
 * SQS</a>.
 */
public final class QueueDriver {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger LOG = LoggerFactory.getLogger(QueueDriver.class);

  private static final Duration POLL = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** With how many batches at once Lambda begins, if the template sets no limit. */
  private static final int CONCURRENCY = 5;

  /** A batch is followed by so many times its own time of rest. */
  private static final int REST = 20;

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final String name;
  private final LocalFunction function;
  private final Rest rest;
  private final Queue queue;
  private final EventFilter filter;
  private final int batchSize;
  private final Duration window;
  private final boolean reportsFailures;
  private final Semaphore batches;

  private QueueDriver(
      String name, LocalFunction function, Queue queue, JsonNode source, Rest rest) {
    this.name = name;
    this.function = function;
    this.rest = rest;
    this.queue = queue;
    this.filter = new EventFilter(source.path("FilterCriteria"));
    this.batchSize = source.path("BatchSize").asInt(10);
    this.window = Duration.ofSeconds(source.path("MaximumBatchingWindowInSeconds").asInt());
    this.reportsFailures =
        source
            .path("FunctionResponseTypes")
            .valueStream()
            .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
    this.batches = new Semaphore(source.at("/ScalingConfig/MaximumConcurrency").asInt(CONCURRENCY));
  }

  /**
   * Makes a driver.
   *
   * @param source the properties of the function's SQS event
   * @param rest how it rests between batches
   * @throws IllegalArgumentException if it is for a queue that is not in the template
   */
  public static QueueDriver of(
      String name, LocalFunction function, Queues queues, JsonNode source, Rest rest) {
    var arn = source.path("Queue").asText();
    var queue =
        queues
            .find(arn)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s reads %s, which is no queue of the template.".formatted(name, arn)));
    return new QueueDriver(name, function, queue, source, rest);
  }

  /** Reads the queue in its own thread until the process ends. */
  public void start() {
    Thread.ofVirtual()
        .name("queue-" + name)
        .start(
            () -> {
              try {
                while (true) {
                  batches.acquire();
                  var batch = nextBatch();
                  Thread.ofVirtual().name("queue-" + name + "-batch").start(() -> work(batch));
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** A batch: as many messages as there are, or as come until the window is over. */
  List<Message> nextBatch() throws InterruptedException {
    while (true) {
      var batch = new ArrayList<>(receive(batchSize, POLL));
      var end = System.nanoTime() + window.toNanos();
      while (!batch.isEmpty() && batch.size() < batchSize) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
          break;
        }
        batch.addAll(receive(batchSize - batch.size(), left));
      }
      if (!batch.isEmpty()) {
        return batch;
      }
    }
  }

  /** Messages that the filter drops are deleted. */
  private List<Message> receive(int most, Duration wait) throws InterruptedException {
    var wanted = new ArrayList<Message>();
    for (var message : queue.receive(most, null, wait)) {
      if (filter.passes(filtered(message))) {
        wanted.add(message);
      } else {
        queue.delete(message.handle());
      }
    }
    return wanted;
  }

  private void work(List<Message> batch) {
    var began = System.nanoTime();
    try {
      deliver(batch);
      rest.atMost(restAfter(Duration.ofNanos(System.nanoTime() - began)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      batches.release();
    }
  }

  /** The longest rest after so much work. It ends also while people wait: no message is stuck. */
  static Duration restAfter(Duration work) {
    var rest = work.multipliedBy(REST);
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /** Gives a batch to the function, and deletes what it did not fail. */
  void deliver(List<Message> batch) throws InterruptedException {
    var event = JSON.createObjectNode();
    batch.forEach(message -> event.withArray("Records").add(record(message)));
    var failed = failed(function.invoke(event.toString(), PATIENCE), batch);
    batch.stream()
        .filter(message -> !failed.contains(message.id()))
        .map(Message::handle)
        .forEach(queue::delete);
  }

  private Set<String> failed(LocalFunction.Outcome outcome, List<Message> batch) {
    var all = batch.stream().map(Message::id).collect(Collectors.toSet());
    return switch (outcome) {
      case Returned(var answer) -> reportsFailures ? reported(answer, all) : Set.of();
      case Threw(var cause) -> {
        LOG.error("{} failed", name, cause);
        yield all;
      }
      case TimedOut() -> {
        LOG.error("{} timed out", name);
        yield all;
      }
    };
  }

  /** An answer that names no message or a strange one fails the whole batch. */
  private static Set<String> reported(String answer, Set<String> all) {
    try {
      var failures =
          JSON.readTree(answer)
              .path("batchItemFailures")
              .valueStream()
              .map(failure -> failure.path("itemIdentifier").asText())
              .collect(Collectors.toSet());
      return all.containsAll(failures) ? failures : all;
    } catch (JsonProcessingException _) {
      return all;
    }
  }

  private ObjectNode record(Message message) {
    var record =
        JSON.createObjectNode()
            .put("messageId", message.id())
            .put("receiptHandle", message.handle())
            .put("body", message.body())
            .put("eventSource", "aws:sqs")
            .put("eventSourceARN", queue.arn())
            .put("awsRegion", Template.REGION);
    var attributes = record.putObject("attributes");
    message.systemAttributes().forEach(attributes::put);
    var own = record.putObject("messageAttributes");
    message
        .attributes()
        .properties()
        .forEach(
            attribute -> {
              var value = attribute.getValue();
              var put =
                  own.putObject(attribute.getKey())
                      .put("dataType", value.path("DataType").asText());
              value.optional("StringValue").ifPresent(text -> put.set("stringValue", text));
              value.optional("BinaryValue").ifPresent(bytes -> put.set("binaryValue", bytes));
            });
    return record;
  }

  /** A filter sees a body that is JSON as JSON. */
  private JsonNode filtered(Message message) {
    var record = record(message);
    try {
      var body = JSON.readTree(message.body());
      return body.isObject() ? record.set("body", body) : record;
    } catch (JsonProcessingException _) {
      return record;
    }
  }
}
