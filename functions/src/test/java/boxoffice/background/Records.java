package boxoffice.background;

import boxoffice.dynamodb.Item;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records that the table's stream has of what an operation changes. */
public final class Records {

  private Records() {}

  /**
   * The records of an operation that changes each item once, numbered from 1.
   *
   * @param at when it is carried out
   */
  public static List<DynamodbStreamRecord> of(Table table, Instant at, Runnable operation) {
    var before = items(table);
    operation.run();
    var now = items(table);
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    var records = new ArrayList<DynamodbStreamRecord>();
    for (var key : keys) {
      var then = before.get(key);
      var after = now.get(key);
      if (then == null || !then.equals(after)) {
        records.add(record(Integer.toString(records.size() + 1), at, then, after));
      }
    }
    return records;
  }

  /** A batch of records as Lambda passes it. */
  public static DynamodbEvent batch(List<DynamodbStreamRecord> records) {
    var batch = new DynamodbEvent();
    batch.setRecords(records);
    return batch;
  }

  private static DynamodbStreamRecord record(
      String sequenceNumber, Instant at, @Nullable Item before, @Nullable Item now) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withApproximateCreationDateTime(Date.from(at))
            .withOldImage(before == null ? null : image(before))
            .withNewImage(now == null ? null : image(now)));
    return record;
  }

  private static Map<String, Item> items(Table table) {
    return table
        .client()
        .scanPaginator(r -> r.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .map(Item::new)
        .collect(Collectors.toMap(item -> item.text("PK") + " " + item.text("SK"), item -> item));
  }

  private static Map<String, AttributeValue> image(Item item) {
    var image = new HashMap<String, AttributeValue>();
    item.attributes()
        .forEach(
            (name, value) ->
                image.put(
                    name,
                    new AttributeValue().withS(value.s()).withN(value.n()).withBOOL(value.bool())));
    return image;
  }
}
