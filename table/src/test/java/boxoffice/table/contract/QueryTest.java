package boxoffice.table.contract;

import static boxoffice.table.contract.ContractTable.strings;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 * with its <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">key
 * conditions</a>, <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html">filters</a>,
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html">pages</a>.
 */
@Contract
class QueryTest {

  @RegisterExtension
  static final ContractTable TABLE = ContractTable.sortedBy(ScalarAttributeType.S);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          all of a partition   | id = :p                        |                      | A, a1, a2, b
          the value first      | :p = id                        |                      | A, a1, a2, b
          one item             | id = :p AND sort = :s          | {':s': 'a1'}         | a1
          the sort key first   | sort = :s AND id = :p          | {':s': 'a1'}         | a1
          less                 | id = :p AND sort < :s          | {':s': 'a2'}         | A, a1
          at most              | id = :p AND sort <= :s         | {':s': 'a2'}         | A, a1, a2
          more                 | id = :p AND sort > :s          | {':s': 'a1'}         | a2, b
          at least             | id = :p AND sort >= :s         | {':s': 'a1'}         | a1, a2, b
          between              | id = :p AND sort BETWEEN :s AND :t | {':s': 'a1', ':t': 'a2'} | a1, a2
          between nothing      | id = :p AND sort BETWEEN :s AND :t | {':s': 'c', ':t': 'd'} |
          begins with          | id = :p AND begins_with(sort, :s) | {':s': 'a'}       | a1, a2
          parentheses          | (id = :p) AND (sort > :s)      | {':s': 'a1'}         | a2, b
          parentheses around all | (id = :p AND sort > :s)      | {':s': 'a1'}         | a2, b
          replaced names       | #p = :p AND #s = :s            | {'#p': 'id', '#s': 'sort', ':s': 'b'} | b
          another partition    | id = :q                        | {':q': 'q'}          | x
          an empty partition   | id = :q                        | {':q': 'r'}          |
          """)
  void a_key_condition_finds(String what, String condition, String more, String found) {
    for (var sort : List.of("b", "a2", "A", "a1")) {
      TABLE.put("{'id': 'p', 'sort': '" + sort + "'}");
    }
    TABLE.put("{'id': 'q', 'sort': 'x'}");

    var answer = query(condition, more, q -> q);

    assertThat(String.join(", ", strings(answer.items(), "sort")))
        .isEqualTo(found == null ? "" : found);
    assertThat(answer.count()).isEqualTo(answer.items().size());
    assertThat(answer.hasLastEvaluatedKey()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing              | ``                             |                | Invalid KeyConditionExpression: The expression can not be empty;
          no partition key     | sort = :s                      | {':s': 'a'}    | Query condition missed key schema element
          another attribute    | id = :p AND n = :s             | {':s': 'a'}    | Query condition missed key schema element
          a range of partitions | id > :p                       |                | Query key condition not supported
          begins of partitions | begins_with(id, :p)            |                | Query key condition not supported
          or                   | id = :p OR sort = :s           | {':s': 'a'}    | Invalid operator used in KeyConditionExpression: OR
          not                  | id = :p AND NOT sort = :s      | {':s': 'a'}    | Invalid operator used in KeyConditionExpression: NOT
          unequal              | id = :p AND sort <> :s         | {':s': 'a'}    | Invalid operator used in KeyConditionExpression: <>
          in                   | id = :p AND sort IN (:s)       | {':s': 'a'}    | Invalid operator used in KeyConditionExpression: IN
          contains             | id = :p AND contains(sort, :s) | {':s': 'a'}    | Invalid operator used in KeyConditionExpression: contains
          exists               | id = :p AND attribute_exists(sort) |            | Invalid operator used in KeyConditionExpression: attribute_exists
          a size               | id = :p AND size(sort) = :s    | {':s': 1}      | KeyConditionExpressions cannot contain nested operations
          two of the sort key  | id = :p AND sort > :s AND sort < :t | {':s': 'a', ':t': 'b'} | KeyConditionExpressions must only contain one condition per key
          a partition of another type | id = :n                 | {':n': 1}      | One or more parameter values were invalid: Condition parameter type does not match schema type
          a sort key of another type | id = :p AND sort = :s    | {':s': 1}      | One or more parameter values were invalid: Condition parameter type does not match schema type
          bounds upside down   | id = :p AND sort BETWEEN :s AND :t | {':s': 'b', ':t': 'a'} | Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound
          a reserved word      | key = :p                       |                | Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: key
          an undefined value   | id = :q                        | {':r': 1}      | Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q
          an undefined name    | #p = :p                        |                | Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #p
          a syntax error       | id = :p AND                    |                | Invalid KeyConditionExpression: Syntax error; token: "<EOF>"
          """)
  void a_key_condition_is_refused(String what, String condition, String more, String message) {
    assertThat(invalid(() -> query(condition, more, q -> q))).contains(message);
  }

  @Test
  void a_query_without_a_key_condition_is_refused() {
    assertThat(invalid(() -> TABLE.client().query(q -> q.tableName(TABLE.name()))))
        .isEqualTo(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                + " request.");
  }

  @Test
  void a_query_of_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () -> query("id = :p", null, q -> q.tableName("absent-table")));
  }

  @Test
  void a_query_of_no_index_is_refused() {
    assertThat(invalid(() -> query("id = :p", null, q -> q.indexName("absent"))))
        .isEqualTo("The table does not have the specified index: absent");
  }

  @Test
  void items_come_backwards() {
    put("a", "c", "b");

    assertThat(strings(query("id = :p", null, q -> q.scanIndexForward(false)).items(), "sort"))
        .containsExactly("c", "b", "a");
  }

  @Test
  void strings_are_in_the_order_of_their_bytes() {
    put("a", "B", "é", "\uFF5E", "\uD83D\uDE00", "a1", "a10", "a2", "Z", "-");

    assertThat(strings(query("id = :p", null, q -> q).items(), "sort"))
        .containsExactly("-", "B", "Z", "a", "a1", "a10", "a2", "é", "\uFF5E", "\uD83D\uDE00");
  }

  @Test
  void a_consistent_query_sees_the_last_write() {
    for (var n = 0; n < 10; n++) {
      TABLE.put("{'id': 'p', 'sort': '" + n + "'}");

      assertThat(query("id = :p", null, q -> q.consistentRead(true)).count()).isEqualTo(n + 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pages_by_limit_hold_each_item_once(int limit) {
    put("a", "b", "c", "d", "e");

    assertThat(pages(q -> q.limit(limit)))
        .allSatisfy(page -> assertThat(page.count()).isLessThanOrEqualTo(limit))
        .flatExtracting(page -> strings(page.items(), "sort"))
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void pages_go_backwards_too() {
    put("a", "b", "c", "d", "e");

    assertThat(pages(q -> q.limit(2).scanIndexForward(false)))
        .flatExtracting(page -> strings(page.items(), "sort"))
        .containsExactly("e", "d", "c", "b", "a");
  }

  @Test
  void the_last_evaluated_key_is_the_last_items() {
    put("a", "b", "c");

    assertThat(query("id = :p", null, q -> q.limit(2)).lastEvaluatedKey())
        .isEqualTo(item("{'id': 'p', 'sort': 'b'}"));
  }

  @Test
  void a_full_last_page_has_a_key() {
    put("a", "b");

    var page = query("id = :p", null, q -> q.limit(2));

    assertThat(page.hasLastEvaluatedKey()).isTrue();
    assertThat(next(page, q -> q.limit(2)).items()).isEmpty();
  }

  @Test
  void a_start_key_need_not_exist() {
    put("a", "c");

    assertThat(
            query("id = :p", null, q -> q.exclusiveStartKey(item("{'id': 'p', 'sort': 'b'}")))
                .items())
        .isEqualTo(List.of(item("{'id': 'p', 'sort': 'c', 'n': 'c'}")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          half a key           | {'id': 'p'}                       | The provided starting key is invalid
          another attribute    | {'id': 'p', 'n': 'a'}             | The provided starting key is invalid
          another type         | {'id': 'p', 'sort': 1}            | The provided starting key is invalid
          another partition    | {'id': 'q', 'sort': 'a'}          | The provided starting key is outside query boundaries based on provided conditions
          """)
  void a_start_key_is_refused(String what, String key, String message) {
    assertThat(invalid(() -> query("id = :p", null, q -> q.exclusiveStartKey(item(key)))))
        .startsWith(message);
  }

  @Test
  void a_limit_of_0_is_refused() {
    assertThat(invalid(() -> query("id = :p", null, q -> q.limit(0))))
        .endsWith("Member must have value greater than or equal to 1");
  }

  @Test
  void a_page_has_1_mb_at_the_most() {
    for (var i = 10; i < 35; i++) {
      TABLE.put(
          Map.of(
              "id", AttributeValue.fromS("p"),
              "sort", AttributeValue.fromS("" + i),
              "v", AttributeValue.fromS(Items.text(100_000))));
    }

    var pages = pages(q -> q);

    assertThat(pages.getFirst().count()).isBetween(9, 11);
    assertThat(pages).hasSize(3);
    assertThat(pages)
        .flatExtracting(page -> strings(page.items(), "sort"))
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void a_filter_comes_after_the_limit() {
    put("a", "b", "c", "d");

    var page = query("id = :p", "{':v': 'b'}", q -> q.filterExpression("n > :v").limit(2));

    assertThat(page.count()).isZero();
    assertThat(page.scannedCount()).isEqualTo(2);
    assertThat(page.lastEvaluatedKey()).isEqualTo(item("{'id': 'p', 'sort': 'b'}"));
  }

  @Test
  void a_filter_counts_what_it_left_out() {
    put("a", "b", "c");

    var page = query("id = :p", "{':v': 'a'}", q -> q.filterExpression("n <> :v"));

    assertThat(strings(page.items(), "sort")).containsExactly("b", "c");
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.scannedCount()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"id", "sort"})
  void a_filter_on_a_key_is_refused(String key) {
    assertThat(invalid(() -> query("id = :p", null, q -> q.filterExpression(key + " = :p"))))
        .isEqualTo(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + key);
  }

  @Test
  void a_bad_filter_is_refused_without_items() {
    assertThat(invalid(() -> query("id = :p", null, q -> q.filterExpression("status = :p"))))
        .isEqualTo(
            "Invalid FilterExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
  }

  @Test
  void a_projection_shows_parts_of_items() {
    put("a");

    assertThat(query("id = :p", null, q -> q.projectionExpression("n")).items())
        .isEqualTo(List.of(item("{'n': 'a'}")));
  }

  @Test
  void names_may_be_used_in_any_expression() {
    put("a", "b");

    var page =
        query(
            "#p = :p",
            "{'#p': 'id', '#n': 'n', ':v': 'b'}",
            q -> q.filterExpression("#n = :v").projectionExpression("#n, #p"));

    assertThat(page.items()).isEqualTo(List.of(item("{'id': 'p', 'n': 'b'}")));
  }

  @Test
  void a_count_has_no_items() {
    put("a", "b", "c");

    var page =
        query("id = :p", "{':v': 'a'}", q -> q.filterExpression("n <> :v").select(Select.COUNT));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.scannedCount()).isEqualTo(3);
    assertThat(page.hasItems()).isFalse();
  }

  @Test
  void a_count_has_pages_too() {
    put("a", "b", "c");

    var page = query("id = :p", null, q -> q.limit(2).select(Select.COUNT));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.lastEvaluatedKey()).isEqualTo(item("{'id': 'p', 'sort': 'b'}"));
  }

  @Test
  void a_count_with_a_projection_is_refused() {
    invalid(() -> query("id = :p", null, q -> q.select(Select.COUNT).projectionExpression("n")));
  }

  private static void put(String... sorts) {
    for (var sort : sorts) {
      TABLE.put("{'id': 'p', 'sort': '" + sort + "', 'n': '" + sort + "'}");
    }
  }

  private static List<QueryResponse> pages(UnaryOperator<QueryRequest.Builder> more) {
    var pages = new ArrayList<QueryResponse>();
    pages.add(query("id = :p", null, more));
    while (pages.getLast().hasLastEvaluatedKey()) {
      pages.add(next(pages.getLast(), more));
    }
    return pages;
  }

  private static QueryResponse next(QueryResponse page, UnaryOperator<QueryRequest.Builder> more) {
    return query("id = :p", null, q -> more.apply(q).exclusiveStartKey(page.lastEvaluatedKey()));
  }

  /** A query in which {@code :p} is {@code 'p'}, if it is used. */
  private static QueryResponse query(
      String condition, String placeholders, UnaryOperator<QueryRequest.Builder> more) {
    var values = new HashMap<String, AttributeValue>();
    var stands = Placeholders.of(placeholders);
    if (stands.values() != null) {
      values.putAll(stands.values());
    }
    if (condition.contains(":p")) {
      values.put(":p", AttributeValue.fromS("p"));
    }
    return TABLE
        .client()
        .query(
            more.apply(
                    QueryRequest.builder()
                        .tableName(TABLE.name())
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(stands.names())
                        .expressionAttributeValues(values.isEmpty() ? null : values))
                .build());
  }
}
