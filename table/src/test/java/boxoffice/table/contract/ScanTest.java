package boxoffice.table.contract;

import static boxoffice.table.contract.ContractTable.strings;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 * and <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html">its
 * pages</a>.
 */
@Contract
class ScanTest {

  @RegisterExtension
  static final ContractTable TABLE = ContractTable.sortedBy(ScalarAttributeType.S);

  @Test
  void a_scan_of_an_empty_table_finds_nothing() {
    var page = TABLE.client().scan(s -> s.tableName(TABLE.name()));

    assertThat(page.items()).isEmpty();
    assertThat(page.count()).isZero();
    assertThat(page.hasLastEvaluatedKey()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 3, 7, 20, 100})
  void pages_by_limit_hold_each_item_once(int limit) {
    var all = put(20);

    var pages = pages(s -> s.limit(limit));

    assertThat(pages).allSatisfy(page -> assertThat(page.count()).isLessThanOrEqualTo(limit));
    assertThat(pages)
        .flatExtracting(page -> strings(page.items(), "sort"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void items_of_a_partition_come_in_order() {
    put(20);

    var items = TABLE.client().scan(s -> s.tableName(TABLE.name())).items();

    for (var id : new HashSet<>(strings(items, "id"))) {
      assertThat(strings(items.stream().filter(i -> i.get("id").s().equals(id)).toList(), "sort"))
          .isSorted();
    }
  }

  @Test
  void a_filter_comes_after_the_limit() {
    put(20);

    var page =
        scan(
            s ->
                s.limit(5)
                    .filterExpression("n = :v")
                    .expressionAttributeValues(item("{':v': -1}")));

    assertThat(page.count()).isZero();
    assertThat(page.scannedCount()).isEqualTo(5);
    assertThat(page.hasLastEvaluatedKey()).isTrue();
  }

  @Test
  void a_filter_may_name_a_key() {
    put(20);

    var page =
        scan(s -> s.filterExpression("sort = :v").expressionAttributeValues(item("{':v': 's07'}")));

    assertThat(strings(page.items(), "sort")).containsExactly("s07");
    assertThat(page.scannedCount()).isEqualTo(20);
  }

  @Test
  void a_count_has_no_items() {
    put(20);

    var page = scan(s -> s.select(Select.COUNT));

    assertThat(page.count()).isEqualTo(20);
    assertThat(page.hasItems()).isFalse();
  }

  @Test
  void a_projection_shows_parts_of_items() {
    put(1);

    assertThat(scan(s -> s.projectionExpression("n")).items()).isEqualTo(List.of(item("{'n': 0}")));
  }

  @Test
  void a_page_has_1_mb_at_the_most() {
    for (var i = 0; i < 5; i++) {
      TABLE.put("{'id': 'p" + i + "', 'sort': 's', 'v': '" + Items.text(390_000) + "'}");
    }

    var pages = pages(s -> s);

    assertThat(pages.getFirst().count()).isBetween(2, 3);
    assertThat(pages)
        .flatExtracting(page -> strings(page.items(), "id"))
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_limit_of_0_is_refused() {
    assertThat(invalid(() -> scan(s -> s.limit(0))))
        .endsWith("Member must have value greater than or equal to 1");
  }

  @Test
  void half_a_start_key_is_refused() {
    assertThat(invalid(() -> scan(s -> s.exclusiveStartKey(item("{'id': 'p'}")))))
        .startsWith("The provided starting key is invalid");
  }

  @Test
  void a_scan_of_no_table_is_refused() {
    assertThat(refused("ResourceNotFoundException", () -> scan(s -> s.tableName("absent-table"))))
        .startsWith("Requested resource not found");
  }

  @Test
  void a_scan_of_no_index_is_refused() {
    assertThat(invalid(() -> scan(s -> s.indexName("absent").consistentRead(false))))
        .isEqualTo("The table does not have the specified index: absent");
  }

  /** Items in four partitions; their sort keys. */
  private static List<String> put(int items) {
    return IntStream.range(0, items)
        .mapToObj(
            i -> {
              var sort = "s%02d".formatted(i);
              TABLE.put("{'id': 'p" + i % 4 + "', 'sort': '" + sort + "', 'n': " + i + "}");
              return sort;
            })
        .toList();
  }

  private static List<ScanResponse> pages(UnaryOperator<ScanRequest.Builder> more) {
    var pages = new ArrayList<ScanResponse>();
    pages.add(scan(more));
    while (pages.getLast().hasLastEvaluatedKey()) {
      var last = pages.getLast().lastEvaluatedKey();
      pages.add(scan(s -> more.apply(s).exclusiveStartKey(last)));
    }
    return pages;
  }

  private static ScanResponse scan(UnaryOperator<ScanRequest.Builder> more) {
    return TABLE
        .client()
        .scan(
            more.apply(ScanRequest.builder().tableName(TABLE.name()).consistentRead(true)).build());
  }
}
