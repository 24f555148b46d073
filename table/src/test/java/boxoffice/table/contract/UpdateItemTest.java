package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.conditionFailed;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">update
 * expressions</a>. Messages of values that do not fit are those of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors">TransactWriteItems</a>.
 */
@Contract
class UpdateItemTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final String KEY = "{'id': 'a'}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a new attribute      | {'n': 1}       | SET m = :v           | {':v': 'x'}     | {'n': 1, 'm': 'x'}
          another value        | {'n': 1}       | SET n = :v           | {':v': 2}       | {'n': 2}
          another type         | {'n': 1}       | SET n = :v           | {':v': [1]}     | {'n': [1]}
          several attributes   | {'n': 1}       | SET n = :v, m = :w   | {':v': 2, ':w': 3} | {'n': 2, 'm': 3}
          keywords in small letters | {'n': 1, 'm': 1} | set n = :v remove m | {':v': 2} | {'n': 2}
          a copy               | {'n': 1}       | SET m = n            |                 | {'n': 1, 'm': 1}
          a copy from before   | {'n': 1, 'm': 2} | SET n = m, m = n   |                 | {'n': 2, 'm': 1}
          a sum                | {'n': 1}       | SET n = n + :v       | {':v': 2}       | {'n': 3}
          a difference         | {'n': 1}       | SET n = n - :v       | {':v': 2}       | {'n': -1}
          a value less itself  | {'n': 1}       | SET n = :v - n       | {':v': 5}       | {'n': 4}
          a sum of attributes  | {'n': 1, 'm': 2} | SET k = n + m      |                 | {'n': 1, 'm': 2, 'k': 3}
          an exact sum         | {'n': 0.1}     | SET n = n + :v       | {':v': 0.2}     | {'n': 0.3}
          parentheses          | {'n': 1}       | SET n = (n + :v)     | {':v': 2}       | {'n': 3}
          a name that is replaced | {'size': 1} | SET #s = #s + :v     | {'#s': 'size', ':v': 1} | {'size': 2}
          a name with a dot    | {}             | SET #d = :v          | {'#d': 'a.b', ':v': 1} | {'a.b': 1}
          if absent            | {}             | SET n = if_not_exists(n, :v) | {':v': 1} | {'n': 1}
          if absent, but it exists | {'n': 5}   | SET n = if_not_exists(n, :v) | {':v': 1} | {'n': 5}
          a counter from nothing | {}           | SET n = if_not_exists(n, :z) + :v | {':z': 0, ':v': 1} | {'n': 1}
          if another is absent | {'m': 7}       | SET n = if_not_exists(m, :v) | {':v': 1} | {'m': 7, 'n': 7}
          appended to a list   | {'l': [1]}     | SET l = list_append(l, :v) | {':v': [2, 3]} | {'l': [1, 2, 3]}
          put before a list    | {'l': [1]}     | SET l = list_append(:v, l) | {':v': [2, 3]} | {'l': [2, 3, 1]}
          appended to nothing  | {}             | SET l = list_append(if_not_exists(l, :e), :v) | {':e': [], ':v': [1]} | {'l': [1]}
          an element           | {'l': [1, 2]}  | SET l[0] = :v        | {':v': 9}       | {'l': [9, 2]}
          the element after the last | {'l': [1]} | SET l[1] = :v      | {':v': 2}       | {'l': [1, 2]}
          an element far beyond | {'l': [1]}    | SET l[8] = :v        | {':v': 2}       | {'l': [1, 2]}
          two elements beyond, by index | {'l': [1]} | SET l[9] = :w, l[8] = :v | {':v': 8, ':w': 9} | {'l': [1, 8, 9]}
          a value in a map     | {'m': {'x': 1}} | SET m.x = :v        | {':v': 2}       | {'m': {'x': 2}}
          a new value in a map | {'m': {'x': 1}} | SET m.y = :v        | {':v': 2}       | {'m': {'x': 1, 'y': 2}}
          a sum in a map       | {'m': {'x': 1}} | SET m.x = m.x + :v  | {':v': 2}       | {'m': {'x': 3}}
          a map in a list      | {'l': [{'x': 1}]} | SET l[0].x = :v   | {':v': 2}       | {'l': [{'x': 2}]}
          a list in a map      | {'m': {'l': [1]}} | SET m.l[0] = :v   | {':v': 2}       | {'m': {'l': [2]}}
          an element of an element | {'l': [[1]]} | SET l[0][0] = :v   | {':v': 2}       | {'l': [[2]]}
          two values of one map | {'m': {'x': 1, 'y': 1}} | SET m.x = :v, m.y = :v | {':v': 2} | {'m': {'x': 2, 'y': 2}}
          """)
  void set_gives(String what, String before, String expression, String values, String after) {
    becomes(before, expression, values, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an attribute         | {'n': 1, 'm': 2} | REMOVE n         | {'m': 2}
          several attributes   | {'n': 1, 'm': 2} | REMOVE n, m      | {}
          an absent attribute  | {'n': 1}       | REMOVE m           | {'n': 1}
          an element           | {'l': [1, 2, 3]} | REMOVE l[1]      | {'l': [1, 3]}
          elements as they were counted | {'l': [0, 1, 2, 3]} | REMOVE l[1], l[2] | {'l': [0, 3]}
          the only element     | {'l': [1]}     | REMOVE l[0]        | {'l': []}
          an absent value in a map | {'m': {'x': 1}} | REMOVE m.z    | {'m': {'x': 1}}
          an element beyond    | {'l': [1]}     | REMOVE l[5]        | {'l': [1]}
          a value in a map     | {'m': {'x': 1, 'y': 2}} | REMOVE m.x | {'m': {'y': 2}}
          the only value in a map | {'m': {'x': 1}} | REMOVE m.x     | {'m': {}}
          a value of a map in a list | {'l': [{'x': 1, 'y': 2}]} | REMOVE l[0].x | {'l': [{'y': 2}]}
          """)
  void remove_takes(String what, String before, String expression, String after) {
    becomes(before, expression, null, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          to a number          | {'n': 1}       | ADD n :v             | {':v': 2}       | {'n': 3}
          a negative number    | {'n': 1}       | ADD n :v             | {':v': -2}      | {'n': -1}
          to no number         | {}             | ADD n :v             | {':v': 2}       | {'n': 2}
          to a number in a map | {'m': {'x': 1}} | ADD m.x :v          | {':v': 2}       | {'m': {'x': 3}}
          to several           | {'n': 1}       | ADD n :v, k :v       | {':v': 2}       | {'n': 3, 'k': 2}
          to a set             | {'s': {'$ss': ['a']}} | ADD s :v      | {':v': {'$ss': ['b', 'a']}} | {'s': {'$ss': ['a', 'b']}}
          to a set of numbers  | {'s': {'$ns': [1]}} | ADD s :v        | {':v': {'$ns': [1.0, 2]}} | {'s': {'$ns': [1, 2]}}
          to a set of binaries | {'s': {'$bs': ['AA==']}} | ADD s :v   | {':v': {'$bs': ['AQ==']}} | {'s': {'$bs': ['AA==', 'AQ==']}}
          to no set            | {}             | ADD s :v             | {':v': {'$ss': ['a']}} | {'s': {'$ss': ['a']}}
          """)
  void add_gives(String what, String before, String expression, String values, String after) {
    becomes(before, expression, values, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a member             | {'s': {'$ss': ['a', 'b']}} | DELETE s :v   | {':v': {'$ss': ['a']}} | {'s': {'$ss': ['b']}}
          an absent member     | {'s': {'$ss': ['a']}} | DELETE s :v        | {':v': {'$ss': ['c']}} | {'s': {'$ss': ['a']}}
          a number in other words | {'s': {'$ns': [1, 2]}} | DELETE s :v    | {':v': {'$ns': [1.0]}} | {'s': {'$ns': [2]}}
          the last member      | {'n': 1, 's': {'$ss': ['a']}} | DELETE s :v | {':v': {'$ss': ['a']}} | {'n': 1}
          from no set          | {'n': 1}       | DELETE s :v               | {':v': {'$ss': ['a']}} | {'n': 1}
          from a set in a map  | {'m': {'s': {'$ss': ['a', 'b']}}} | DELETE m.s :v | {':v': {'$ss': ['a']}} | {'m': {'s': {'$ss': ['b']}}}
          """)
  void delete_takes(String what, String before, String expression, String values, String after) {
    becomes(before, expression, values, after);
  }

  @Test
  void all_clauses_work_together() {
    becomes(
        "{'n': 1, 'm': 2, 'k': 3, 's': {'$ss': ['a', 'b']}}",
        "ADD k :one REMOVE m DELETE s :a SET n = k",
        "{':one': 1, ':a': {'$ss': ['a']}}",
        "{'n': 3, 'k': 4, 's': {'$ss': ['b']}}");
  }

  private static void becomes(String before, String expression, String values, String after) {
    TABLE.put(withKey(before));

    TABLE.update(KEY, expression, values);

    assertThat(Items.ordered(TABLE.get(KEY))).isEqualTo(Items.ordered(item(withKey(after))));
  }

  private static String withKey(String attributes) {
    return attributes.equals("{}") ? KEY : attributes.replaceFirst("\\{", "{'id': 'a', ");
  }

  @Test
  void an_update_creates_an_absent_item() {
    TABLE.update(KEY, "SET n = :v", "{':v': 1}");

    assertThat(TABLE.get(KEY)).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void an_update_of_nothing_creates_the_key() {
    TABLE.client().updateItem(u -> u.tableName(TABLE.name()).key(item(KEY)));

    assertThat(TABLE.get(KEY)).isEqualTo(item(KEY));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an empty expression  | ``                   |                | The expression can not be empty;
          no clause            | n = :v               | {':v': 1}      | Syntax error; token: "n"
          a clause twice       | SET n = :v SET m = :v | {':v': 1}     | The "SET" section can only be used once in an update expression;
          a missing comma      | SET n = :v m = :v    | {':v': 1}      | Syntax error; token: "m"
          a path twice         | SET n = :v, n = :v   | {':v': 1}      | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]
          a path in two clauses | SET n = :v REMOVE n | {':v': 1}      | Two document paths overlap with each other
          a map and its part   | SET m = :v, m.x = :v | {':v': 1}      | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, x]
          a map and a list     | SET m.x = :v, m[0] = :v | {':v': 1}   | Two document paths conflict with each other
          a replaced name twice | SET n = :v, #n = :v | {'#n': 'n', ':v': 1} | Two document paths overlap with each other
          a reserved word      | SET name = :v        | {':v': 1}      | Attribute name is a reserved keyword; reserved keyword: name
          an unknown function  | SET n = max(n, :v)   | {':v': 1}      | Invalid function name; function: max
          too few operands     | SET l = list_append(:v) | {':v': [1]} | Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1
          a value for a path   | SET n = if_not_exists(:v, :v) | {':v': 1} | Operator or function requires a document path; operator or function: if_not_exists
          a sum with a string  | SET n = n + :v       | {':v': 'x'}    | Incorrect operand type for operator or function; operator or function: +, operand type: S
          a number as a list   | SET l = list_append(l, :v) | {':v': 1} | Incorrect operand type for operator or function; operator or function: list_append, operand type: N
          an added string      | ADD n :v             | {':v': 'x'}    | Incorrect operand type for operator or function; operator: ADD, operand type: STRING
          an added list        | ADD n :v             | {':v': [1]}    | Incorrect operand type for operator or function; operator: ADD, operand type: LIST
          a deleted number     | DELETE n :v          | {':v': 1}      | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER
          a product            | SET n = n * :v       | {':v': 1}      | Syntax error; token: "*"
          a sum of three       | SET n = n + :v + :v  | {':v': 1}      | Syntax error; token: "+"
          """)
  void an_expression_is_refused(String what, String expression, String values, String message) {
    TABLE.put("{'id': 'a', 'n': 1, 'm': {'x': 1}}");

    assertThat(invalid(() -> TABLE.update(KEY, expression, values)))
        .startsWith("Invalid UpdateExpression: " + message);
    unchanged("{'id': 'a', 'n': 1, 'm': {'x': 1}}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a sum with nothing   | SET n = absent + :v  | {':v': 1}      | The provided expression refers to an attribute that does not exist in the item
          a copy of nothing    | SET k = absent       |                | The provided expression refers to an attribute that does not exist in the item
          appended to nothing  | SET l = list_append(absent, :v) | {':v': [1]} | The provided expression refers to an attribute that does not exist in the item
          a sum with a string  | SET n = s + :v       | {':v': 1}      | An operand in the update expression has an incorrect data type
          appended to a number | SET n = list_append(n, :v) | {':v': [1]} | An operand in the update expression has an incorrect data type
          added to a string    | ADD s :v             | {':v': 1}      | An operand in the update expression has an incorrect data type
          a set added to a number | ADD n :v          | {':v': {'$ss': ['a']}} | An operand in the update expression has an incorrect data type
          other members added  | ADD z :v             | {':v': {'$ns': [1]}} | An operand in the update expression has an incorrect data type
          other members deleted | DELETE z :v         | {':v': {'$ns': [1]}} | An operand in the update expression has an incorrect data type
          below nothing        | SET absent.x = :v    | {':v': 1}      | The document path provided in the update expression is invalid for update
          below a number       | SET n.x = :v         | {':v': 1}      | The document path provided in the update expression is invalid for update
          an element of nothing | SET absent[0] = :v  | {':v': 1}      | The document path provided in the update expression is invalid for update
          an element of a map  | SET m[0] = :v        | {':v': 1}      | The document path provided in the update expression is invalid for update
          a name in a list     | SET l.x = :v         | {':v': 1}      | The document path provided in the update expression is invalid for update
          removed below nothing | REMOVE absent.x     |                | The document path provided in the update expression is invalid for update
          """)
  void an_item_does_not_fit(String what, String expression, String values, String message) {
    var before = "{'id': 'a', 'n': 1, 's': 'x', 'm': {'x': 1}, 'l': [1], 'z': {'$ss': ['a']}}";
    TABLE.put(before);

    assertThat(invalid(() -> TABLE.update(KEY, expression, values))).startsWith(message);
    unchanged(before);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set                  | SET id = :v          | {':v': 'b'}
          set to what it is    | SET id = :v          | {':v': 'a'}
          removed              | REMOVE id            |
          added to             | ADD id :v            | {':v': 1}
          """)
  void a_key_cannot_be(String what, String expression, String values) {
    TABLE.put(KEY);

    assertThat(invalid(() -> TABLE.update(KEY, expression, values)))
        .isEqualTo(
            "One or more parameter values were invalid: Cannot update attribute id. This attribute"
                + " is part of the key");
  }

  @Test
  void a_failed_condition_changes_nothing() {
    TABLE.put("{'id': 'a', 'n': 1}");

    var error =
        conditionFailed(
            () ->
                TABLE
                    .client()
                    .updateItem(
                        u ->
                            u.tableName(TABLE.name())
                                .key(item(KEY))
                                .updateExpression("SET n = :v")
                                .conditionExpression("n > :v")
                                .expressionAttributeValues(item("{':v': 2}"))
                                .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)));

    assertThat(error.item()).isEqualTo(item("{'id': 'a', 'n': 1}"));
    unchanged("{'id': 'a', 'n': 1}");
  }

  @Test
  void an_update_with_a_foreign_key_is_refused() {
    assertThat(invalid(() -> TABLE.update("{'x': 'a'}", "REMOVE n", null)))
        .isEqualTo("The provided key element does not match the schema");
  }

  @Test
  void an_update_in_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () -> TABLE.client().updateItem(u -> u.tableName("absent-table").key(item(KEY))));
  }

  private static void unchanged(String item) {
    assertThat(TABLE.get(KEY)).isEqualTo(item(item));
  }
}
