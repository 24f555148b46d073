package boxoffice.background;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the functions behind the table's stream have in common. */
final class StreamBatch {

  private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);

  private StreamBatch() {}

  /**
   * Work that records ask for.
   *
   * @param concerned the id of the event to work on because of a record, if there is one
   * @param work works on an event until a time; where it throws, it is to be repeated
   */
  record Job(
      Function<DynamodbStreamRecord, Optional<String>> concerned,
      BiFunction<String, Instant, Progress> work) {}

  /** One event that a job is to work on. */
  private record Task(Job job, String eventId, String firstRecord) {}

  /**
   * Does each job once for each event that a batch of records concerns. Each gets an equal share of
   * the time that is left, so that a long one takes none from the others.
   *
   * @param end when all work must be over
   * @return for each event with which a job is not done, its first record: it is delivered again
   */
  static StreamsEventResponse each(
      DynamodbEvent batch, InstantSource clock, Instant end, Job... jobs) {
    var tasks = Arrays.stream(jobs).flatMap(job -> tasks(batch, job)).toList();
    var failures = new ArrayList<StreamsEventResponse.BatchItemFailure>();
    for (var i = 0; i < tasks.size(); i++) {
      var now = clock.instant();
      var share = Duration.between(now, end).dividedBy(tasks.size() - i);
      if (work(tasks.get(i), now.plus(share)) == Progress.TRY_AGAIN) {
        failures.add(new StreamsEventResponse.BatchItemFailure(tasks.get(i).firstRecord()));
      }
    }
    return new StreamsEventResponse(failures);
  }

  private static Stream<Task> tasks(DynamodbEvent batch, Job job) {
    return firstRecords(batch, job).entrySet().stream()
        .map(first -> new Task(job, first.getKey(), first.getValue()));
  }

  private static Map<String, String> firstRecords(DynamodbEvent batch, Job job) {
    var firstRecords = new LinkedHashMap<String, String>();
    for (var record : batch.getRecords()) {
      job.concerned()
          .apply(record)
          .ifPresent(
              eventId ->
                  firstRecords.putIfAbsent(eventId, record.getDynamodb().getSequenceNumber()));
    }
    return firstRecords;
  }

  private static Progress work(Task task, Instant until) {
    MDC.put("event_id", task.eventId());
    try {
      var progress = task.job().work().apply(task.eventId(), until);
      if (progress == Progress.TRY_AGAIN) {
        LOG.warn("not done, to be tried again");
      }
      return progress;
    } catch (RuntimeException e) {
      LOG.error("failed, to be tried again", e);
      return Progress.TRY_AGAIN;
    } finally {
      MDC.remove("event_id");
    }
  }

  /**
   * The event of a record, if the record is of an item of this type and one of these numbers
   * changed as asked for.
   *
   * @param changed compares the number before, 0 where the item is new, with the number now
   */
  static Optional<String> eventOf(
      DynamodbStreamRecord record,
      String type,
      List<String> numbers,
      BiPredicate<Long, Long> changed) {
    var before = Optional.ofNullable(record.getDynamodb().getOldImage()).orElse(Map.of());
    return Optional.ofNullable(record.getDynamodb().getNewImage())
        .filter(now -> type.equals(text(now, "type")))
        .filter(
            now -> numbers.stream().anyMatch(n -> changed.test(number(before, n), number(now, n))))
        .map(now -> text(now, "eventId"));
  }

  /** A string of an image; empty where it is absent. */
  private static String text(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getS() == null ? "" : value.getS();
  }

  /** A number of an image; 0 where it is absent. */
  private static long number(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getN() == null ? 0 : Long.parseLong(value.getN());
  }
}
