package boxoffice.simulation.table;

import boxoffice.table.engine.Result;
import boxoffice.table.value.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The engine's results as the SDK's responses. */
final class Responses {

  private Responses() {}

  static DynamoDbResponse of(DynamoDbRequest request, Result result) {
    return switch (result) {
      case Result.Item(var item, var _) -> GetItemResponse.builder().item(values(item)).build();
      case Result.Batch batch -> batch(batch);
      case Result.Items(var items, var _) ->
          TransactGetItemsResponse.builder()
              .responses(
                  items.stream()
                      .map(item -> ItemResponse.builder().item(values(item)).build())
                      .toList())
              .build();
      case Result.Written(var attributes, var _) -> written(request, values(attributes));
      case Result.Transacted _ -> TransactWriteItemsResponse.builder().build();
      case Result.Found found -> request instanceof ScanRequest ? scanned(found) : queried(found);
      default -> throw new UnsupportedOperationException(result.getClass().getSimpleName());
    };
  }

  private static DynamoDbResponse batch(Result.Batch batch) {
    if (!batch.unprocessed().isEmpty()) {
      throw new UnsupportedOperationException("a batch of more than 16 MB");
    }
    var responses = new HashMap<String, List<Map<String, AttributeValue>>>();
    batch
        .items()
        .forEach((table, items) -> responses.put(table, items.stream().map(Values::of).toList()));
    return BatchGetItemResponse.builder().responses(responses).unprocessedKeys(Map.of()).build();
  }

  private static DynamoDbResponse written(
      DynamoDbRequest request, @Nullable Map<String, AttributeValue> attributes) {
    return switch (request) {
      case PutItemRequest _ -> PutItemResponse.builder().attributes(attributes).build();
      case DeleteItemRequest _ -> DeleteItemResponse.builder().attributes(attributes).build();
      default -> UpdateItemResponse.builder().attributes(attributes).build();
    };
  }

  private static DynamoDbResponse queried(Result.Found found) {
    return QueryResponse.builder()
        .items(items(found))
        .count(found.count())
        .scannedCount(found.scanned())
        .lastEvaluatedKey(values(found.last()))
        .build();
  }

  private static DynamoDbResponse scanned(Result.Found found) {
    return ScanResponse.builder()
        .items(items(found))
        .count(found.count())
        .scannedCount(found.scanned())
        .lastEvaluatedKey(values(found.last()))
        .build();
  }

  private static @Nullable List<Map<String, AttributeValue>> items(Result.Found found) {
    return found.items() == null ? null : found.items().stream().map(Values::of).toList();
  }

  private static @Nullable Map<String, AttributeValue> values(@Nullable Attributes attributes) {
    return attributes == null ? null : Values.of(attributes);
  }
}
