package boxoffice.simulation.table;

import boxoffice.dynamodb.Key;
import boxoffice.table.engine.Request;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Returned;
import boxoffice.table.engine.Request.Wanted;
import boxoffice.table.engine.Write;
import boxoffice.table.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The SDK's requests as the engine's. Only what the code under test sends is translated; anything
 * else is an {@link UnsupportedOperationException}, so that nothing is ignored.
 */
public final class Requests {

  private static final Set<String> WRITE =
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

  private static final Set<String> QUERY =
      Set.of(
          "TableName",
          "IndexName",
          "KeyConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ConsistentRead",
          "Limit",
          "Select",
          "ScanIndexForward",
          "ExclusiveStartKey");

  private static final Wanted ALL = new Wanted(null, null);

  private Requests() {}

  // ------------------------------------------------------------------ items that they name

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
    return request.transactItems().stream().map(Requests::key).toList();
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

  private static Key key(TransactWriteItem write) {
    if (write.put() != null) {
      return StoredItem.key(write.put().item());
    }
    if (write.update() != null) {
      return StoredItem.key(write.update().key());
    }
    return StoredItem.key(
        write.delete() != null ? write.delete().key() : write.conditionCheck().key());
  }

  // ------------------------------------------------------------------ reads

  static Request of(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> get(get);
      case BatchGetItemRequest batch -> batch(batch);
      case TransactGetItemsRequest gets -> gets(gets);
      case QueryRequest query -> query(query);
      case ScanRequest scan -> scan(scan);
      case PutItemRequest put -> put(put);
      case UpdateItemRequest update -> update(update);
      case DeleteItemRequest delete -> delete(delete);
      case TransactWriteItemsRequest writes -> writes(writes);
      default -> throw new UnsupportedOperationException(request.getClass().getSimpleName());
    };
  }

  private static Request get(GetItemRequest get) {
    Known.members(get, Set.of("TableName", "Key", "ConsistentRead"));
    return new Request.GetItem(
        get.tableName(), Values.of(get.key()), is(get.consistentRead()), ALL, Report.NONE);
  }

  private static Request batch(BatchGetItemRequest batch) {
    Known.members(batch, Set.of("RequestItems"));
    var tables = new HashMap<String, Request.Keys>();
    batch.requestItems().forEach((table, keys) -> tables.put(table, keys(keys)));
    return new Request.BatchGetItem(tables, Report.NONE);
  }

  private static Request.Keys keys(KeysAndAttributes keys) {
    Known.members(keys, Set.of("Keys", "ConsistentRead"));
    return new Request.Keys(
        keys.keys().stream().map(Values::of).toList(), is(keys.consistentRead()), ALL);
  }

  private static Request gets(TransactGetItemsRequest gets) {
    Known.members(gets, Set.of("TransactItems"));
    return new Request.TransactGetItems(
        gets.transactItems().stream().map(TransactGetItem::get).map(Requests::get).toList(),
        Report.NONE);
  }

  private static Request.Get get(software.amazon.awssdk.services.dynamodb.model.Get get) {
    Known.members(get, Set.of("TableName", "Key"));
    return new Request.Get(get.tableName(), Values.of(get.key()), ALL);
  }

  private static Request query(QueryRequest query) {
    Known.members(query, QUERY);
    return new Request.Query(
        new Request.Page(
            query.tableName(),
            query.indexName(),
            is(query.consistentRead()),
            query.limit() == null ? 0 : query.limit(),
            query.hasExclusiveStartKey() ? Values.of(query.exclusiveStartKey()) : null,
            query.select() == null ? null : Request.Select.valueOf(query.selectAsString()),
            null,
            null,
            query.hasExpressionAttributeNames() ? query.expressionAttributeNames() : null,
            values(query.hasExpressionAttributeValues(), query.expressionAttributeValues()),
            Report.NONE),
        query.keyConditionExpression(),
        Boolean.FALSE.equals(query.scanIndexForward()));
  }

  private static Request scan(ScanRequest scan) {
    Known.members(scan, Set.of("TableName", "ConsistentRead"));
    return new Request.Scan(
        new Request.Page(
            scan.tableName(),
            null,
            is(scan.consistentRead()),
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            Report.NONE),
        0,
        1);
  }

  // ------------------------------------------------------------------ writes

  private static Request put(PutItemRequest put) {
    Known.members(put, WRITE);
    return new Request.PutItem(
        new Write.Put(
            put.tableName(),
            Values.of(put.item()),
            new Write.Guard(
                put.conditionExpression(),
                put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
                values(put.hasExpressionAttributeValues(), put.expressionAttributeValues()),
                shows(put.returnValuesOnConditionCheckFailure()))),
        returned(put.returnValues()),
        Report.NONE);
  }

  private static Request update(UpdateItemRequest update) {
    Known.members(update, WRITE);
    return new Request.UpdateItem(
        new Write.Update(
            update.tableName(),
            Values.of(update.key()),
            update.updateExpression(),
            new Write.Guard(
                update.conditionExpression(),
                update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
                values(update.hasExpressionAttributeValues(), update.expressionAttributeValues()),
                shows(update.returnValuesOnConditionCheckFailure()))),
        returned(update.returnValues()),
        Report.NONE);
  }

  private static Request delete(DeleteItemRequest delete) {
    Known.members(delete, WRITE);
    return new Request.DeleteItem(
        new Write.Delete(
            delete.tableName(),
            Values.of(delete.key()),
            new Write.Guard(
                delete.conditionExpression(),
                delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
                values(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()),
                shows(delete.returnValuesOnConditionCheckFailure()))),
        returned(delete.returnValues()),
        Report.NONE);
  }

  private static Request writes(TransactWriteItemsRequest request) {
    // The SDK draws a token for whoever sends none; here, a request is sent once.
    Known.members(request, Set.of("TransactItems", "ClientRequestToken"));
    if (request.clientRequestToken() != null) {
      throw new UnsupportedOperationException("a token of the sender's own");
    }
    return new Request.TransactWriteItems(
        request.transactItems().stream().map(Requests::write).toList(), null, Report.NONE);
  }

  private static Write write(TransactWriteItem write) {
    if (write.put() != null) {
      return write(write.put());
    }
    if (write.update() != null) {
      return write(write.update());
    }
    return write.delete() != null ? write(write.delete()) : write(write.conditionCheck());
  }

  private static Write write(Put put) {
    Known.members(put, WRITE);
    return new Write.Put(
        put.tableName(),
        Values.of(put.item()),
        new Write.Guard(
            put.conditionExpression(),
            put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
            values(put.hasExpressionAttributeValues(), put.expressionAttributeValues()),
            shows(put.returnValuesOnConditionCheckFailure())));
  }

  private static Write write(Update update) {
    Known.members(update, WRITE);
    return new Write.Update(
        update.tableName(),
        Values.of(update.key()),
        update.updateExpression(),
        new Write.Guard(
            update.conditionExpression(),
            update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
            values(update.hasExpressionAttributeValues(), update.expressionAttributeValues()),
            shows(update.returnValuesOnConditionCheckFailure())));
  }

  private static Write write(Delete delete) {
    Known.members(delete, WRITE);
    return new Write.Delete(
        delete.tableName(),
        Values.of(delete.key()),
        new Write.Guard(
            delete.conditionExpression(),
            delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
            values(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()),
            shows(delete.returnValuesOnConditionCheckFailure())));
  }

  private static Write write(ConditionCheck check) {
    Known.members(check, WRITE);
    return new Write.Check(
        check.tableName(),
        Values.of(check.key()),
        new Write.Guard(
            check.conditionExpression(),
            check.hasExpressionAttributeNames() ? check.expressionAttributeNames() : null,
            values(check.hasExpressionAttributeValues(), check.expressionAttributeValues()),
            shows(check.returnValuesOnConditionCheckFailure())));
  }

  private static boolean shows(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
    return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  private static Returned returned(@Nullable ReturnValue wanted) {
    return wanted == null ? Returned.NONE : Returned.valueOf(wanted.toString());
  }

  private static boolean is(@Nullable Boolean wanted) {
    return Boolean.TRUE.equals(wanted);
  }

  private static @Nullable Map<String, Value> values(
      boolean given, Map<String, AttributeValue> values) {
    if (!given) {
      return null;
    }
    var translated = HashMap.<String, Value>newHashMap(values.size());
    values.forEach((name, value) -> translated.put(name, Values.of(value)));
    return translated;
  }
}
