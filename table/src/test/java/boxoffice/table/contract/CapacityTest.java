package boxoffice.table.contract;

import static boxoffice.table.contract.ContractTable.units;
import static boxoffice.table.contract.Items.item;
import static boxoffice.table.contract.Items.sized;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Capacity
 * unit consumption</a>: reads by 4 KB, writes by 1 KB, half of it for eventually consistent reads,
 * twice for transactions.
 */
@Contract
class CapacityTest {

  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();
  @RegisterExtension static final ContractTable OTHER = ContractTable.plain();

  @RegisterExtension
  static final ContractTable SORTED = ContractTable.sortedBy(ScalarAttributeType.N);

  @ParameterizedTest(name = "{0} bytes, consistent: {1}")
  @CsvSource({
    "100, true, 1",
    "100, false, 0.5",
    "4096, true, 1",
    "4096, false, 0.5",
    "4097, true, 2",
    "4097, false, 1",
    "12288, true, 3",
    "12289, true, 4",
    "12289, false, 2",
    "409600, true, 100"
  })
  void a_read_consumes_by_4_kb(int bytes, boolean isConsistent, double units) {
    TABLE.put(sized("a", bytes));

    assertThat(read("a", isConsistent)).isEqualTo(units);
  }

  @Test
  void a_read_of_nothing_consumes_the_least() {
    assertThat(read("a", true)).isEqualTo(1);
    assertThat(read("a", false)).isEqualTo(0.5);
  }

