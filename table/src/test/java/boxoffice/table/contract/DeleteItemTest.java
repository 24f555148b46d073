package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.conditionFailed;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">DeleteItem</a>.
 */
@Contract
class DeleteItemTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  @Test
  void a_deleted_item_is_gone() {
    TABLE.put("{'id': 'a'}");
    TABLE.put("{'id': 'b'}");

    TABLE.delete("{'id': 'a'}");

    assertThat(TABLE.get("{'id': 'a'}")).isEmpty();
    assertThat(TABLE.get("{'id': 'b'}")).isNotEmpty();
  }

  @Test
  void an_absent_item_is_deleted_without_error() {
    TABLE.delete("{'id': 'a'}");

    assertThat(TABLE.count()).isZero();
  }

  @Test
  void a_delete_returns_the_old_item() {
    TABLE.put("{'id': 'a', 'n': 1}");

    assertThat(TABLE.client().deleteItem(delete().returnValues(ReturnValue.ALL_OLD).build()))
        .satisfies(
            answer -> assertThat(answer.attributes()).isEqualTo(item("{'id': 'a', 'n': 1}")));
  }

  @Test
  void a_delete_returns_nothing_unless_asked() {
    TABLE.put("{'id': 'a', 'n': 1}");

    assertThat(TABLE.client().deleteItem(delete().build()).hasAttributes()).isFalse();
  }

  @Test
  void an_absent_item_has_no_old_one() {
    assertThat(
            TABLE
                .client()
                .deleteItem(delete().returnValues(ReturnValue.ALL_OLD).build())
                .hasAttributes())
        .isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ReturnValue.class,
      names = {"UPDATED_OLD", "UPDATED_NEW", "ALL_NEW"})
  void a_delete_returns_no_other_values(ReturnValue values) {
    TABLE.put("{'id': 'a'}");

    assertThat(invalid(() -> TABLE.client().deleteItem(delete().returnValues(values).build())))
        .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
    assertThat(TABLE.get("{'id': 'a'}")).isNotEmpty();
  }

  @Test
  void a_delete_on_a_condition_that_holds() {
    TABLE.put("{'id': 'a', 'n': 1}");

    TABLE
        .client()
        .deleteItem(
            delete()
                .conditionExpression("n = :v")
                .expressionAttributeValues(item("{':v': 1}"))
                .build());

    assertThat(TABLE.get("{'id': 'a'}")).isEmpty();
  }

  @Test
  void a_failed_condition_keeps_and_shows_the_item() {
    TABLE.put("{'id': 'a', 'n': 1}");

    var error =
        conditionFailed(
            () ->
                TABLE
                    .client()
                    .deleteItem(
                        delete()
                            .conditionExpression("n = :v")
                            .expressionAttributeValues(item("{':v': 2}"))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .build()));

    assertThat(error.item()).isEqualTo(item("{'id': 'a', 'n': 1}"));
    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void an_absent_item_fails_a_condition() {
    conditionFailed(
        () ->
            TABLE
                .client()
                .deleteItem(delete().conditionExpression("attribute_exists(id)").build()));
  }

  @Test
  void a_delete_with_a_foreign_key_is_refused() {
    assertThat(invalid(() -> TABLE.delete("{'x': 'a'}")))
        .isEqualTo("The provided key element does not match the schema");
  }

  @Test
  void a_delete_in_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () -> TABLE.client().deleteItem(delete().tableName("absent-table").build()));
  }

  private static DeleteItemRequest.Builder delete() {
    return DeleteItemRequest.builder().tableName(TABLE.name()).key(item("{'id': 'a'}"));
  }
}
