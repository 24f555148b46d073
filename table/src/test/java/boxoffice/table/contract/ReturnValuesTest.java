package boxoffice.table.contract;

import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html#DDB-UpdateItem-request-ReturnValues">ReturnValues
 * of UpdateItem</a>.
 */
@Contract
class ReturnValuesTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing               | NONE        | SET n = :v        |
          all as it was         | ALL_OLD     | SET n = :v        | {'id': 'a', 'n': 1, 'k': 2, 'm': {'x': 1, 'y': 2}}
          all as it is          | ALL_NEW     | SET n = :v        | {'id': 'a', 'n': 9, 'k': 2, 'm': {'x': 1, 'y': 2}}
          updated as it was     | UPDATED_OLD | SET n = :v        | {'n': 1}
          updated as it is      | UPDATED_NEW | SET n = :v        | {'n': 9}
          new, as it was        | UPDATED_OLD | SET z = :v        |
          new, as it is         | UPDATED_NEW | SET z = :v        | {'z': 9}
          one new of two, as it was | UPDATED_OLD | SET z = :v, n = :v | {'n': 1}
          removed, as it was    | UPDATED_OLD | REMOVE n          | {'n': 1}
          removed, as it is     | UPDATED_NEW | REMOVE n          |
          added, as it was      | UPDATED_OLD | ADD n :v          | {'n': 1}
          added, as it is       | UPDATED_NEW | ADD n :v          | {'n': 10}
          in a map, as it was   | UPDATED_OLD | SET m.x = :v      | {'m': {'x': 1}}
          in a map, as it is    | UPDATED_NEW | SET m.x = :v      | {'m': {'x': 9}}
          set to the same       | UPDATED_NEW | SET n = n         | {'n': 1}
          """)
  void an_update_returns(String what, ReturnValue values, String expression, String returned) {
    TABLE.put("{'id': 'a', 'n': 1, 'k': 2, 'm': {'x': 1, 'y': 2}}");

    var answer =
        TABLE
            .client()
            .updateItem(
                u ->
                    u.tableName(TABLE.name())
                        .key(item("{'id': 'a'}"))
                        .updateExpression(expression)
                        .expressionAttributeValues(
                            expression.contains(":v") ? item("{':v': 9}") : null)
                        .returnValues(values));

    assertThat(answer.attributes()).isEqualTo(item(returned == null ? "{}" : returned));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing               | NONE        |
          nothing as it was     | ALL_OLD     |
          all as it is          | ALL_NEW     | {'id': 'a', 'n': 9}
          nothing updated as it was | UPDATED_OLD |
          updated as it is      | UPDATED_NEW | {'n': 9}
          """)
  void an_update_that_creates_returns(String what, ReturnValue values, String returned) {
    var answer =
        TABLE
            .client()
            .updateItem(
                u ->
                    u.tableName(TABLE.name())
                        .key(item("{'id': 'a'}"))
                        .updateExpression("SET n = :v")
                        .expressionAttributeValues(item("{':v': 9}"))
                        .returnValues(values));

    assertThat(answer.attributes()).isEqualTo(item(returned == null ? "{}" : returned));
  }
}
