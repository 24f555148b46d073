package boxoffice.simulation.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What a client returns: a response or an exception. */
public sealed interface Reply {

  record Response(DynamoDbResponse response) implements Reply {}

  record Failure(RuntimeException exception) implements Reply {}

  /** Returns or throws as the client's method does. */
  default DynamoDbResponse orThrow() {
    return switch (this) {
      case Response(var response) -> response;
      case Failure(var exception) -> throw exception;
    };
  }

  /** Sends a request of any kind. */
  static Reply of(DynamoDbClient client, DynamoDbRequest request) {
    try {
      return new Response(
          switch (request) {
            case GetItemRequest get -> client.getItem(get);
            case BatchGetItemRequest batch -> client.batchGetItem(batch);
            case TransactGetItemsRequest gets -> client.transactGetItems(gets);
            case QueryRequest query -> client.query(query);
            case ScanRequest scan -> client.scan(scan);
            case PutItemRequest put -> client.putItem(put);
            case UpdateItemRequest update -> client.updateItem(update);
            case DeleteItemRequest delete -> client.deleteItem(delete);
            case TransactWriteItemsRequest writes -> client.transactWriteItems(writes);
            default -> throw new UnsupportedOperationException(request.getClass().getSimpleName());
          });
    } catch (DynamoDbException e) {
      return new Failure(e);
    }
  }

  /**
   * What a caller can use of the reply, equal where replies mean the same: without messages, and
   * without an order where DynamoDB has none.
   */
  default Object meaning() {
    return switch (this) {
      case Response(GetItemResponse get) -> get.item();
      case Response(BatchGetItemResponse batch) ->
          batch.responses().values().stream()
              .flatMap(List::stream)
              .collect(Collectors.toCollection(HashSet::new));
      case Response(TransactGetItemsResponse gets) ->
          gets.responses().stream().map(ItemResponse::item).toList();
      case Response(QueryResponse query) ->
          List.of(query.items(), query.count(), query.lastEvaluatedKey());
      case Response(ScanResponse scan) -> new HashSet<>(scan.items());
      case Response(UpdateItemResponse update) -> update.attributes();
      case Response(var other) -> other.getClass().getSimpleName();
      case Failure(TransactionCanceledException cancelled) ->
          cancelled.cancellationReasons().stream().map(Reply::reason).toList();
      case Failure(ConditionalCheckFailedException failed) -> List.of("failed", failed.item());
      case Failure(DynamoDbException other) ->
          other.awsErrorDetails() == null
              ? other.getClass().getSimpleName()
              : other.awsErrorDetails().errorCode();
      case Failure(var other) -> other.getClass().getSimpleName();
    };
  }

  /** 64 bits that differ where meanings differ. */
  default long fingerprint() {
    return Meaning.fingerprint(meaning());
  }

  private static Map<String, Map<String, AttributeValue>> reason(CancellationReason reason) {
    return Map.of(reason.code(), reason.item());
  }
}
