package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which events the records of a batch concern. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamBatchTest {

  @Test
  void an_event_is_concerned_once_by_its_first_record() {
    assertThat(concerned(record("1", "a"), record("2", "b"), record("3", "a")))
        .containsExactly(new StreamBatch.Concerned("a", "1"), new StreamBatch.Concerned("b", "2"));
  }

  @Test
  void records_that_concern_no_event_are_passed_over() {
    assertThat(concerned(record("1", ""))).isEmpty();
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

  private static List<StreamBatch.Concerned> concerned(DynamodbStreamRecord... records) {
    return StreamBatch.concerned(
        List.of(records),
        record ->
            Optional.of(record.getDynamodb().getNewImage().get("eventId").getS())
                .filter(eventId -> !eventId.isEmpty()));
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

  private static DynamodbStreamRecord record(String sequenceNumber, String eventId) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withNewImage(Map.of("eventId", new AttributeValue().withS(eventId))));
    return record;
  }
}
