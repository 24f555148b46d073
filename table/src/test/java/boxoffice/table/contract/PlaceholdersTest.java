package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html">Names</a>
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeValues.html">values</a>
 * of expressions, <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html">reserved
 * words</a>, and the <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters">limits
 * of expressions</a>.
 */
@Contract
class PlaceholdersTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final String KEY = "{'id': 'a'}";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "abort", "Action", "BETWEEN", "capacity", "Count", "data", "date", "hash", "items", "key",
        "language", "name", "Names", "order", "owner", "role", "state", "status", "TTL", "user",
        "value", "year", "zone"
      })
  void a_reserved_word_is_refused(String word) {
    assertThat(invalid(() -> TABLE.update(KEY, "SET " + word + " = :v", "{':v': 1}")))
        .startsWith("Invalid UpdateExpression: ");
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void a_reserved_word_is_named_as_written() {
    assertThat(invalid(() -> TABLE.update(KEY, "SET Status = :v", "{':v': 1}")))
        .isEqualTo(
            "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " Status");
  }

  @Test
  void a_reserved_word_within_a_path_is_refused() {
    assertThat(invalid(() -> TABLE.update(KEY, "SET m.status = :v", "{':v': 1}")))
        .isEqualTo(
            "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"#name", "#1", "#_x", "#a_b"})
  void a_name_is_replaced(String name) {
    TABLE.update(KEY, "SET " + name + " = :v", "{'" + name + "': 'status', ':v': 1}");

    assertThat(TABLE.get(KEY)).isEqualTo(item("{'id': 'a', 'status': 1}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an undefined name    | SET #x = :v | {':v': 1}             | Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #x
          an undefined value   | SET n = :v  | {':w': 1}             | Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :v
          an unused name       | SET n = :v  | {'#x': 'y', ':v': 1}  | Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}
          an unused value      | SET n = :v  | {':v': 1, ':w': 1}    | Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}
          a name of digits     | SET 1n = :v | {':v': 1}             | Invalid UpdateExpression: Syntax error; token: "1"
          a name with a dash   | SET a-b = :v | {':v': 1}            | Invalid UpdateExpression: Syntax error; token: "-"
          a value for a name   | SET :v = :v | {':v': 1}             | Invalid UpdateExpression: Syntax error; token: ":v"
          """)
  void an_update_is_refused(String what, String expression, String placeholders, String message) {
    assertThat(invalid(() -> TABLE.update(KEY, expression, placeholders))).startsWith(message);
    assertThat(TABLE.count()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an undefined name    | #x = :v     | {':v': 1}             | Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x
          an undefined value   | n = :v      |                       | Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :v
          an unused name       | n = :v      | {'#x': 'y', ':v': 1}  | Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}
          an unused value      | n = :v      | {':v': 1, ':w': 1}    | Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}
          a reserved word      | status = :v | {':v': 1}             | Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: status
          """)
  void a_condition_is_refused(String what, String condition, String placeholders, String message) {
    assertThat(invalid(() -> TABLE.put(KEY, condition, placeholders))).isEqualTo(message);
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void values_without_an_expression_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item(KEY))
                                    .expressionAttributeValues(item("{':v': 1}")))))
        .isEqualTo(
            "ExpressionAttributeValues can only be specified when using expressions:"
                + " ConditionExpression is null");
  }

  @Test
  void names_without_an_expression_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .getItem(
                            g ->
                                g.tableName(TABLE.name())
                                    .key(item(KEY))
                                    .expressionAttributeNames(Map.of("#n", "n")))))
        .isEqualTo("ExpressionAttributeNames can only be specified when using expressions");
  }

  @Test
  void empty_names_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item(KEY))
                                    .conditionExpression("attribute_exists(id)")
                                    .expressionAttributeNames(Map.of()))))
        .isEqualTo("ExpressionAttributeNames must not be empty");
  }

  @Test
  void empty_values_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item(KEY))
                                    .conditionExpression("attribute_exists(id)")
                                    .expressionAttributeValues(Map.of()))))
        .isEqualTo("ExpressionAttributeValues must not be empty");
  }

  @Test
  void a_name_without_its_sign_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item(KEY))
                                    .conditionExpression("attribute_exists(id)")
                                    .expressionAttributeNames(Map.of("n", "x")))))
        .isEqualTo("ExpressionAttributeNames contains invalid key: Syntax error; key: \"n\"");
  }

  @Test
  void a_value_without_its_sign_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item(KEY))
                                    .conditionExpression("attribute_exists(id)")
                                    .expressionAttributeValues(item("{'v': 1}")))))
        .isEqualTo("ExpressionAttributeValues contains invalid key: Syntax error; key: \"v\"");
  }

  @Test
  void an_expression_has_4_kb_at_the_most() {
    var expression = "attribute_not_exists(id)";

    TABLE.put(KEY, expression + " ".repeat(4096 - expression.length()), null);

    assertThat(
            invalid(
                () -> TABLE.put(KEY, expression + " ".repeat(4097 - expression.length()), null)))
        .startsWith("Invalid ConditionExpression: ")
        .contains("Expression size has exceeded the maximum allowed size");
  }

  @Test
  void an_expression_has_300_operators_at_the_most() {
    var values = item("{':v': 1}");

    assertThat(put(disjunction(150), values)).isEqualTo("The conditional request failed");
    assertThat(put(disjunction(151), values)).contains("operators");
  }

  /** As many comparisons, and one OR less: 2n - 1 operators. */
  private static String disjunction(int comparisons) {
    return IntStream.range(0, comparisons)
        .mapToObj(i -> "n" + i + "=:v")
        .collect(Collectors.joining(" OR "));
  }

  @Test
  void in_has_100_operands_at_the_most() {
    assertThat(put(in(100), values(100))).isEqualTo("The conditional request failed");
    assertThat(put(in(101), values(101))).startsWith("Invalid ConditionExpression: ");
  }

  private static String in(int operands) {
    return "n IN ("
        + IntStream.range(0, operands).mapToObj(i -> ":v" + i).collect(Collectors.joining(", "))
        + ")";
  }

  private static Map<String, AttributeValue> values(int operands) {
    return IntStream.range(0, operands)
        .boxed()
        .collect(Collectors.toMap(i -> ":v" + i, i -> AttributeValue.fromN("" + i)));
  }

  private static String put(String condition, Map<String, AttributeValue> values) {
    var error =
        catchThrowableOfType(
            DynamoDbException.class,
            () ->
                TABLE
                    .client()
                    .putItem(
                        p ->
                            p.tableName(TABLE.name())
                                .item(item(KEY))
                                .conditionExpression(condition)
                                .expressionAttributeValues(values)));
    return Errors.plain(error.awsErrorDetails().errorMessage());
  }
}
