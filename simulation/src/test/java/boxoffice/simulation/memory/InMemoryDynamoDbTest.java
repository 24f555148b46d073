package boxoffice.simulation.memory;

import static boxoffice.dynamodb.Attributes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The contract of the table in memory: it answers every request as DynamoDB Local does. Each test
 * sends its requests to both and compares. Its own assertions show that the case is the one it
 * names.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InMemoryDynamoDbTest {

  private static final List<String> CONDITIONS =
      List.of(
          "attribute_exists(PK)",
          "attribute_not_exists(PK)",
          "attribute_not_exists(kind)",
          "seats >= :n",
          "seats < :n AND kind = :s",
          "seats = :n AND attribute_exists(kind)",
          "seats <> :n",
          "(seats > :n OR kind = :s) AND seats <= :n",
          "kind BETWEEN :s AND :s",
          "begins_with(kind, :s)",
          "kind >= :n",
          "absent = :n",
          "absent <> :n",
          "NOT seats < :n",
          "NOT absent < :n",
          "NOT absent >= :n",
          "NOT seats >= :n AND attribute_exists(PK)");

  private static final List<String> UPDATES =
      List.of(
          "SET seats = seats + :n",
          "SET seats = seats - :n, kind = :s",
          "SET seats = if_not_exists(seats, :n) + :n",
          "SET kind = :s REMOVE seats",
          "REMOVE kind, seats",
          "ADD seats :n",
          "ADD seats :n SET kind = :s",
          "SET GSI1PK = :s, GSI1SK = :s",
          "SET seats = seats + :n, copied = seats");

  private final Table local = LocalDynamoDb.newTable();
  private final InMemoryDynamoDb memory = new InMemoryDynamoDb();

  /** The answer of both, which must be the same. */
  private Object both(DynamoDbRequest request) {
    var expected = Reply.of(local.client(), request).meaning();
    assertThat(Reply.of(memory, request).meaning()).as("%s", request).isEqualTo(expected);
    return expected;
  }

  @Test
  void an_item_is_read_as_it_was_put() {
    put("a", "seats", 3, "kind", "x");

    assertThat(both(get("a"))).isEqualTo(item("a", "seats", 3, "kind", "x"));
    assertThat(both(get("b"))).isEqualTo(Map.of());
  }

  @Test
  void a_put_replaces_and_a_delete_removes_an_item() {
    put("a", "seats", 3);
    put("a", "kind", "x");
    assertThat(both(get("a"))).isEqualTo(item("a", "kind", "x"));

    both(DeleteItemRequest.builder().tableName(name()).key(key("a")).build());

    assertThat(both(get("a"))).isEqualTo(Map.of());
  }

  @Test
  void a_failed_condition_changes_nothing_and_shows_the_item() {
    put("a", "seats", 3);

    both(
        PutItemRequest.builder()
            .tableName(name())
            .item(item("a", "seats", 9))
            .conditionExpression("attribute_not_exists(PK)")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());

    assertThat(both(get("a"))).isEqualTo(item("a", "seats", 3));
  }

  @Test
  void an_update_that_adds_creates_the_item() {
    var count =
        UpdateItemRequest.builder()
            .tableName(name())
            .key(key("a"))
            .updateExpression("ADD #c :one SET #t = :t")
            .expressionAttributeNames(Map.of("#c", "calls", "#t", "type"))
            .expressionAttributeValues(Attributes.of(":one", 1, ":t", "RATE"))
            .returnValues(ReturnValue.UPDATED_NEW)
            .build();

    both(count);

    assertThat(both(count)).isEqualTo(Attributes.of("calls", 2, "type", "RATE"));
  }

  @Test
  void batches_and_transactions_read_what_is_there() {
    put("a", "seats", 3);
    put("b", "seats", 4);

    both(batch("a", "b", "c"));
    both(batch("a", "a"));
    assertThat(both(transactGet("b", "c"))).isEqualTo(List.of(item("b", "seats", 4), Map.of()));
  }

  @Test
  void a_transaction_writes_all_or_nothing_with_reasons() {
    put("a", "seats", 3);
    put("b", "seats", 1);
    put("d", "seats", 3);
    var write =
        transaction(
            update("a", "SET seats = seats - :n", "seats >= :n", 2),
            update("b", "SET seats = seats - :n", "seats >= :n", 2),
            putNew("c"),
            putNew("d"));

    var reasons = both(write);

    assertThat(reasons)
        .isEqualTo(
            List.of(
                Map.of("None", Map.of()),
                Map.of("ConditionalCheckFailed", item("b", "seats", 1)),
                Map.of("None", Map.of()),
                Map.of("ConditionalCheckFailed", item("d", "seats", 3))));
    sameTables();
  }

  @Test
  void a_transaction_that_names_an_item_twice_is_refused() {
    put("a", "seats", 3);

    assertThat(
            both(transaction(update("a", "SET seats = seats - :n", "seats >= :n", 1), delete("a"))))
        .isEqualTo("ValidationException");
  }

  @Test
  void a_transaction_of_101_actions_is_refused() {
    assertThat(
            both(
                transaction(
                    IntStream.range(0, 101)
                        .mapToObj(i -> putNew("n" + i))
                        .toArray(TransactWriteItem[]::new))))
        .isEqualTo("ValidationException");
  }

  @Test
  void a_failed_transaction_shows_no_absent_item() {
    assertThat(both(transaction(delete("a"), check("b"))))
        .isEqualTo(
            List.of(
                Map.of("ConditionalCheckFailed", Map.of()),
                Map.of("ConditionalCheckFailed", Map.of())));
  }

  @Test
  void a_sum_with_an_absent_attribute_is_refused() {
    put("a", "kind", "x");

    both(transaction(putNew("b"), update("a", "SET seats = seats - :n", "kind <> :n", 1)));
    both(
        UpdateItemRequest.builder()
            .tableName(name())
            .key(key("a"))
            .updateExpression("SET seats = seats + :n")
            .expressionAttributeValues(Attributes.of(":n", 1))
            .build());

    sameTables();
  }

  @Test
  void keys_cannot_be_updated_and_placeholders_must_be_used() {
    put("a", "seats", 3);
    for (var expression : List.of("SET SK = :n", "SET seats = :missing", "REMOVE seats")) {
      assertThat(
              both(
                  UpdateItemRequest.builder()
                      .tableName(name())
                      .key(key("a"))
                      .updateExpression(expression)
                      .expressionAttributeValues(Attributes.of(":n", "x"))
                      .build()))
          .as(expression)
          .isEqualTo("ValidationException");
    }
  }

  @Test
  void a_transaction_with_a_token_writes_once() {
    put("a", "seats", 3);
    var write = transaction(update("a", "SET seats = seats - :n", "seats >= :n", 2));
    var first = write.toBuilder().clientRequestToken("token").build();

    both(first);
    both(first);

    assertThat(both(get("a"))).isEqualTo(item("a", "seats", 1));
    assertThat(both(transaction(putNew("z")).toBuilder().clientRequestToken("token").build()))
        .isEqualTo("IdempotentParameterMismatchException");
  }

  @Test
  void a_partition_is_read_in_order_and_pages() {
    for (var sort : List.of("3", "1", "2", "10")) {
      both(put(Attributes.of("PK", "P", "SK", sort, "n", 1)));
    }
    put("other");
    var all = query("PK = :p", Attributes.of(":p", "P"));

    both(all);
    both(all.toBuilder().limit(2).build());
    both(all.toBuilder().limit(4).build());
    both(all.toBuilder().limit(5).build());
    both(all.toBuilder().limit(2).exclusiveStartKey(Attributes.of("PK", "P", "SK", "10")).build());
    both(all.toBuilder().scanIndexForward(false).limit(3).build());
    both(all.toBuilder().select(Select.COUNT).limit(3).build());
    both(query("PK = :p AND SK < :s", Attributes.of(":p", "P", ":s", "2")));
    both(query("PK = :p AND begins_with(SK, :s)", Attributes.of(":p", "P", ":s", "1")));
    both(
        query("PK = :p AND SK BETWEEN :s AND :t", Attributes.of(":p", "P", ":s", "10", ":t", "2")));
  }

  @Test
  void an_index_holds_items_that_have_its_keys() {
    for (var i = 0; i < 4; i++) {
      both(
          put(
              Attributes.of(
                  "PK", "P" + i, "SK", "S", "GSI2PK", "part", "GSI2SK", "k" + (3 - i), "n", i)));
    }
    put("without");
    var all =
        query("GSI2PK = :p", Attributes.of(":p", "part")).toBuilder().indexName("GSI2").build();

    both(all);
    both(all.toBuilder().consistentRead(true).build());
    assertThat((List<?>) both(all.toBuilder().limit(2).build())).hasSize(3);
  }

  @Test
  void random_conditions_and_updates_give_the_same_table() {
    var random = new Random(4);
    for (var i = 0; i < 400; i++) {
      both(transaction(anything("a", random), anything("b", random), anything("c", random)));
    }
    sameTables();
  }

  @Test
  void an_unknown_expression_is_an_error() {
    for (var expression :
        List.of("seats IN (:n)", "contains(kind, :n)", "size(kind) > :n", "a.b = :n")) {
      assertThatThrownBy(
              () -> Reply.of(memory, transaction(update("a", "SET x = :n", expression, 1))))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThatThrownBy(
            () -> Reply.of(memory, get("a").toBuilder().projectionExpression("PK").build()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private TransactWriteItem anything(String id, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> delete(id);
      case 1 -> putNew(id);
      case 2 ->
          TransactWriteItem.builder()
              .put(
                  Put.builder()
                      .tableName(name())
                      .item(
                          item(
                              id,
                              "seats",
                              random.nextInt(4),
                              "kind",
                              random.nextBoolean() ? "x" : "xy"))
                      .build())
              .build();
      default ->
          update(
              id,
              UPDATES.get(random.nextInt(UPDATES.size())),
              CONDITIONS.get(random.nextInt(CONDITIONS.size())),
              random.nextInt(4));
    };
  }

  private void sameTables() {
    both(ScanRequest.builder().tableName(name()).consistentRead(true).build());
  }

  private String name() {
    return local.name();
  }

  private void put(String id, Object... attributes) {
    both(put(item(id, attributes)));
  }

  private PutItemRequest put(Map<String, AttributeValue> item) {
    return PutItemRequest.builder().tableName(name()).item(item).build();
  }

  private static Map<String, AttributeValue> key(String id) {
    return Attributes.of("PK", "P#" + id, "SK", "S");
  }

  private static Map<String, AttributeValue> item(String id, Object... attributes) {
    var item = Attributes.of(attributes);
    item.putAll(key(id));
    return item;
  }

  private GetItemRequest get(String id) {
    return GetItemRequest.builder().tableName(name()).key(key(id)).consistentRead(true).build();
  }

  private BatchGetItemRequest batch(String... ids) {
    return BatchGetItemRequest.builder()
        .requestItems(
            Map.of(
                name(),
                KeysAndAttributes.builder()
                    .keys(Arrays.stream(ids).map(InMemoryDynamoDbTest::key).toList())
                    .consistentRead(true)
                    .build()))
        .build();
  }

  private TransactGetItemsRequest transactGet(String... ids) {
    return TransactGetItemsRequest.builder()
        .transactItems(
            Arrays.stream(ids)
                .map(id -> Get.builder().tableName(name()).key(key(id)).build())
                .map(get -> TransactGetItem.builder().get(get).build())
                .toList())
        .build();
  }

  private static TransactWriteItemsRequest transaction(TransactWriteItem... writes) {
    return TransactWriteItemsRequest.builder().transactItems(writes).build();
  }

  private TransactWriteItem putNew(String id) {
    return local.put(item(id, "seats", 2, "kind", "x"), "attribute_not_exists(PK)");
  }

  private TransactWriteItem delete(String id) {
    return local.delete(new boxoffice.dynamodb.Key("P#" + id, "S"));
  }

  private TransactWriteItem check(String id) {
    return TransactWriteItem.builder()
        .conditionCheck(
            ConditionCheck.builder()
                .tableName(name())
                .key(key(id))
                .conditionExpression("attribute_exists(PK)")
                .build())
        .build();
  }

  /** An update with as many of the values :n and :s as its expressions use. */
  private TransactWriteItem update(String id, String update, String condition, int n) {
    var values = new java.util.HashMap<String, AttributeValue>();
    if ((update + condition).contains(":n")) {
      values.put(":n", value(n));
    }
    if ((update + condition).contains(":s")) {
      values.put(":s", value("x"));
    }
    var builder =
        Update.builder()
            .tableName(name())
            .key(key(id))
            .updateExpression(update)
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      builder.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().update(builder.build()).build();
  }

  private QueryRequest query(String condition, Map<String, AttributeValue> values) {
    return QueryRequest.builder()
        .tableName(name())
        .keyConditionExpression(condition)
        .expressionAttributeValues(values)
        .build();
  }
}
