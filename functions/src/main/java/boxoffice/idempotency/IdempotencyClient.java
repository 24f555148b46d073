package boxoffice.idempotency;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The requests of the store of Powertools idempotency 1, corrected.
 *
 * <p>Its condition compares the end of a run, in milliseconds, with the time in seconds, so that a
 * run that died blocks its key for as long as the record is kept (<a
 * href="https://github.com/aws-powertools/powertools-lambda-java/issues/1281">issue 1281</a>). Here
 * both are milliseconds. And it takes the status of a record by the clock of the machine; here a
 * run is done when its response is there. And the record gets a {@code type}, as every item of the
 * table has one.
 *
 * @param client sends the requests
 * @param now the time of the call
 */
record IdempotencyClient(DynamoDbClient client, Instant now) implements DynamoDbClient {

  static final String EXPIRES_AT = "expiresAt";
  static final String IN_PROGRESS_UNTIL = "inProgressUntil";
  static final String RESPONSE = "response";

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    var item = new HashMap<>(request.item());
    item.put("type", Attributes.value("IDEMPOTENCY"));
    var corrected =
        request.toBuilder()
            .item(item)
            .conditionExpression(
                "attribute_not_exists(PK) OR #expiresAt < :seconds"
                    + " OR (attribute_not_exists(#response) AND #inProgressUntil < :milliseconds)")
            .expressionAttributeNames(
                Map.of(
                    "#expiresAt", EXPIRES_AT,
                    "#inProgressUntil", IN_PROGRESS_UNTIL,
                    "#response", RESPONSE))
            .expressionAttributeValues(
                Attributes.of(
                    ":seconds", now.getEpochSecond(),
                    ":milliseconds", now.toEpochMilli()))
            .build();
    return Table.answered(() -> client.putItem(corrected));
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return Table.answered(() -> client.getItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return Table.answered(() -> client.updateItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return Table.answered(() -> client.deleteItem(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
