package boxoffice.local.lambda;

import static java.util.stream.Collectors.joining;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.messages.Draft;
import boxoffice.local.messages.Queue;
import boxoffice.local.messages.Queues;
import boxoffice.local.table.DynamoDb;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a table's stream to a function as an event source mapping does: in order, in batches,
 * with a limited number of retries. What it gives up it names to the queue for failures. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html">DynamoDB
 * event source mappings</a>.
 */
public final class StreamDriver {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger LOG = LoggerFactory.getLogger(StreamDriver.class);

  /** After this much time a quiet stream is read, too: an iterator ends after some minutes. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** How often a stream that ended is looked at for more. */
  private static final Duration POLL = Duration.ofMillis(50);

  /** Records in one read: few, for the tree of many would outlive the young generation. */
  private static final int READ = 100;

  /** Records that come meanwhile are read together: each reading has a price of its own. */
  private static final Duration LONGEST_REST = Duration.ofMillis(100);

  private static final Duration BACK_OFF = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final String name;
  private final LocalFunction function;
  private final EventFilter filter;
  private final int batchSize;
  private final Duration window;
  private final int retries;
  private final boolean bisects;
  private final Optional<Queue> failures;
  private final StreamPositions positions;
  private final int deliveries;
  private final Rest rest;

  /**
   * Makes a driver.
   *
   * @param queues among which is the one for failures, if the source names one
   * @param source the properties of the function's DynamoDB event
   * @param positions where it keeps how far it has come
   * @param deliveries how often each batch is delivered, in a row
   * @param rest how it rests once it has read all there is
   */
  public StreamDriver(
      String name,
      LocalFunction function,
      Queues queues,
      JsonNode source,
      StreamPositions positions,
      int deliveries,
      Rest rest) {
    this.name = name;
    this.function = function;
    this.filter = new EventFilter(source.path("FilterCriteria"));
    this.batchSize = source.path("BatchSize").asInt(100);
    this.window = Duration.ofSeconds(source.path("MaximumBatchingWindowInSeconds").asInt());
    // Lambda's own default is to retry for as long as the stream keeps the record.
    this.retries = Math.min(source.path("MaximumRetryAttempts").asInt(10), 10);
    this.failures = queues.find(source.at("/DestinationConfig/OnFailure/Destination").asText());
    this.bisects = source.path("BisectBatchOnFunctionError").asBoolean();
    this.positions = positions;
    this.deliveries = deliveries;
    this.rest = rest;
  }

