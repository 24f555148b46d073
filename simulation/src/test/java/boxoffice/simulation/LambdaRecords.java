package boxoffice.simulation;

import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

/** Stream records in the form in which Lambda passes them to a function. */
final class LambdaRecords {

  private LambdaRecords() {}

  static DynamodbStreamRecord of(StreamRecord record) {
    var images = new com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord();
    record.before().ifPresent(item -> images.setOldImage(image(item)));
    record.after().ifPresent(item -> images.setNewImage(image(item)));
    var lambda = new DynamodbStreamRecord();
    lambda.setDynamodb(images);
    return lambda;
  }

  /**
   * One of a batch.
   *
   * @param number tells it from the others of its batch
   */
  static DynamodbStreamRecord of(Call.Written written, int number) {
    var lambda = of(written.record());
    lambda.getDynamodb().setSequenceNumber(Integer.toString(number));
    // DynamoDB gives the time to the second, rounded down.
    lambda
        .getDynamodb()
        .setApproximateCreationDateTime(Date.from(written.at().truncatedTo(ChronoUnit.SECONDS)));
    return lambda;
  }

  private static Map<String, AttributeValue> image(StoredItem item) {
    return item.values().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                attribute -> {
                  var value = new AttributeValue();
                  switch (attribute.getValue().type()) {
                    case S -> value.setS(attribute.getValue().s());
                    case N -> value.setN(attribute.getValue().n());
                    case B -> value.setB(attribute.getValue().b().asByteBuffer());
                    case BOOL -> value.setBOOL(attribute.getValue().bool());
                    default -> throw new UnsupportedOperationException();
                  }
                  return value;
                }));
  }
}
