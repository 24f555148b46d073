package boxoffice.table.contract;

import static boxoffice.table.contract.ContractTable.strings;
import static boxoffice.table.contract.Errors.cancelledFor;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html">Global
 * secondary indexes</a>, which follow their table after a while.
 */
@Contract
class IndexTest {

  @RegisterExtension
  static final ContractTable TABLE =
      ContractTable.sortedBy(ScalarAttributeType.N)
          .index("all", projection(ProjectionType.ALL), "kind", "place")
          .index("keys", projection(ProjectionType.KEYS_ONLY), "kind")
          .index(
              "some",
              projection(ProjectionType.INCLUDE).toBuilder().nonKeyAttributes("n").build(),
              "kind");

  private static Projection projection(ProjectionType type) {
    return Projection.builder().projectionType(type).build();
  }

  private static final String ITEM =
      "{'id': 'a', 'sort': 1, 'kind': 'x', 'place': 'p1', 'n': 1, 'm': 2}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          all                  | {'id': 'a', 'sort': 1, 'kind': 'x', 'place': 'p1', 'n': 1, 'm': 2}
          keys                 | {'id': 'a', 'sort': 1, 'kind': 'x'}
          some                 | {'id': 'a', 'sort': 1, 'kind': 'x', 'n': 1}
          """)
  void an_index_holds_what_is_projected(String index, String projected) {
    TABLE.put(ITEM);

    indexHolds(index, item(projected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          without its partition key | {'id': 'a', 'sort': 1, 'place': 'p1'}
          without its sort key      | {'id': 'a', 'sort': 1, 'kind': 'x'}
          without its keys          | {'id': 'a', 'sort': 1}
          """)
  void an_item_is_not_in_the_index(String what, String item) {
    TABLE.put("{'id': 'marker', 'sort': 1, 'kind': 'x', 'place': 'p1'}");
    TABLE.put(item);

    indexHolds("all", item("{'id': 'marker', 'sort': 1, 'kind': 'x', 'place': 'p1'}"));
    assertThat(TABLE.count()).isEqualTo(2);
  }

  @Test
  void an_entry_moves_with_its_key() {
    TABLE.put(ITEM);

    TABLE.update("{'id': 'a', 'sort': 1}", "SET kind = :v", "{':v': 'y'}");

    Eventually.equal(() -> found("all", "x"), List.of());
    Eventually.equal(
        () -> found("all", "y"),
        List.of(item("{'id': 'a', 'sort': 1, 'kind': 'y', 'place': 'p1', 'n': 1, 'm': 2}")));
  }

  @Test
  void an_entry_changes_with_its_item() {
    TABLE.put(ITEM);

    TABLE.update("{'id': 'a', 'sort': 1}", "SET n = :v", "{':v': 9}");

    indexHolds("some", item("{'id': 'a', 'sort': 1, 'kind': 'x', 'n': 9}"));
  }

  @Test
  void an_entry_leaves_without_its_key() {
    TABLE.put(ITEM);

    TABLE.update("{'id': 'a', 'sort': 1}", "REMOVE place", null);

    indexHolds("all");
    indexHolds("keys", item("{'id': 'a', 'sort': 1, 'kind': 'x'}"));
  }

  @Test
  void an_entry_leaves_with_its_item() {
    TABLE.put(ITEM);

    TABLE.delete("{'id': 'a', 'sort': 1}");

    indexHolds("all");
    indexHolds("keys");
  }

  @Test
  void an_entry_comes_with_its_key() {
    TABLE.put("{'id': 'a', 'sort': 1, 'kind': 'x'}");

    TABLE.update("{'id': 'a', 'sort': 1}", "SET place = :v", "{':v': 'p'}");

    indexHolds("all", item("{'id': 'a', 'sort': 1, 'kind': 'x', 'place': 'p'}"));
  }

  @Test
  void a_transaction_changes_indexes() {
    TABLE.put(ITEM);

    TABLE.transact(
        TABLE.actions().delete("{'id': 'a', 'sort': 1}", null),
        TABLE.actions().put("{'id': 'b', 'sort': 1, 'kind': 'x', 'place': 'p'}"));

    indexHolds("all", item("{'id': 'b', 'sort': 1, 'kind': 'x', 'place': 'p'}"));
  }

  @Test
  void equal_index_keys_are_several_entries() {
    for (var n = 0; n < 3; n++) {
      TABLE.put("{'id': 'a" + n + "', 'sort': 1, 'kind': 'x', 'place': 'same'}");
    }

    assertThat(Eventually.answer(() -> found("all", "x"), f -> f.size() == 3)).hasSize(3);
  }

  @Test
  void entries_are_ordered_by_the_sort_key() {
    for (var place : List.of("c", "a", "b")) {
      TABLE.put("{'id': 'a" + place + "', 'sort': 1, 'kind': 'x', 'place': '" + place + "'}");
    }

    Eventually.equal(() -> strings(found("all", "x"), "place"), List.of("a", "b", "c"));
    assertThat(
            strings(
                TABLE.client().query(query("all", "x", q -> q.scanIndexForward(false))).items(),
                "place"))
        .containsExactly("c", "b", "a");
  }

  @Test
  void a_condition_names_the_indexs_sort_key() {
    for (var place : List.of("p1", "p2", "q1")) {
      TABLE.put("{'id': 'a" + place + "', 'sort': 1, 'kind': 'x', 'place': '" + place + "'}");
    }
    Eventually.answer(() -> found("all", "x"), f -> f.size() == 3);

    assertThat(
            strings(
                TABLE
                    .client()
                    .query(
                        q ->
                            q.tableName(TABLE.name())
                                .indexName("all")
                                .keyConditionExpression("kind = :k AND begins_with(place, :p)")
                                .expressionAttributeValues(item("{':k': 'x', ':p': 'p'}")))
                    .items(),
                "place"))
        .containsExactly("p1", "p2");
  }

  @Test
  void pages_hold_each_entry_once() {
    for (var n = 0; n < 7; n++) {
      TABLE.put("{'id': 'a" + n + "', 'sort': " + n + ", 'kind': 'x', 'place': 'p" + n / 3 + "'}");
    }
    Eventually.answer(() -> found("all", "x"), f -> f.size() == 7);
    var ids = new ArrayList<String>();
    Map<String, AttributeValue> start = null;

    do {
      var from = start;
      var page = TABLE.client().query(query("all", "x", q -> q.limit(2).exclusiveStartKey(from)));
      ids.addAll(strings(page.items(), "id"));
      start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (start != null);

    assertThat(ids).containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4", "a5", "a6");
  }

  @Test
  void the_last_evaluated_key_has_all_keys() {
    TABLE.put(ITEM);
    TABLE.put("{'id': 'b', 'sort': 2, 'kind': 'x', 'place': 'p2'}");
    Eventually.answer(() -> found("all", "x"), f -> f.size() == 2);

    assertThat(TABLE.client().query(query("all", "x", q -> q.limit(1))).lastEvaluatedKey())
        .isEqualTo(item("{'id': 'a', 'sort': 1, 'kind': 'x', 'place': 'p1'}"));
  }

  @Test
  void half_a_start_key_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .query(
                            query(
                                "all",
                                "x",
                                q -> q.exclusiveStartKey(item("{'kind': 'x', 'place': 'p'}"))))))
        .startsWith("The provided starting key is invalid");
  }

  @Test
  void a_consistent_read_is_refused() {
    assertThat(invalid(() -> TABLE.client().query(query("all", "x", q -> q.consistentRead(true)))))
        .isEqualTo("Consistent reads are not supported on global secondary indexes");
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .scan(
                            s -> s.tableName(TABLE.name()).indexName("all").consistentRead(true))))
        .isEqualTo("Consistent reads are not supported on global secondary indexes");
  }

  @Test
  void all_attributes_of_a_part_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE.client().query(query("keys", "x", q -> q.select(Select.ALL_ATTRIBUTES)))))
        .startsWith("One or more parameter values were invalid: Select type ALL_ATTRIBUTES");
  }

  @Test
  void a_count_is_of_entries() {
    TABLE.put(ITEM);
    TABLE.put("{'id': 'b', 'sort': 1, 'kind': 'x'}");

    Eventually.equal(
        () -> TABLE.client().query(query("all", "x", q -> q.select(Select.COUNT))).count(), 1);
  }

  @Test
  void a_filter_reads_projected_attributes() {
    TABLE.put(ITEM);
    Eventually.answer(() -> found("some", "x"), f -> f.size() == 1);

    assertThat(
            TABLE
                .client()
                .query(query("some", "x", q -> q.filterExpression("attribute_exists(n)")))
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_filter_on_an_index_key_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE.client().query(query("all", "x", q -> q.filterExpression("place = :k")))))
        .isEqualTo(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
                + " place");
  }

  @Test
  void a_filter_may_name_the_tables_key() {
    TABLE.put(ITEM);
    Eventually.answer(() -> found("all", "x"), f -> f.size() == 1);

    assertThat(TABLE.client().query(query("all", "x", q -> q.filterExpression("id <> :k"))).count())
        .isEqualTo(1);
  }

  @Test
  void a_scan_of_an_index_finds_its_entries() {
    TABLE.put(ITEM);
    TABLE.put("{'id': 'b', 'sort': 1}");

    Eventually.equal(
        () -> TABLE.client().scan(s -> s.tableName(TABLE.name()).indexName("keys")).items(),
        List.of(item("{'id': 'a', 'sort': 1, 'kind': 'x'}")));
  }

  @Test
  void an_index_key_of_another_type_is_refused() {
    assertThat(invalid(() -> TABLE.put("{'id': 'a', 'sort': 1, 'kind': 1}")))
        .startsWith(
            "One or more parameter values were invalid: Type mismatch for Index Key kind Expected:"
                + " S Actual: N IndexName: ");
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void an_index_key_keeps_its_type() {
    TABLE.put(ITEM);

    invalid(() -> TABLE.update("{'id': 'a', 'sort': 1}", "SET kind = :v", "{':v': 1}"));
    invalid(() -> TABLE.update("{'id': 'a', 'sort': 1}", "SET kind = n", null));

    assertThat(TABLE.get("{'id': 'a', 'sort': 1}")).isEqualTo(item(ITEM));
  }

  @Test
  void a_wrong_index_key_cancels_a_transaction() {
    TABLE.put("{'id': 'a', 'sort': 1, 'n': 1}");

    assertThat(
            cancelledFor(
                () ->
                    TABLE.transact(
                        TABLE.actions().put("{'id': 'b', 'sort': 1}"),
                        TABLE
                            .actions()
                            .update("{'id': 'a', 'sort': 1}", "SET kind = n", null, null))))
        .containsExactly("None", "ValidationError");

    assertThat(TABLE.count()).isEqualTo(1);
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes">Write
   * capacity units of an index</a>, for the index of keys only.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an entry comes             | {'sort': 1}                        | SET kind = :v   | 1
          an entry moves             | {'sort': 1, 'kind': 'x'}           | SET kind = :v   | 2
          an entry leaves            | {'sort': 1, 'kind': 'x'}           | REMOVE kind     | 1
          no entry                   | {'sort': 1}                        | SET n = :v      |
          a change that is not projected | {'sort': 1, 'kind': 'x', 'm': 0} | SET m = :v    |
          """)
  void a_write_consumes_of_an_index(String what, String before, String expression, Double units) {
    TABLE.put(before.replaceFirst("\\{", "{'id': 'a', "));

    var capacity =
        TABLE
            .client()
            .updateItem(
                u ->
                    u.tableName(TABLE.name())
                        .key(item("{'id': 'a', 'sort': 1}"))
                        .updateExpression(expression)
                        .expressionAttributeValues(
                            expression.contains(":v") ? item("{':v': 'new'}") : null)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity();

    assertThat(capacity.table().capacityUnits()).isEqualTo(1);
    var ofIndex = capacity.globalSecondaryIndexes().get("keys");
    assertThat(ofIndex == null ? null : ofIndex.capacityUnits()).isEqualTo(units);
  }

  @Test
  void a_put_consumes_of_all_its_indexes() {
    var capacity =
        TABLE
            .client()
            .putItem(
                p ->
                    p.tableName(TABLE.name())
                        .item(item(ITEM))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity();

    assertThat(capacity.capacityUnits()).isEqualTo(4);
    assertThat(capacity.table().capacityUnits()).isEqualTo(1);
    assertThat(capacity.globalSecondaryIndexes()).containsOnlyKeys("all", "keys", "some");
    assertThat(capacity.globalSecondaryIndexes().values())
        .allSatisfy(index -> assertThat(index.capacityUnits()).isEqualTo(1));
  }

  @Test
  void a_delete_consumes_of_the_index() {
    TABLE.put("{'id': 'a', 'sort': 1, 'kind': 'x'}");

    var capacity =
        TABLE
            .client()
            .deleteItem(
                d ->
                    d.tableName(TABLE.name())
                        .key(item("{'id': 'a', 'sort': 1}"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity();

    assertThat(capacity.globalSecondaryIndexes().get("keys").capacityUnits()).isEqualTo(1);
  }

  @Test
  void a_transaction_reports_its_indexes() {
    var capacity =
        TABLE
            .client()
            .transactWriteItems(
                t ->
                    t.transactItems(TABLE.actions().put(ITEM))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity()
            .getFirst();

    assertThat(capacity.table().capacityUnits()).isEqualTo(2);
    assertThat(capacity.globalSecondaryIndexes()).containsOnlyKeys("all", "keys", "some");
    assertThat(capacity.capacityUnits())
        .isEqualTo(
            2
                + capacity.globalSecondaryIndexes().values().stream()
                    .mapToDouble(Capacity::capacityUnits)
                    .sum());
  }

  @Test
  void a_query_consumes_by_projected_size() {
    var large = "', 'kind': 'x', 'place': 'p', 'v': '" + Items.text(6000) + "', 'sort': 1}";
    TABLE.put("{'id': 'a" + large);
    TABLE.put("{'id': 'b" + large);
    Eventually.answer(() -> found("all", "x"), f -> f.size() == 2);

    assertThat(indexUnits("keys")).isEqualTo(0.5);
    assertThat(indexUnits("all")).isEqualTo(1.5);
  }

  private static double indexUnits(String index) {
    var capacity =
        TABLE
            .client()
            .query(query(index, "x", q -> q.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)))
            .consumedCapacity();
    assertThat(capacity.table().capacityUnits()).isZero();
    return capacity.globalSecondaryIndexes().get(index).capacityUnits();
  }

  @SafeVarargs
  private static void indexHolds(String index, Map<String, AttributeValue>... items) {
    Eventually.equal(() -> found(index, "x"), List.of(items));
  }

  private static List<Map<String, AttributeValue>> found(String index, String kind) {
    return TABLE.client().query(query(index, kind, q -> q)).items();
  }

  private static QueryRequest query(
      String index, String kind, UnaryOperator<QueryRequest.Builder> more) {
    return more.apply(
            QueryRequest.builder()
                .tableName(TABLE.name())
                .indexName(index)
                .keyConditionExpression("kind = :k")
                .expressionAttributeValues(Map.of(":k", AttributeValue.fromS(kind))))
        .build();
  }
}
