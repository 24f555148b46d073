package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.cancelledFor;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html">TransactGetItems</a>.
 */
@Contract
class TransactGetItemsTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();
  @RegisterExtension static final ContractTable OTHER = ContractTable.plain();

  @Test
  void items_come_in_the_order_asked() {
    for (var n = 0; n < 5; n++) {
      TABLE.put("{'id': 'k" + n + "', 'n': " + n + "}");
    }

    assertThat(get(key("k3"), key("k0"), key("k4")))
        .extracting(ItemResponse::item)
        .containsExactly(
            item("{'id': 'k3', 'n': 3}"),
            item("{'id': 'k0', 'n': 0}"),
            item("{'id': 'k4', 'n': 4}"));
  }

  @Test
  void an_absent_item_is_an_empty_answer() {
    TABLE.put("{'id': 'a'}");

    var answers = get(key("absent"), key("a"));

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).hasItem()).isFalse();
    assertThat(answers.get(1).item()).isEqualTo(item("{'id': 'a'}"));
  }

  @Test
  void two_tables_are_read_in_one_transaction() {
    TABLE.put("{'id': 'a', 'n': 1}");
    OTHER.put("{'id': 'a', 'n': 2}");

    assertThat(get(OTHER.actions().get("{'id': 'a'}"), key("a")))
        .extracting(ItemResponse::item)
        .containsExactly(item("{'id': 'a', 'n': 2}"), item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void each_get_has_its_own_projection() {
    TABLE.put("{'id': 'a', 'n': 1, 'status': 2}");
    TABLE.put("{'id': 'b', 'n': 1, 'status': 2}");
    var projected =
        TransactGetItem.builder()
            .get(
                g ->
                    g.tableName(TABLE.name())
                        .key(item("{'id': 'a'}"))
                        .projectionExpression("#s")
                        .expressionAttributeNames(Map.of("#s", "status")))
            .build();

    assertThat(get(projected, key("b")))
        .extracting(ItemResponse::item)
        .containsExactly(item("{'status': 2}"), item("{'id': 'b', 'n': 1, 'status': 2}"));
  }

  @Test
  void a_key_twice_is_refused() {
    assertThat(invalid(() -> get(key("a"), key("a"))))
        .isEqualTo("Transaction request cannot include multiple operations on one item");
  }

  @Test
  void a_transaction_reads_100_items_at_the_most() {
    var keys = IntStream.range(0, 101).mapToObj(i -> key("k" + i)).toArray(TransactGetItem[]::new);

    assertThat(get(Arrays.copyOf(keys, 100))).hasSize(100);
    assertThat(invalid(() -> get(keys)))
        .endsWith("Member must have length less than or equal to 100");
  }

  @Test
  void a_transaction_of_nothing_is_refused() {
    invalid(() -> get());
  }

  @Test
  void a_foreign_key_cancels() {
    assertThat(cancelledFor(() -> get(key("a"), TABLE.actions().get("{'x': 'a'}"))))
        .containsExactly("None", "ValidationError");
  }

  @Test
  void a_bad_projection_is_refused() {
    assertThat(
            invalid(
                () ->
                    get(
                        TransactGetItem.builder()
                            .get(
                                g ->
                                    g.tableName(TABLE.name())
                                        .key(item("{'id': 'a'}"))
                                        .projectionExpression("status"))
                            .build())))
        .isEqualTo(
            "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
  }

  @Test
  void a_transaction_from_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () -> get(key("a"), new Actions("absent-table").get("{'id': 'a'}")));
  }

  private static TransactGetItem key(String id) {
    return TABLE.actions().get("{'id': '" + id + "'}");
  }

  private static List<ItemResponse> get(TransactGetItem... gets) {
    return TABLE.client().transactGetItems(t -> t.transactItems(gets)).responses();
  }
}
