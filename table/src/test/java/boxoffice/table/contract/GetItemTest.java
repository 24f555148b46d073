package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html">GetItem</a>
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html">projection
 * expressions</a>.
 */
@Contract
class GetItemTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final String ITEM =
      "{'id': 'a', 'n': 1, 'size': 2, 'a.b': 3, 'm': {'x': 1, 'y': {'z': 2}},"
          + " 'l': [10, 20, {'x': 30, 'y': 40}]}";

  @Test
  void an_absent_item_is_no_item() {
    var answer = TABLE.client().getItem(g -> g.tableName(TABLE.name()).key(item("{'id': 'a'}")));

    assertThat(answer.hasItem()).isFalse();
  }

  @Test
  void a_consistent_read_sees_the_last_write() {
    for (var n = 0; n < 20; n++) {
      TABLE.put("{'id': 'a', 'n': " + n + "}");

      assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': " + n + "}"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          one attribute        | n              |                  | {'n': 1}
          several attributes   | n, id          |                  | {'n': 1, 'id': 'a'}
          an absent attribute  | nothing, n     |                  | {'n': 1}
          a reserved word      | #s             | {'#s': 'size'}   | {'size': 2}
          a name with a dot    | #ab            | {'#ab': 'a.b'}   | {'a.b': 3}
          a map                | m              |                  | {'m': {'x': 1, 'y': {'z': 2}}}
          a value in a map     | m.x            |                  | {'m': {'x': 1}}
          a value in two maps  | m.y.z          |                  | {'m': {'y': {'z': 2}}}
          parts of a map       | m.x, m.y.z     |                  | {'m': {'x': 1, 'y': {'z': 2}}}
          a name within a path | m.#x           | {'#x': 'x'}      | {'m': {'x': 1}}
          an element of a list | l[1]           |                  | {'l': [20]}
          elements in order    | l[1], l[0]     |                  | {'l': [10, 20]}
          a map in a list      | l[2].y         |                  | {'l': [{'y': 40}]}
          parts of an element  | l[2].y, l[2].x |                  | {'l': [{'x': 30, 'y': 40}]}
          beyond the list      | l[9], n        |                  | {'n': 1}
          below a number       | n.x, id        |                  | {'id': 'a'}
          """)
  void a_projection_shows(String what, String projection, String names, String shown) {
    TABLE.put(ITEM);

    assertThat(get("{'id': 'a'}", projection, names).item()).isEqualTo(item(shown));
  }

  @Test
  void a_projection_of_nothing_shows_an_empty_item() {
    TABLE.put(ITEM);

    var answer = get("{'id': 'a'}", "nothing", null);

    assertThat(answer.hasItem()).isTrue();
    assertThat(answer.item()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the same path twice  | n, n     | Two document paths overlap with each other
          a map and its part   | m, m.x   | Two document paths overlap with each other
          a map and a list     | m.x, m[0] | Two document paths conflict with each other
          a reserved word      | name     | Attribute name is a reserved keyword; reserved keyword: name
          a value              | :n       | Syntax error; token: ":
          a trailing comma     | n,       | Syntax error; token: "<EOF>"
          a negative index     | l[-1]    | Syntax error; token: "-"
          a function           | f(n)     | Syntax error; token: "("
          """)
  void a_projection_is_refused(String what, String projection, String message) {
    TABLE.put(ITEM);

    assertThat(invalid(() -> get("{'id': 'a'}", projection, null)))
        .startsWith("Invalid ProjectionExpression: ")
        .contains(message);
  }

  @Test
  void an_empty_projection_is_refused() {
    assertThat(invalid(() -> get("{'id': 'a'}", "", null)))
        .isEqualTo("Invalid ProjectionExpression: The expression can not be empty;");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          another attribute | {'x': 'a'}
          another type      | {'id': 1}
          too many          | {'id': 'a', 'n': 1}
          """)
  void a_key_is_refused(String what, String key) {
    assertThat(invalid(() -> TABLE.get(key)))
        .isEqualTo("The provided key element does not match the schema");
  }

  @Test
  void a_get_from_no_table_is_refused() {
    assertThat(
            refused(
                "ResourceNotFoundException",
                () ->
                    TABLE
                        .client()
                        .getItem(g -> g.tableName("absent-table").key(item("{'id': 'a'}")))))
        .startsWith("Requested resource not found");
  }

  private static GetItemResponse get(String key, String projection, String names) {
    return TABLE
        .client()
        .getItem(
            g ->
                g.tableName(TABLE.name())
                    .key(item(key))
                    .consistentRead(true)
                    .projectionExpression(projection)
                    .expressionAttributeNames(Placeholders.of(names).names()));
  }
}
