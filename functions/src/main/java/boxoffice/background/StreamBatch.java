package boxoffice.background;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the functions behind the table's stream have in common. */
final class StreamBatch {

  private StreamBatch() {}

  /**
   * An event that records of a batch concern.
   *
   * @param firstRecord the sequence number of the first of them
   */
  record Concerned(String eventId, String firstRecord) {}

  /** The events that a batch of records concerns, each once. */
  static List<Concerned> concerned(
      List<DynamodbStreamRecord> batch, Function<DynamodbStreamRecord, Optional<String>> event) {
    var firstRecords = new LinkedHashMap<String, String>();
    for (var record : batch) {
      event
          .apply(record)
          .ifPresent(eventId -> firstRecords.putIfAbsent(eventId, sequenceNumber(record)));
    }
    return firstRecords.entrySet().stream()
        .map(first -> new Concerned(first.getKey(), first.getValue()))
        .toList();
  }

  /** The answer that has records delivered again. */
  static StreamsEventResponse failed(Stream<String> sequenceNumbers) {
    return new StreamsEventResponse(
        sequenceNumbers.map(StreamsEventResponse.BatchItemFailure::new).toList());
  }

  static String sequenceNumber(DynamodbStreamRecord record) {
    return record.getDynamodb().getSequenceNumber();
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
  static String text(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getS() == null ? "" : value.getS();
  }

  /** A number of an image; 0 where it is absent. */
  private static long number(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getN() == null ? 0 : Long.parseLong(value.getN());
  }
}
