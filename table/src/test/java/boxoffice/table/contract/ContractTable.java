package boxoffice.table.contract;

import static boxoffice.table.contract.Items.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table on the engine under test, with a name of its own. Registered in a static field it is
 * empty before each test, and deleted after the last; in another field it is a new one for each.
 *
 * <p>The partition key is {@code id}, a string. The sort key, if there is one, is {@code sort}.
 */
final class ContractTable
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final Map<String, ScalarAttributeType> attributes = new LinkedHashMap<>();
  private final List<GlobalSecondaryIndex> indexes = new ArrayList<>();
  private final boolean isSorted;
  private @Nullable StreamSpecification stream;
  private @Nullable String name;
  private boolean isShared;

  private ContractTable(boolean isSorted) {
    this.isSorted = isSorted;
    attributes.put("id", ScalarAttributeType.S);
  }

  /** Without a sort key. */
  static ContractTable plain() {
    return new ContractTable(false);
  }

  static ContractTable sortedBy(ScalarAttributeType type) {
    var table = new ContractTable(true);
    table.attributes.put("sort", type);
    return table;
  }

  /** With an index; its keys, one or two, are strings if they were not named before. */
  ContractTable index(String index, Projection projection, String... keys) {
    for (var key : keys) {
      attributes.putIfAbsent(key, ScalarAttributeType.S);
    }
    indexes.add(
        GlobalSecondaryIndex.builder()
            .indexName(index)
            .keySchema(schema(keys))
            .projection(projection)
            .build());
    return this;
  }

  ContractTable stream(StreamViewType view) {
    stream = StreamSpecification.builder().streamEnabled(true).streamViewType(view).build();
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    isShared = true;
    create();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (isShared) {
      clear();
    } else {
      create();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!isShared) {
      client().deleteTable(t -> t.tableName(name));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client().deleteTable(t -> t.tableName(name));
  }

  private void create() {
    name = "contract-" + UUID.randomUUID();
    client().createTable(definition(name));
    client().waiter().waitUntilTableExists(t -> t.tableName(name));
    if (stream != null) {
      var arn = StreamReader.of(this).arn();
      Eventually.equal(
          () ->
              Endpoint.STREAMS
                  .describeStream(d -> d.streamArn(arn))
                  .streamDescription()
                  .streamStatus(),
          StreamStatus.ENABLED);
    }
  }

  /** The request that makes such a table. */
  CreateTableRequest definition(String name) {
    var definition =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                attributes.entrySet().stream()
                    .map(
                        a ->
                            AttributeDefinition.builder()
                                .attributeName(a.getKey())
                                .attributeType(a.getValue())
                                .build())
                    .toList())
            .keySchema(isSorted ? schema("id", "sort") : schema("id"))
            .streamSpecification(stream);
    return (indexes.isEmpty() ? definition : definition.globalSecondaryIndexes(indexes)).build();
  }

  private static List<KeySchemaElement> schema(String... keys) {
    return Stream.of(KeyType.HASH, KeyType.RANGE)
        .limit(keys.length)
        .map(t -> KeySchemaElement.builder().attributeName(keys[t.ordinal()]).keyType(t).build())
        .toList();
  }

  private void clear() {
    for (var page : client().scanPaginator(s -> s.tableName(name).consistentRead(true))) {
      for (var item : page.items()) {
        client().deleteItem(d -> d.tableName(name).key(keyOf(item)));
      }
    }
  }

  private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return isSorted
        ? Map.of("id", item.get("id"), "sort", item.get("sort"))
        : Map.of("id", item.get("id"));
  }

  String name() {
    return name;
  }

  DynamoDbClient client() {
    return Endpoint.CLIENT;
  }

  /** Writes that transactions are made of. */
  Actions actions() {
    return new Actions(name);
  }

  void put(String item) {
    put(item(item));
  }

  void put(Map<String, AttributeValue> item) {
    client().putItem(p -> p.tableName(name).item(item));
  }

  /** A put on a condition. */
  void put(String item, String condition, @Nullable String placeholders) {
    var stands = Placeholders.of(placeholders);
    client()
        .putItem(
            p ->
                p.tableName(name)
                    .item(item(item))
                    .conditionExpression(condition)
                    .expressionAttributeNames(stands.names())
                    .expressionAttributeValues(stands.values()));
  }

  UpdateItemResponse update(String key, String expression, @Nullable String placeholders) {
    var stands = Placeholders.of(placeholders);
    return client()
        .updateItem(
            u ->
                u.tableName(name)
                    .key(item(key))
                    .updateExpression(expression)
                    .expressionAttributeNames(stands.names())
                    .expressionAttributeValues(stands.values()));
  }

  void delete(String key) {
    client().deleteItem(d -> d.tableName(name).key(item(key)));
  }

  TransactWriteItemsResponse transact(TransactWriteItem... actions) {
    return client().transactWriteItems(t -> t.transactItems(actions));
  }

  /** The item as it is now; empty if there is none. */
  Map<String, AttributeValue> get(String key) {
    return client().getItem(g -> g.tableName(name).key(item(key)).consistentRead(true)).item();
  }

  /** How many items there are. */
  int count() {
    return client().scanPaginator(s -> s.tableName(name).consistentRead(true)).stream()
        .mapToInt(ScanResponse::count)
        .sum();
  }

  /** The units of all tables of a request. */
  static double units(List<ConsumedCapacity> capacities) {
    return capacities.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }

  /** The values of an attribute that is a string, in the order of the items. */
  static List<String> strings(List<Map<String, AttributeValue>> items, String attribute) {
    return items.stream().map(item -> item.get(attribute).s()).toList();
  }
}
