package boxoffice.background;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.ItemChange;
import boxoffice.dynamodb.Table;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What operations change, as the table's stream hands it to a function. */
public final class Records {

  private int last;

  /**
   * The records of an operation that changes each item once.
   *
   * @param at when it is carried out
   */
  public List<DynamodbStreamRecord> of(Table table, Instant at, Runnable operation) {
    var records = new ArrayList<DynamodbStreamRecord>();
    ItemChange.of(table, operation).forEach(change -> records.add(record(at, change)));
    return records;
  }

  /** A batch of records as Lambda passes it. */
  public static DynamodbEvent batch(List<DynamodbStreamRecord> records) {
    var batch = new DynamodbEvent();
    batch.setRecords(records);
    return batch;
  }

  private DynamodbStreamRecord record(Instant at, ItemChange change) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(Integer.toString(++last))
            .withApproximateCreationDateTime(Date.from(at))
            .withOldImage(change.before().map(Records::image).orElse(null))
            .withNewImage(change.now().map(Records::image).orElse(null)));
    return record;
  }

  private static Map<String, AttributeValue> image(Item item) {
    var image = new HashMap<String, AttributeValue>();
    item.attributes()
        .forEach(
            (name, value) ->
                image.put(
                    name,
                    new AttributeValue()
                        .withS(value.s())
                        .withN(value.n())
                        .withBOOL(value.bool())
                        .withB(value.b() == null ? null : value.b().asByteBuffer())));
    return image;
  }
}
