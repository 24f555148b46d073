package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.conditionFailed;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>,
 * and the types of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Supported
 * data types</a>.
 */
@Contract
class PutItemTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a string             | 'text'
          a string of all scripts | 'é漢😀'
          an empty string      | ''
          a number             | 12.5
          a negative number    | -7
          binary               | {'$b': 'AAH/'}
          empty binary         | {'$b': ''}
          true                 | true
          false                | false
          null                 | null
          a list of many types | [1, 'a', true, null, [], {}]
          an empty list        | []
          an empty map         | {}
          a map in a map       | {'a': {'b': {'c': ''}}}
          a set of strings     | {'$ss': ['a']}
          a set of numbers     | {'$ns': [1]}
          a set of binaries    | {'$bs': ['AA==']}
          a set in a list      | [{'$ss': ['a']}]
          """)
  void a_value_is_read_as_it_was_put(String type, String value) {
    var item = item("{'id': 'a', 'v': " + value + "}");

    TABLE.put(item);

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item);
  }

  @Test
  void a_put_replaces_the_whole_item() {
    TABLE.put("{'id': 'a', 'n': 1}");
    TABLE.put("{'id': 'a', 'm': 2}");

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'm': 2}"));
  }

  @Test
  void a_put_returns_nothing_unless_asked() {
    TABLE.put("{'id': 'a', 'n': 1}");

    var answer = TABLE.client().putItem(p -> p.tableName(TABLE.name()).item(item("{'id': 'a'}")));

    assertThat(answer.hasAttributes()).isFalse();
    assertThat(answer.consumedCapacity()).isNull();
  }

  @Test
  void a_put_returns_the_old_item() {
    TABLE.put("{'id': 'a', 'n': 1}");

    var answer =
        TABLE
            .client()
            .putItem(
                p ->
                    p.tableName(TABLE.name())
                        .item(item("{'id': 'a', 'm': 2}"))
                        .returnValues(ReturnValue.ALL_OLD));

    assertThat(answer.attributes()).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void a_new_item_has_no_old_one() {
    var answer =
        TABLE
            .client()
            .putItem(
                p ->
                    p.tableName(TABLE.name())
                        .item(item("{'id': 'a'}"))
                        .returnValues(ReturnValue.ALL_OLD));

    assertThat(answer.hasAttributes()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ReturnValue.class,
      names = {"UPDATED_OLD", "UPDATED_NEW", "ALL_NEW"})
  void a_put_returns_no_other_values(ReturnValue values) {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item("{'id': 'a'}"))
                                    .returnValues(values))))
        .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
    assertThat(TABLE.get("{'id': 'a'}")).isEmpty();
  }

  @Test
  void an_item_without_its_key_is_refused() {
    assertThat(invalid(() -> TABLE.put("{'n': 1}")))
        .isEqualTo("One or more parameter values were invalid: Missing the key id in the item");
  }

  @Test
  void a_key_of_another_type_is_refused() {
    assertThat(invalid(() -> TABLE.put("{'id': 1}")))
        .isEqualTo(
            "One or more parameter values were invalid:"
                + " Type mismatch for key id expected: S actual: N");
  }

  @Test
  void a_false_null_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(
                                        Map.of(
                                            "id", AttributeValue.fromS("a"),
                                            "v", AttributeValue.fromNul(false))))))
        .endsWith("Null attribute value types must have the value of true");
  }

  @Test
  void a_value_without_a_type_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(
                                        Map.of(
                                            "id", AttributeValue.fromS("a"),
                                            "v", AttributeValue.builder().build())))))
        .isEqualTo(
            "Supplied AttributeValue is empty, must contain exactly one of the supported"
                + " datatypes");
  }

  @Test
  void a_value_of_two_types_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(
                                        Map.of(
                                            "id", AttributeValue.fromS("a"),
                                            "v", AttributeValue.builder().s("a").n("1").build())))))
        .isEqualTo(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
                + " the supported datatypes");
  }

  @Test
  void a_put_into_no_table_is_refused() {
    assertThat(
            refused(
                "ResourceNotFoundException",
                () ->
                    TABLE
                        .client()
                        .putItem(p -> p.tableName("absent-table").item(item("{'id': 'a'}")))))
        .startsWith("Requested resource not found");
  }

  @Test
  void a_failed_condition_changes_nothing() {
    TABLE.put("{'id': 'a', 'n': 1}");

    var error =
        conditionFailed(() -> TABLE.put("{'id': 'a', 'n': 2}", "attribute_not_exists(id)", null));

    assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
    assertThat(error.hasItem()).isFalse();
    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void a_failed_condition_shows_the_old_item() {
    TABLE.put("{'id': 'a', 'n': 1}");

    assertThat(putWithOldItem("{'id': 'a'}", "attribute_not_exists(id)").item())
        .isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void a_failed_condition_shows_no_absent_item() {
    assertThat(putWithOldItem("{'id': 'a'}", "attribute_exists(id)").hasItem()).isFalse();
  }

  private static ConditionalCheckFailedException putWithOldItem(String item, String condition) {
    return conditionFailed(
        () ->
            TABLE
                .client()
                .putItem(
                    p ->
                        p.tableName(TABLE.name())
                            .item(item(item))
                            .conditionExpression(condition)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }
}
