package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>.
 */
@Contract
class BatchGetItemTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();
  @RegisterExtension static final ContractTable OTHER = ContractTable.plain();

  @Test
  void items_that_exist_are_returned() {
    TABLE.put("{'id': 'a', 'n': 1}");
    TABLE.put("{'id': 'b', 'n': 2}");

    var answer = get(keys("a", "absent", "b"));

    assertThat(answer.responses().get(TABLE.name()))
        .containsExactlyInAnyOrder(item("{'id': 'a', 'n': 1}"), item("{'id': 'b', 'n': 2}"));
    assertThat(answer.unprocessedKeys()).isEmpty();
  }

  @Test
  void no_item_that_exists_is_an_empty_list() {
    assertThat(get(keys("absent")).responses()).isEqualTo(Map.of(TABLE.name(), List.of()));
  }

  @Test
  void items_of_two_tables_are_returned() {
    TABLE.put("{'id': 'a', 'n': 1}");
    OTHER.put("{'id': 'a', 'n': 2}");

    var answer =
        TABLE
            .client()
            .batchGetItem(
                b ->
                    b.requestItems(
                        Map.of(
                            TABLE.name(), KeysAndAttributes.builder().keys(keys("a")).build(),
                            OTHER.name(), KeysAndAttributes.builder().keys(keys("a")).build())));

    assertThat(answer.responses())
        .isEqualTo(
            Map.of(
                TABLE.name(), List.of(item("{'id': 'a', 'n': 1}")),
                OTHER.name(), List.of(item("{'id': 'a', 'n': 2}"))));
  }

  @Test
  void a_projection_is_of_each_item() {
    TABLE.put("{'id': 'a', 'n': 1, 'status': 2}");

    var answer =
        TABLE
            .client()
            .batchGetItem(
                b ->
                    b.requestItems(
                        Map.of(
                            TABLE.name(),
                            KeysAndAttributes.builder()
                                .keys(keys("a"))
                                .projectionExpression("#s")
                                .expressionAttributeNames(Map.of("#s", "status"))
                                .build())));

    assertThat(answer.responses().get(TABLE.name())).containsExactly(item("{'status': 2}"));
  }

  @Test
  void a_key_twice_is_refused() {
    assertThat(invalid(() -> get(keys("a", "b", "a"))))
        .isEqualTo("Provided list of item keys contains duplicates");
  }

  @Test
  void a_batch_reads_100_keys_at_the_most() {
    var ids = IntStream.range(0, 101).mapToObj(i -> "k" + i).toArray(String[]::new);

    assertThat(get(keys(ids).subList(0, 100)).unprocessedKeys()).isEmpty();
    invalid(() -> get(keys(ids)));
  }

  @Test
  void a_batch_of_nothing_is_refused() {
    invalid(() -> TABLE.client().batchGetItem(b -> b.requestItems(Map.of())));
    invalid(() -> get(List.of()));
  }

  @Test
  void a_foreign_key_is_refused() {
    assertThat(invalid(() -> get(List.of(item("{'x': 'a'}")))))
        .isEqualTo("The provided key element does not match the schema");
  }

  @Test
  void a_batch_from_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () ->
            TABLE
                .client()
                .batchGetItem(
                    b ->
                        b.requestItems(
                            Map.of(
                                "absent-table",
                                KeysAndAttributes.builder().keys(keys("a")).build()))));
  }

  @Test
  void what_exceeds_16_mb_is_left_unprocessed() {
    var ids = IntStream.range(0, 45).mapToObj(i -> "k" + i).toList();
    ids.forEach(id -> TABLE.put(Items.sized(id, 400_000)));
    var found = new ArrayList<String>();
    var rounds = 0;
    var wanted =
        new HashMap<>(
            Map.of(
                TABLE.name(),
                KeysAndAttributes.builder()
                    .keys(keys(ids.toArray(String[]::new)))
                    .projectionExpression("id, v")
                    .build()));

    while (!wanted.isEmpty()) {
      var answer = TABLE.client().batchGetItem(b -> b.requestItems(wanted));
      found.addAll(ContractTable.strings(answer.responses().get(TABLE.name()), "id"));
      wanted.clear();
      wanted.putAll(answer.unprocessedKeys());
      rounds++;
    }

    assertThat(found).hasSize(45);
    assertThat(new HashSet<>(found)).hasSize(45);
    assertThat(rounds).isGreaterThan(1);
  }

  private static BatchGetItemResponse get(List<Map<String, AttributeValue>> keys) {
    return TABLE
        .client()
        .batchGetItem(
            b ->
                b.requestItems(
                    Map.of(
                        TABLE.name(),
                        KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
  }

  private static List<Map<String, AttributeValue>> keys(String... ids) {
    return Arrays.stream(ids).map(id -> Map.of("id", AttributeValue.fromS(id))).toList();
  }
}