  /**
   * Reads the stream from where it was, or its oldest record, in its own thread, until the process
   * ends.
   */
  public void start(DynamoDb dynamoDb, String streamArn) {
    Thread.ofVirtual()
        .name("stream-" + name)
        .start(
            () -> {
              try {
                read(dynamoDb, streamArn);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /**
   * Reads one shard after another: a shard closes at times and others follow it. Parents come
   * first.
   */
  private void read(DynamoDb dynamoDb, String streamArn) throws InterruptedException {
    var done = new HashSet<String>();
    var stream = JSON.createObjectNode().put("StreamArn", streamArn);
    while (true) {
      try {
        var shards =
            dynamoDb.streams("DescribeStream", stream).path("StreamDescription").path("Shards");
        for (var shard : shards) {
          var id = shard.path("ShardId").asText();
          if (!done.contains(id)) {
            read(dynamoDb, stream.deepCopy().put("ShardId", id));
            done.add(id);
          }
        }
      } catch (IOException | RuntimeException e) {
        // The thread would end without a word, and nobody would promote or notify any more.
        LOG.warn("The stream cannot be read", e);
      }
      Thread.sleep(POLL);
    }
  }

  /**
   * Reads a shard until it closes, and waits for a fuller batch for as long as the window allows.
   */
  private void read(DynamoDb dynamoDb, ObjectNode shard) throws IOException, InterruptedException {
    var shardId = shard.path("ShardId").asText();
    @Nullable String last = positions.last(name, shardId).orElse(null);
    var kept = last;
    var iterator = iterator(dynamoDb, shard, last);
    var batch = new ArrayList<Waiting>();
    var begun = 0L;
    while (iterator != null) {
      var seen = dynamoDb.arrivals();
      JsonNode answer;
      try {
        answer =
            dynamoDb.streams(
                "GetRecords",
                JSON.createObjectNode().put("ShardIterator", iterator).put("Limit", READ));
      } catch (DynamoDb.RefusedException e) {
        // An iterator expires while the machine sleeps.
        LOG.warn("The shard is read again from the last record on", e);
        Thread.sleep(BACK_OFF);
        iterator = iterator(dynamoDb, shard, last);
        continue;
      }
      var records = answer.path("Records").valueStream().toList();
      records.forEach(r -> ((ObjectNode) r).set("eventSourceARN", shard.get("StreamArn")));
      if (!records.isEmpty()) {
        last = sequenceNumber(records.getLast());
      }
      if (batch.isEmpty()) {
        begun = System.nanoTime();
      }
      records.stream().filter(filter::passes).map(Waiting::of).forEach(batch::add);
      if (batch.size() >= batchSize
          || records.size() < READ && System.nanoTime() - begun >= window.toNanos()) {
        deliver(shardId, batch);
        batch = new ArrayList<>();
      }
      if (batch.isEmpty() && last != null && !last.equals(kept)) {
        positions.reached(name, shardId, last);
        kept = last;
      }
      if (records.isEmpty()) {
        dynamoDb.awaitRecords(
            seen, batch.isEmpty() ? QUIET : window.minusNanos(System.nanoTime() - begun));
      }
      if (records.size() < READ) {
        // Who is behind does not rest, for the stream keeps only so much.
        rest.atMost(LONGEST_REST);
      }
      iterator = answer.path("NextShardIterator").asText(null);
    }
    deliver(shardId, batch);
  }

  private static @Nullable String iterator(
      DynamoDb dynamoDb, ObjectNode shard, @Nullable String last)
      throws IOException, InterruptedException {
    var request = shard.deepCopy();
    if (last != null) {
      request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", last);
      try {
        return dynamoDb.streams("GetShardIterator", request).path("ShardIterator").asText(null);
      } catch (DynamoDb.RefusedException e) {
        LOG.warn("The stream does not go back so far: it is read from its oldest record on", e);
        request.remove("SequenceNumber");
      }
    }
    request.put("ShardIteratorType", "TRIM_HORIZON");
    return dynamoDb.streams("GetShardIterator", request).path("ShardIterator").asText(null);
  }

  /** Delivers records as often as was asked for. */
  void deliver(String shard, List<Waiting> records) throws InterruptedException {
    for (var i = 0; i < deliveries; i++) {
      deliver(shard, records, retries);
    }
  }

  /** Delivers records to the function, and the failed ones again until no attempt is left. */
  void deliver(String shard, List<Waiting> records, int attempts) throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    var failed =
        switch (function.invoke(event(records), PATIENCE)) {
          case Returned(var answer) -> firstFailure(answer, records);
          case Threw(var cause) -> {
            LOG.error("{} failed", name, cause);
            yield 0;
          }
          case TimedOut() -> {
            LOG.error("{} timed out", name);
            yield 0;
          }
        };
    var rest = records.subList(failed, records.size());
    if (rest.isEmpty()) {
      return;
    }
    if (attempts == 0) {
      LOG.error("{} dropped {} records: no retry is left", name, rest.size());
      failures.ifPresent(queue -> queue.send(Draft.of(position(shard, rest).toString())));
      return;
    }
    Thread.sleep(BACK_OFF);
    var middle = bisects ? rest.size() / 2 : 0;
    deliver(shard, rest.subList(0, middle), attempts - 1);
    deliver(shard, rest.subList(middle, rest.size()), attempts - 1);
  }

  /** Where in the stream the records are that were given up, as Lambda names it. */
  private JsonNode position(String shard, List<Waiting> records) {
    var position = JSON.createObjectNode();
    position
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", LocalContext.arn(name))
        .put("condition", "RetryAttemptsExhausted")
        .put("approximateInvokeCount", retries + 1);
    position.put("version", "1.0").put("timestamp", Instant.now().toString());
    position
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", records.getFirst().sequenceNumber())
        .put("endSequenceNumber", records.getLast().sequenceNumber())
        .put("batchSize", records.size())
        .put("streamArn", records.getFirst().stream());
    return position;
  }

  private static String event(List<Waiting> records) {
    return records.stream().map(Waiting::json).collect(joining(",", "{\"Records\":[", "]}"));
  }

  /** The index of the first failed record; the number of records if none failed. */
  private static int firstFailure(String answer, List<Waiting> records) {
    try {
      var failures =
          JSON.readTree(answer)
              .path("batchItemFailures")
              .valueStream()
              .map(failure -> failure.path("itemIdentifier").asText())
              .toList();
      for (var i = 0; i < records.size(); i++) {
        if (failures.contains(records.get(i).sequenceNumber())) {
          return i;
        }
      }
      // An unknown or empty identifier fails the whole batch.
      return failures.isEmpty() ? records.size() : 0;
    } catch (JsonProcessingException _) {
      return 0;
    }
  }

  private static String sequenceNumber(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }

  /**
   * A record that waits for its function. It is kept as text, which takes a tenth of the memory of
   * its tree: many wait while a function paces itself.
   */
  record Waiting(String stream, String sequenceNumber, String json) {
    static Waiting of(JsonNode record) {
      return new Waiting(
          record.path("eventSourceARN").asText(),
          StreamDriver.sequenceNumber(record),
          record.toString());
    }
  }
}
