package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>,
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">DescribeTable</a>,
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html">ListTables</a>,
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html">DeleteTable</a>.
 */
@Contract
class TablesTest {

  @RegisterExtension
  static final ContractTable TABLE =
      ContractTable.sortedBy(ScalarAttributeType.N)
          .index("byKind", Projection.builder().projectionType(ProjectionType.ALL).build(), "kind");

  @Test
  void a_table_describes_itself() {
    var table = TABLE.client().describeTable(t -> t.tableName(TABLE.name())).table();

    assertThat(table.tableName()).isEqualTo(TABLE.name());
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.tableArn()).startsWith("arn:aws:dynamodb:").endsWith("table/" + TABLE.name());
    assertThat(table.keySchema())
        .extracting(k -> k.attributeName() + " " + k.keyType())
        .containsExactly("id HASH", "sort RANGE");
    assertThat(table.attributeDefinitions())
        .extracting(a -> a.attributeName() + " " + a.attributeType())
        .containsExactlyInAnyOrder("id S", "sort N", "kind S");
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.creationDateTime()).isNotNull();
    assertThat(table.itemCount()).isNotNull();
  }

  @Test
  void a_table_describes_its_indexes() {
    var table = TABLE.client().describeTable(t -> t.tableName(TABLE.name())).table();

    assertThat(table.globalSecondaryIndexes())
        .singleElement()
        .satisfies(
            index -> {
              assertThat(index.indexName()).isEqualTo("byKind");
              assertThat(index.indexStatus()).isEqualTo(IndexStatus.ACTIVE);
              assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.ALL);
              assertThat(index.keySchema())
                  .extracting(k -> k.attributeName() + " " + k.keyType())
                  .containsExactly("kind HASH");
              assertThat(index.indexArn()).endsWith(TABLE.name() + "/index/byKind");
            });
  }

  @Test
  void a_table_cannot_be_created_twice() {
    assertThat(
            refused(
                "ResourceInUseException",
                () -> TABLE.client().createTable(TABLE.definition(TABLE.name()))))
        .contains("already exists");
  }

  @Test
  void an_absent_table_is_not_described() {
    assertThat(
            refused(
                "ResourceNotFoundException",
                () -> TABLE.client().describeTable(t -> t.tableName("absent-table"))))
        .isEqualTo("Requested resource not found: Table: absent-table not found");
  }

  @Test
  void an_absent_table_is_not_deleted() {
    assertThat(
            refused(
                "ResourceNotFoundException",
                () -> TABLE.client().deleteTable(t -> t.tableName("absent-table"))))
        .isEqualTo("Requested resource not found: Table: absent-table not found");
  }

  @Test
  void a_deleted_table_is_gone_with_its_items() {
    var name = "contract-" + UUID.randomUUID();
    TABLE.client().createTable(TABLE.definition(name));
    TABLE.client().waiter().waitUntilTableExists(t -> t.tableName(name));
    TABLE.client().putItem(p -> p.tableName(name).item(item("{'id': 'a', 'sort': 1}")));

    TABLE.client().deleteTable(t -> t.tableName(name));
    TABLE.client().waiter().waitUntilTableNotExists(t -> t.tableName(name));

    refused(
        "ResourceNotFoundException", () -> TABLE.client().describeTable(t -> t.tableName(name)));
    TABLE.client().createTable(TABLE.definition(name));
    TABLE.client().waiter().waitUntilTableExists(t -> t.tableName(name));
    assertThat(TABLE.client().scan(s -> s.tableName(name)).count()).isZero();
    TABLE.client().deleteTable(t -> t.tableName(name));
  }

  @Test
  void all_tables_are_listed_page_by_page() {
    var names = new ArrayList<String>();
    String last = null;

    do {
      var from = last;
      var page = TABLE.client().listTables(l -> l.limit(1).exclusiveStartTableName(from));
      assertThat(page.tableNames().size()).isLessThanOrEqualTo(1);
      names.addAll(page.tableNames());
      last = page.lastEvaluatedTableName();
    } while (last != null);

    assertThat(names).contains(TABLE.name()).doesNotHaveDuplicates();
  }

  @Test
  void a_key_without_a_type_is_refused() {
    definitionRefused(d -> d.attributeDefinitions(List.of()));
  }

  @Test
  void a_type_without_a_key_is_refused() {
    definitionRefused(d -> d.globalSecondaryIndexes((List<GlobalSecondaryIndex>) null));
  }

  @Test
  void a_table_without_a_key_is_refused() {
    definitionRefused(d -> d.keySchema(List.of()));
  }

  @Test
  void two_partition_keys_are_refused() {
    definitionRefused(
        d ->
            d.keySchema(
                k -> k.attributeName("id").keyType("HASH"),
                k -> k.attributeName("sort").keyType("HASH")));
  }

  @Test
  void two_indexes_of_one_name_are_refused() {
    var index = TABLE.definition("any").globalSecondaryIndexes().getFirst();

    definitionRefused(d -> d.globalSecondaryIndexes(index, index));
  }

  @Test
  void on_demand_takes_no_throughput() {
    definitionRefused(
        d -> d.provisionedThroughput(p -> p.readCapacityUnits(1L).writeCapacityUnits(1L)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ab", "a b", "a/b", "tëst"})
  void a_bad_name_is_refused(String name) {
    invalid(() -> TABLE.client().createTable(TABLE.definition(name)));
  }

  private static String definitionRefused(UnaryOperator<CreateTableRequest.Builder> change) {
    var definition =
        change.apply(TABLE.definition("contract-" + UUID.randomUUID()).toBuilder()).build();
    return invalid(() -> TABLE.client().createTable(definition));
  }
}
