package boxoffice.bookings;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the functions behind the table's stream have in common. */
final class StreamBatch {

  private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);

  private StreamBatch() {}

  /**
   * What is done because of records.
   *
   * @param concerned the id of the event to work on because of a record, if there is one
   * @param work whether the work on an event is done; one that throws is not
   */
  record Job(Function<DynamodbStreamRecord, Optional<String>> concerned, Predicate<String> work) {}

  /**
   * Does each job once for each event that a batch of records concerns.
   *
   * @return for each event with which a job is not done, its first record: it is delivered again
   */
  static StreamsEventResponse each(DynamodbEvent batch, Job... jobs) {
    var failures = new ArrayList<StreamsEventResponse.BatchItemFailure>();
    for (var job : jobs) {
      firstRecords(batch, job)
          .forEach(
              (eventId, sequenceNumber) -> {
                if (!isDone(eventId, job.work())) {
                  failures.add(new StreamsEventResponse.BatchItemFailure(sequenceNumber));
                }
              });
    }
    return new StreamsEventResponse(failures);
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

  private static boolean isDone(String eventId, Predicate<String> work) {
    MDC.put("event_id", eventId);
    try {
      var done = work.test(eventId);
      if (!done) {
        LOG.warn("gave up, to be tried again");
      }
      return done;
    } catch (RuntimeException e) {
      LOG.error("failed, to be tried again", e);
      return false;
    } finally {
      MDC.remove("event_id");
    }
  }

  /** A string of an image; empty where it is absent. */
  static String text(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getS() == null ? "" : value.getS();
  }

  /** A number of an image; 0 where it is absent. */
  static long number(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getN() == null ? 0 : Long.parseLong(value.getN());
  }
}
