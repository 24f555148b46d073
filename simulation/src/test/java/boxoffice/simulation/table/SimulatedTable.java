package boxoffice.simulation.memory;

import boxoffice.dynamodb.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * What DynamoDB does with a request: a function from one image of the table to the next. It keeps
 * no state, so a state of the simulation can be continued in many ways.
 */
public final class MemoryTable {

  /**
   * The most actions of one transaction: <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">Amazon
   * DynamoDB Transactions</a>.
   */
  private static final int MOST_ACTIONS = 100;

  private MemoryTable() {}

  /**
   * Carries out a request.
   *
   * @throws DynamoDbException as the SDK would; then nothing is written
   * @throws UnsupportedOperationException if the request has anything that is not known here
   */
  public static Executed execute(TableImage image, DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> new Executed(image, get(image, get));
      case BatchGetItemRequest batch -> new Executed(image, batch(image, batch));
      case TransactGetItemsRequest gets -> new Executed(image, gets(image, gets));
      case QueryRequest query -> new Executed(image, Queries.run(image, query));
      case ScanRequest scan -> new Executed(image, scan(image, scan));
      case PutItemRequest put -> put(image, put);
      case UpdateItemRequest update -> update(image, update);
      case DeleteItemRequest delete -> delete(image, delete);
      case TransactWriteItemsRequest writes -> transact(image, writes);
      default -> throw new UnsupportedOperationException(request.getClass().getSimpleName());
    };
  }

  /** The items that a request writes or checks. */
  public static List<Key> written(DynamoDbRequest request) {
    return switch (request) {
      case TransactWriteItemsRequest writes -> keys(writes);
      case UpdateItemRequest update -> List.of(StoredItem.key(update.key()));
      default -> List.of();
    };
  }

  /** The items that a transaction writes or checks. */
  public static List<Key> keys(TransactWriteItemsRequest request) {
    return request.transactItems().stream().map(Write::key).toList();
  }

  /** The items that a batch reads. */
  public static List<Key> keys(BatchGetItemRequest request) {
    return request.requestItems().values().stream()
        .flatMap(table -> table.keys().stream())
        .map(StoredItem::key)
        .toList();
  }

  /** The items that a transaction reads. */
  public static List<Key> keys(TransactGetItemsRequest request) {
    return request.transactItems().stream().map(get -> StoredItem.key(get.get().key())).toList();
  }

  private static GetItemResponse get(TableImage image, GetItemRequest get) {
    Known.members(get, Set.of("TableName", "Key", "ConsistentRead"));
    var response = GetItemResponse.builder();
    image.get(StoredItem.key(get.key())).ifPresent(item -> response.item(item.attributes()));
    return response.build();
  }

  private static BatchGetItemResponse batch(TableImage image, BatchGetItemRequest batch) {
    Known.members(batch, Set.of("RequestItems"));
    var responses = new HashMap<String, List<Map<String, AttributeValue>>>();
    batch
        .requestItems()
        .forEach(
            (table, keys) -> {
              Known.members(keys, Set.of("Keys", "ConsistentRead"));
              distinct(keys.keys().stream().map(StoredItem::key).toList());
              responses.put(
                  table,
                  keys.keys().stream()
                      .map(key -> image.get(StoredItem.key(key)))
                      .flatMap(Optional::stream)
                      .map(StoredItem::attributes)
                      .toList());
            });
    return BatchGetItemResponse.builder().responses(responses).unprocessedKeys(Map.of()).build();
  }

  private static TransactGetItemsResponse gets(TableImage image, TransactGetItemsRequest gets) {
    Known.members(gets, Set.of("TransactItems"));
    gets.transactItems().forEach(get -> Known.members(get.get(), Set.of("TableName", "Key")));
    distinct(keys(gets));
    return TransactGetItemsResponse.builder()
        .responses(
            keys(gets).stream()
                .map(image::get)
                .map(
                    item ->
                        item.map(there -> ItemResponse.builder().item(there.attributes()).build())
                            .orElse(ItemResponse.builder().build()))
                .toList())
        .build();
  }

  private static ScanResponse scan(TableImage image, ScanRequest scan) {
    Known.members(scan, Set.of("TableName", "ConsistentRead"));
    var items = image.items().stream().map(StoredItem::attributes).toList();
    return ScanResponse.builder().items(items).count(items.size()).build();
  }

  private static Executed put(TableImage image, PutItemRequest put) {
    var write =
        Put.builder()
            .tableName(put.tableName())
            .item(put.item())
            .conditionExpression(put.conditionExpression())
            .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure());
    if (put.hasExpressionAttributeNames()) {
      write.expressionAttributeNames(put.expressionAttributeNames());
    }
    if (put.hasExpressionAttributeValues()) {
      write.expressionAttributeValues(put.expressionAttributeValues());
    }
    Known.members(put, SINGLE);
    var after = single(image, TransactWriteItem.builder().put(write.build()).build());
    return new Executed(after, PutItemResponse.builder().build());
  }

  private static Executed update(TableImage image, UpdateItemRequest update) {
    Known.members(update, SINGLE);
    var write =
        Update.builder()
            .tableName(update.tableName())
            .key(update.key())
            .updateExpression(update.updateExpression())
            .conditionExpression(update.conditionExpression())
            .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure());
    if (update.hasExpressionAttributeNames()) {
      write.expressionAttributeNames(update.expressionAttributeNames());
    }
    if (update.hasExpressionAttributeValues()) {
      write.expressionAttributeValues(update.expressionAttributeValues());
    }
    var after = single(image, TransactWriteItem.builder().update(write.build()).build());
    var response = UpdateItemResponse.builder();
    switch (update.returnValues()) {
      case null -> {}
      case UPDATED_NEW -> response.attributes(updatedNew(update, after));
      default -> throw new UnsupportedOperationException(update.returnValuesAsString());
    }
    return new Executed(after, response.build());
  }

  private static Map<String, AttributeValue> updatedNew(
      UpdateItemRequest update, TableImage after) {
    var scope = new Scope(Map.of(), update.expressionAttributeNames(), Map.of());
    var named = Assignments.of(update.updateExpression()).named(scope);
    var attributes =
        new HashMap<>(after.get(StoredItem.key(update.key())).orElseThrow().attributes());
    attributes.keySet().retainAll(named);
    return attributes;
  }

  private static Executed delete(TableImage image, DeleteItemRequest delete) {
    Known.members(delete, SINGLE);
    var write =
        Delete.builder()
            .tableName(delete.tableName())
            .key(delete.key())
            .conditionExpression(delete.conditionExpression())
            .returnValuesOnConditionCheckFailure(delete.returnValuesOnConditionCheckFailure());
    if (delete.hasExpressionAttributeNames()) {
      write.expressionAttributeNames(delete.expressionAttributeNames());
    }
    if (delete.hasExpressionAttributeValues()) {
      write.expressionAttributeValues(delete.expressionAttributeValues());
    }
    var after = single(image, TransactWriteItem.builder().delete(write.build()).build());
    return new Executed(after, DeleteItemResponse.builder().build());
  }

  private static final Set<String> SINGLE =
      Set.of(
          "TableName",
          "Item",
          "Key",
          "UpdateExpression",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure");

  private static TableImage single(TableImage image, TransactWriteItem item) {
    var write = Write.of(item, image);
    if (!write.allowed()) {
      var failed = ConditionalCheckFailedException.builder();
      if (write.showsOld() && !write.scope().item().isEmpty()) {
        failed.item(write.scope().item());
      }
      throw (ConditionalCheckFailedException)
          failed.message("The conditional request failed").statusCode(400).build();
    }
    return image.with(Map.of(write.key(), write.after()));
  }

  private static Executed transact(TableImage image, TransactWriteItemsRequest request) {
    // The client remembers tokens. Here a request is carried out.
    Known.members(request, Set.of("TransactItems", "ClientRequestToken"));
    if (request.transactItems().size() > MOST_ACTIONS) {
      throw Errors.validation("more than %d actions".formatted(MOST_ACTIONS));
    }
    distinct(keys(request));
    var reasons = new ArrayList<CancellationReason>();
    var after = new LinkedHashMap<Key, Optional<Map<String, AttributeValue>>>();
    for (var item : request.transactItems()) {
      var write = Write.of(item, image);
      reasons.add(attempt(write, after));
    }
    if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
      throw Errors.cancelled(reasons);
    }
    return new Executed(image.with(after), TransactWriteItemsResponse.builder().build());
  }

  private static CancellationReason attempt(
      Write write, Map<Key, Optional<Map<String, AttributeValue>>> after) {
    if (!write.allowed()) {
      var failed =
          CancellationReason.builder()
              .code("ConditionalCheckFailed")
              .message("The conditional request failed");
      if (write.showsOld() && !write.scope().item().isEmpty()) {
        failed.item(write.scope().item());
      }
      return failed.build();
    }
    after.put(write.key(), write.after());
    return CancellationReason.builder().code("None").build();
  }

  private static void distinct(List<Key> keys) {
    if (keys.size() != Set.copyOf(keys).size()) {
      throw Errors.validation("one item twice in a request");
    }
  }
}