  @Test
  void a_projection_saves_no_read() {
    TABLE.put(sized("a", 8192));

    assertThat(
            TABLE
                .client()
                .getItem(
                    g ->
                        g.tableName(TABLE.name())
                            .key(item("{'id': 'a'}"))
                            .consistentRead(true)
                            .projectionExpression("id")
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"100, 1", "1024, 1", "1025, 2", "2048, 2", "2049, 3", "409600, 400"})
  void a_put_consumes_by_1_kb(int bytes, double units) {
    assertThat(put(sized("a", bytes))).isEqualTo(units);
  }

  @Test
  void a_put_over_a_larger_item_consumes_more() {
    TABLE.put(sized("a", 3000));

    assertThat(put(sized("a", 100))).isEqualTo(3);
  }

  @ParameterizedTest(name = "from {0} to {1} bytes")
  @CsvSource({"100, 3000, 3", "3000, 100, 3", "1024, 1024, 1"})
  void an_update_consumes_for_the_larger_item(int before, int after, double units) {
    TABLE.put(sized("a", before));

    assertThat(update("a", sized("a", after).get("v"))).isEqualTo(units);
  }

  @Test
  void an_update_that_creates_consumes_for_the_item() {
    assertThat(update("a", sized("a", 2049).get("v"))).isEqualTo(3);
  }

  @Test
  void a_small_update_consumes_for_the_item() {
    TABLE.put(sized("a", 5000));

    assertThat(
            TABLE
                .client()
                .updateItem(
                    u ->
                        u.tableName(TABLE.name())
                            .key(item("{'id': 'a'}"))
                            .updateExpression("SET n = :v")
                            .expressionAttributeValues(item("{':v': 1}"))
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(5);
  }

  @Test
  void a_delete_consumes_for_the_item() {
    TABLE.put(sized("a", 3000));

    assertThat(delete("a")).isEqualTo(3);
  }

  @Test
  void a_delete_of_nothing_consumes_the_least() {
    assertThat(delete("a")).isEqualTo(1);
  }

  @ParameterizedTest(name = "consistent: {0}")
  @CsvSource({"true, 3", "false, 1.5"})
  void a_query_adds_up_before_it_rounds(boolean isConsistent, double units) {
    for (var n = 0; n < 10; n++) {
      putSorted(n, 1000);
    }

    assertThat(
            SORTED
                .client()
                .query(
                    q ->
                        q.tableName(SORTED.name())
                            .keyConditionExpression("id = :p")
                            .expressionAttributeValues(item("{':p': 'p'}"))
                            .consistentRead(isConsistent)
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(units);
  }

  @Test
  void a_filter_saves_no_read() {
    for (var n = 0; n < 10; n++) {
      putSorted(n, 1000);
    }

    assertThat(
            SORTED
                .client()
                .query(
                    q ->
                        q.tableName(SORTED.name())
                            .keyConditionExpression("id = :p")
                            .filterExpression("attribute_exists(absent)")
                            .select(Select.COUNT)
                            .expressionAttributeValues(item("{':p': 'p'}"))
                            .consistentRead(true)
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(3);
  }

  @Test
  void a_limit_saves_what_is_not_read() {
    for (var n = 0; n < 10; n++) {
      putSorted(n, 1000);
    }

    assertThat(
            SORTED
                .client()
                .query(
                    q ->
                        q.tableName(SORTED.name())
                            .keyConditionExpression("id = :p")
                            .expressionAttributeValues(item("{':p': 'p'}"))
                            .limit(4)
                            .consistentRead(true)
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(1);
  }

  @Test
  void a_scan_adds_up_before_it_rounds() {
    for (var n = 0; n < 10; n++) {
      putSorted(n, 1000);
    }

    assertThat(
            SORTED
                .client()
                .scan(
                    s ->
                        s.tableName(SORTED.name())
                            .consistentRead(true)
                            .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(3);
  }

  @ParameterizedTest(name = "consistent: {0}")
  @CsvSource({"true, 4", "false, 2"})
  void a_batch_rounds_each_item(boolean isConsistent, double units) {
    TABLE.put(sized("a", 100));
    TABLE.put(sized("b", 4097));

    assertThat(
            units(
                TABLE
                    .client()
                    .batchGetItem(
                        b ->
                            b.requestItems(
                                    Map.of(
                                        TABLE.name(),
                                        KeysAndAttributes.builder()
                                            .keys(key("a"), key("b"), key("c"))
                                            .consistentRead(isConsistent)
                                            .build()))
                                .returnConsumedCapacity(TOTAL))
                    .consumedCapacity()))
        .isEqualTo(units);
  }

  @Test
  void a_transactional_read_consumes_twice() {
    TABLE.put(sized("a", 100));
    TABLE.put(sized("b", 4097));

    var capacity =
        TABLE
            .client()
            .transactGetItems(
                t ->
                    t.transactItems(
                            TABLE.actions().get("{'id': 'a'}"),
                            TABLE.actions().get("{'id': 'b'}"),
                            TABLE.actions().get("{'id': 'c'}"))
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity();

    assertThat(capacity)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.tableName()).isEqualTo(TABLE.name());
              assertThat(c.capacityUnits()).isEqualTo(8);
              assertThat(c.readCapacityUnits()).isEqualTo(8);
            });
  }

  @Test
  void a_transactional_write_consumes_twice() {
    TABLE.put(sized("c", 2000));
    var write = TABLE.actions();

    var capacity =
        transact(
            write.put(sized("a", 1024)),
            write.put(sized("b", 1025)),
            write.update("{'id': 'c'}", "SET n = :v", null, "{':v': 1}"),
            write.delete("{'id': 'd'}", null));

    assertThat(capacity)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.tableName()).isEqualTo(TABLE.name());
              assertThat(c.capacityUnits()).isEqualTo(12);
              assertThat(c.writeCapacityUnits()).isEqualTo(12);
            });
  }

  @Test
  void a_transaction_reports_each_table() {
    var capacity =
        transact(TABLE.actions().put(sized("a", 100)), OTHER.actions().put(sized("a", 1025)));

    assertThat(capacity)
        .extracting(c -> c.tableName() + " " + c.capacityUnits())
        .containsExactlyInAnyOrder(TABLE.name() + " 2.0", OTHER.name() + " 4.0");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ReturnConsumedCapacity.class,
      names = {"TOTAL", "INDEXES"})
  void the_table_is_named(ReturnConsumedCapacity level) {
    var capacity =
        TABLE
            .client()
            .putItem(
                p ->
                    p.tableName(TABLE.name())
                        .item(item("{'id': 'a'}"))
                        .returnConsumedCapacity(level))
            .consumedCapacity();

    assertThat(capacity.tableName()).isEqualTo(TABLE.name());
    assertThat(capacity.capacityUnits()).isEqualTo(1);
    assertThat(capacity.table() == null).isEqualTo(level == TOTAL);
  }

  @Test
  void nothing_is_reported_unless_asked() {
    var answer =
        TABLE
            .client()
            .getItem(
                g ->
                    g.tableName(TABLE.name())
                        .key(key("a"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.NONE));

    assertThat(answer.consumedCapacity()).isNull();
  }

  private static double read(String id, boolean isConsistent) {
    return TABLE
        .client()
        .getItem(
            g ->
                g.tableName(TABLE.name())
                    .key(key(id))
                    .consistentRead(isConsistent)
                    .returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private static double put(Map<String, AttributeValue> item) {
    return TABLE
        .client()
        .putItem(p -> p.tableName(TABLE.name()).item(item).returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private static double update(String id, AttributeValue value) {
    return TABLE
        .client()
        .updateItem(
            u ->
                u.tableName(TABLE.name())
                    .key(key(id))
                    .updateExpression("SET v = :v")
                    .expressionAttributeValues(Map.of(":v", value))
                    .returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private static double delete(String id) {
    return TABLE
        .client()
        .deleteItem(d -> d.tableName(TABLE.name()).key(key(id)).returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private static List<ConsumedCapacity> transact(TransactWriteItem... actions) {
    return TABLE
        .client()
        .transactWriteItems(t -> t.transactItems(actions).returnConsumedCapacity(TOTAL))
        .consumedCapacity();
  }

  private static void putSorted(int sort, int bytes) {
    var filler = bytes - "id".length() - "p".length() - "sort".length() - 2 - "v".length();
    SORTED.put("{'id': 'p', 'sort': " + (sort + 1) + ", 'v': '" + Items.text(filler) + "'}");
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromS(id));
  }
}
