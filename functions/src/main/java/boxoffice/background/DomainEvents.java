package boxoffice.background;

import boxoffice.dynamodb.Item;
import boxoffice.events.Message;
import boxoffice.notices.DomainEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The domain events, and the messages of organizers, of records as the stream has them. */
final class DomainEvents {

  private static final Set<String> TYPES = Set.of("BOOKING", "EVENT");

  private DomainEvents() {}

  /** When the item of a record was written, to the second. */
  static Instant writtenAt(DynamodbStreamRecord record) {
    return record.getDynamodb().getApproximateCreationDateTime().toInstant();
  }

  /** The domain event of a record, if it is of one. */
  static Optional<DomainEvent> of(DynamodbStreamRecord record) {
    var now = record.getDynamodb().getNewImage();
    return now == null || !TYPES.contains(StreamBatch.text(now, "type"))
        ? Optional.empty()
        : DomainEvent.of(item(record.getDynamodb().getOldImage()), item(now), writtenAt(record));
  }

  /** The message that a record is of. */
  static Message message(DynamodbStreamRecord record) {
    return item(record.getDynamodb().getNewImage()).map(Message::of).orElseThrow();
  }

  private static Optional<Item> item(@Nullable Map<String, AttributeValue> image) {
    return Optional.ofNullable(image)
        .map(
            attributes -> {
              var values = new HashMap<String, Object>();
              attributes.forEach((name, value) -> values.put(name, value(value)));
              return Item.of(values);
            });
  }

  private static Object value(AttributeValue value) {
    if (value.getS() != null) {
      return value.getS();
    }
    if (value.getB() != null) {
      var bytes = new byte[value.getB().remaining()];
      value.getB().duplicate().get(bytes);
      return bytes;
    }
    return value.getN() == null ? value.getBOOL() : Long.valueOf(value.getN());
  }
}
