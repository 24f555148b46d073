package boxoffice.simulation.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Queries of the table and of its indexes, which hold every attribute. */
final class Queries {

  private static final Set<String> KNOWN =
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

  private Queries() {}

  /**
   * The keys of the table or of an index: {@code PK} and {@code SK}, or {@code GSI1PK} and so on.
   */
  private record Index(@Nullable String name) {

    boolean holds(StoredItem item) {
      return item.attributes().containsKey(prefix() + "PK")
          && item.attributes().containsKey(prefix() + "SK");
    }

    /** The order of its items within a partition. */
    Comparator<Map<String, AttributeValue>> order() {
      Comparator<Map<String, AttributeValue>> bySort =
          Comparator.comparing(item -> item.get(prefix() + "SK").s());
      return bySort
          .thenComparing(item -> item.get("PK").s())
          .thenComparing(item -> item.get("SK").s());
    }

    Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
      var key = new HashMap<String, AttributeValue>();
      for (var attribute : List.of("PK", "SK", prefix() + "PK", prefix() + "SK")) {
        key.put(attribute, item.get(attribute));
      }
      return key;
    }

    private String prefix() {
      return name == null ? "" : name;
    }
  }

  static QueryResponse run(TableImage image, QueryRequest query) {
    Known.members(query, KNOWN);
    var index = new Index(query.indexName());
    if (index.name() != null && Boolean.TRUE.equals(query.consistentRead())) {
      throw Errors.validation("Consistent reads are not supported on global secondary indexes");
    }
    var condition = Condition.of(query.keyConditionExpression());
    new Scope(Map.of(), query.expressionAttributeNames(), query.expressionAttributeValues())
        .uses(query.keyConditionExpression());
    var order =
        Boolean.FALSE.equals(query.scanIndexForward()) ? index.order().reversed() : index.order();
    var matching =
        image.items().stream()
            .filter(index::holds)
            .filter(
                item ->
                    condition.holds(
                        new Scope(
                            item.attributes(),
                            query.expressionAttributeNames(),
                            query.expressionAttributeValues())))
            .map(StoredItem::attributes)
            .filter(
                item ->
                    !query.hasExclusiveStartKey()
                        || order.compare(item, query.exclusiveStartKey()) > 0)
            .sorted(order)
            .toList();
    var page = new ArrayList<>(matching);
    var response = QueryResponse.builder();
    if (query.limit() != null && matching.size() >= query.limit()) {
      page = new ArrayList<>(matching.subList(0, query.limit()));
      response.lastEvaluatedKey(index.key(page.getLast()));
    }
    response.count(page.size()).scannedCount(page.size());
    return query.select() == Select.COUNT ? response.build() : response.items(page).build();
  }
}
