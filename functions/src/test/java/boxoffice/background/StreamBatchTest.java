package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.TestClock;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Which records of a batch are delivered again, and how much time each job gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamBatchTest {

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final Instant end = clock.instant().plusSeconds(12);
  private final List<String> done = new ArrayList<>();

  @Test
  void a_job_that_throws_is_repeated() {
    assertThat(
            each(
                List.of(record("1", "a"), record("2", "b"), record("3", "c")),
                (eventId, _) -> {
                  if (eventId.equals("b")) {
                    throw new IllegalStateException("broken");
                  }
                  return done(eventId);
                }))
        .containsExactly("2");

    assertThat(done).containsExactly("a", "c");
  }

  @Test
  void a_job_that_is_not_done_is_repeated() {
    assertThat(
            each(
                List.of(record("1", "a"), record("2", "b")),
                (eventId, _) -> eventId.equals("a") ? Progress.TRY_AGAIN : done(eventId)))
        .containsExactly("1");
  }

  @Test
  void a_failed_job_does_not_keep_others_from_the_event() {
    var failing =
        new StreamBatch.Job(
            this::concerned,
            (_, _) -> {
              throw new IllegalStateException("broken");
            });
    var other = new StreamBatch.Job(this::concerned, (eventId, _) -> done(eventId));

    var failures = StreamBatch.each(batch(List.of(record("1", "a"))), clock, end, failing, other);

    assertThat(failures.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1");
    assertThat(done).containsExactly("a");
  }

  @Test
  void an_event_is_worked_on_once_for_all_its_records() {
    assertThat(
            each(
                List.of(record("1", "a"), record("2", "b"), record("3", "a")),
                (eventId, _) -> {
                  done(eventId);
                  return Progress.TRY_AGAIN;
                }))
        .containsExactly("1", "2");

    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void records_that_concern_no_event_are_passed_over() {
    assertThat(each(List.of(record("1", "")), (eventId, _) -> done(eventId))).isEmpty();

    assertThat(done).isEmpty();
  }

  @Test
  void each_event_gets_an_equal_share_of_the_time_left() {
    var shares = new ArrayList<Duration>();

    each(
        List.of(record("1", "a"), record("2", "b"), record("3", "c")),
        (eventId, until) -> {
          shares.add(Duration.between(clock.instant(), until));
          clock.advance(Duration.ofSeconds(2));
          return done(eventId);
        });

    assertThat(shares)
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  @Test
  void an_exception_is_logged_as_an_error_of_its_event() {
    try (var logs = new Logs()) {
      each(
          List.of(record("1", "a")),
          (_, _) -> {
            throw new IllegalStateException("broken");
          });

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("\"ERROR\"", "failed, to be tried again", "broken", "\"event_id\":\"a\"");
    }
  }

  @Test
  void work_that_is_left_is_logged_as_a_warning() {
    try (var logs = new Logs()) {
      each(List.of(record("1", "a")), (_, _) -> Progress.TRY_AGAIN);

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("\"WARN\"", "not done, to be tried again", "\"event_id\":\"a\"");
    }
  }

  @Test
  void work_that_is_done_is_not_logged() {
    try (var logs = new Logs()) {
      each(List.of(record("1", "a")), (eventId, _) -> done(eventId));

      assertThat(logs.lines()).isEmpty();
    }
  }

  @Test
  void the_event_is_in_no_later_log_line() {
    each(List.of(record("1", "a")), (eventId, _) -> done(eventId));
    assertThat(MDC.get("event_id")).isNull();

    each(
        List.of(record("1", "a")),
        (_, _) -> {
          throw new IllegalStateException("broken");
        });
    assertThat(MDC.get("event_id")).isNull();
  }

  @Test
  void an_event_concerns_when_any_of_its_numbers_changed() {
    var record = record("1", "a");
    record.getDynamodb().withOldImage(numbers(1, 2)).withNewImage(numbers(1, 3));

    assertThat(rose(record, "SEATS", "one", "two")).contains("a");
    assertThat(rose(record, "SEATS", "one")).isEmpty();
    assertThat(rose(record, "SEATS", "absent")).isEmpty();
    assertThat(rose(record, "EVENT", "two")).isEmpty();
  }

  @Test
  void a_new_item_rose_from_0() {
    var record = record("1", "a");
    record.getDynamodb().withOldImage(null).withNewImage(numbers(0, 1));

    assertThat(rose(record, "SEATS", "two")).contains("a");
    assertThat(rose(record, "SEATS", "one")).isEmpty();
  }

  @Test
  void a_removed_item_concerns_nothing() {
    var record = record("1", "a");
    record.getDynamodb().withOldImage(numbers(1, 1)).withNewImage(null);

    assertThat(StreamBatch.eventOf(record, "SEATS", List.of("one"), (_, _) -> true)).isEmpty();
  }

  @Test
  void images_of_other_kinds_are_read_as_nothing() {
    var record = record("1", "a");
    record
        .getDynamodb()
        .withOldImage(null)
        .withNewImage(
            Map.of(
                "type", new AttributeValue().withN("1"), "one", new AttributeValue().withS("x")));

    assertThat(StreamBatch.eventOf(record, "", List.of("one"), (before, now) -> now == 0))
        .contains("");
  }

  private List<String> each(
      List<DynamodbStreamRecord> records, BiFunction<String, Instant, Progress> work) {
    return StreamBatch.each(batch(records), clock, end, new StreamBatch.Job(this::concerned, work))
        .getBatchItemFailures()
        .stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private Progress done(String eventId) {
    done.add(eventId);
    return Progress.DONE;
  }

  private Optional<String> concerned(DynamodbStreamRecord record) {
    return Optional.of(record.getDynamodb().getNewImage().get("eventId").getS())
        .filter(eventId -> !eventId.isEmpty());
  }

  private static Optional<String> rose(
      DynamodbStreamRecord record, String type, String... numbers) {
    return StreamBatch.eventOf(record, type, List.of(numbers), (before, now) -> now > before);
  }

  private static Map<String, AttributeValue> numbers(int one, int two) {
    return Map.of(
        "type", new AttributeValue().withS("SEATS"),
        "eventId", new AttributeValue().withS("a"),
        "one", new AttributeValue().withN(Integer.toString(one)),
        "two", new AttributeValue().withN(Integer.toString(two)));
  }

  private static DynamodbEvent batch(List<DynamodbStreamRecord> records) {
    var batch = new DynamodbEvent();
    batch.setRecords(records);
    return batch;
  }

  private static DynamodbStreamRecord record(String sequenceNumber, String eventId) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withNewImage(Map.of("eventId", new AttributeValue().withS(eventId))));
    return record;
  }
}
