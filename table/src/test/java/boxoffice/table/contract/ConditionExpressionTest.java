package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.conditionFailed;
import static boxoffice.table.contract.Errors.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 * and filter expressions, operators, and functions</a>, on the item that {@link #ITEM} shows.
 */
@Contract
class ConditionExpressionTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final String ITEM =
      "{'id': 'a', 'n': 10, 'k': 10, 's': 'banana', 'e': '', 'b': {'$b': 'AIA='}, 't': true,"
          + " 'f': false, 'nul': null, 'l': [1, 'x', [2]], 'm': {'x': 1, 'y': {'z': 'q'}}, 'ss':"
          + " {'$ss': ['a', 'b']}, 'ns': {'$ns': [1, 2]}, 'bs': {'$bs': ['AQ==']}}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          equal numbers          | n = :v               | {':v': 10}
          equal numbers in other words | n = :v         | {':v': {'$n': '1.00E1'}}
          equal strings          | s = :v               | {':v': 'banana'}
          equal binaries         | b = :v               | {':v': {'$b': 'AIA='}}
          equal truths           | t = :v               | {':v': true}
          equal nulls            | nul = :v             | {':v': null}
          equal lists            | l = :v               | {':v': [1, 'x', [2]]}
          equal maps             | m = :v               | {':v': {'y': {'z': 'q'}, 'x': 1.0}}
          equal sets             | ss = :v              | {':v': {'$ss': ['b', 'a']}}
          equal sets of numbers  | ns = :v              | {':v': {'$ns': [2.0, 1]}}
          equal attributes       | n = k            |
          a value on the left    | :v < n               | {':v': 9}
          values of two types differ | n <> :v          | {':v': '10'}
          an absent attribute differs | absent <> :v    | {':v': 1}
          another number differs | n <> :v              | {':v': 11}
          numbers by their value | n > :v               | {':v': 9}
          no less number         | n >= :v              | {':v': 10}
          no greater number      | n <= :v              | {':v': 10}
          a less negative number | n > :v               | {':v': -100}
          strings by their bytes | s < :v               | {':v': 'banane'}
          capitals before small letters | s > :v        | {':v': 'Z'}
          a prefix is less       | s > :v               | {':v': 'banan'}
          unsigned bytes         | b > :v               | {':v': {'$b': 'AH8='}}
          between                | n BETWEEN :v AND :w  | {':v': 9, ':w': 11}
          at both bounds         | n BETWEEN :v AND :v  | {':v': 10}
          strings between        | s BETWEEN :v AND :w  | {':v': 'a', ':w': 'c'}
          between attributes     | :v BETWEEN n AND k | {':v': 10}
          in a list of values    | n IN (:v, :w)        | {':v': 9, ':w': 10}
          in values of many types | n IN (:v, :w)       | {':v': 'x', ':w': 10}
          in attributes          | :v IN (s, k)     | {':v': 10}
          an attribute exists    | attribute_exists(n)  |
          a null exists          | attribute_exists(nul) |
          a value in a map exists | attribute_exists(m.y.z) |
          an element exists      | attribute_exists(l[2][0]) |
          an attribute is absent | attribute_not_exists(absent) |
          a value in a map is absent | attribute_not_exists(m.w) |
          an element is absent   | attribute_not_exists(l[3]) |
          below a number is nothing | attribute_not_exists(n.x) |
          type of a string       | attribute_type(s, :v) | {':v': 'S'}
          type of a number       | attribute_type(n, :v) | {':v': 'N'}
          type of a binary       | attribute_type(b, :v) | {':v': 'B'}
          type of a truth        | attribute_type(f, :v) | {':v': 'BOOL'}
          type of a null         | attribute_type(nul, :v) | {':v': 'NULL'}
          type of a list         | attribute_type(l, :v) | {':v': 'L'}
          type of a map          | attribute_type(m, :v) | {':v': 'M'}
          type of a set of strings | attribute_type(ss, :v) | {':v': 'SS'}
          type of a set of numbers | attribute_type(ns, :v) | {':v': 'NS'}
          type of a set of binaries | attribute_type(bs, :v) | {':v': 'BS'}
          begins with            | begins_with(s, :v)   | {':v': 'ban'}
          begins with itself     | begins_with(s, :v)   | {':v': 'banana'}
          begins with nothing    | begins_with(s, :v)   | {':v': ''}
          binary begins with     | begins_with(b, :v)   | {':v': {'$b': 'AA=='}}
          contains a part        | contains(s, :v)      | {':v': 'nan'}
          a set contains a string | contains(ss, :v)    | {':v': 'a'}
          a set contains a number | contains(ns, :v)    | {':v': 1.0}
          a list contains a value | contains(l, :v)     | {':v': 'x'}
          a list contains a list | contains(l, :v)      | {':v': [2]}
          contains an attribute  | contains(:v, s)      | {':v': 'a banana'}
          size of a string       | size(s) = :v         | {':v': 6}
          size of an empty string | size(e) = :v        | {':v': 0}
          size of a binary       | size(b) = :v         | {':v': 2}
          size of a list         | size(l) = :v         | {':v': 3}
          size of a map          | size(m) = :v         | {':v': 2}
          size of a set          | size(ss) = :v        | {':v': 2}
          a compared size        | :v < size(s)         | {':v': 5}
          a path into a map      | m.y.z = :v           | {':v': 'q'}
          a path into a list     | l[2][0] = :v         | {':v': 2}
          and                    | n = :v AND k = :v | {':v': 10}
          or, the first          | n = :v OR absent = :v | {':v': 10}
          or, the second         | absent = :v OR n = :v | {':v': 10}
          not                    | NOT n = :v           | {':v': 9}
          not of an absent attribute | NOT absent < :v  | {':v': 9}
          not of another type    | NOT s < :v           | {':v': 9}
          not not                | NOT NOT n = :v       | {':v': 10}
          and before or          | n = :v OR n = :w AND n = :w | {':v': 10, ':w': 9}
          and before or, on the left | n = :w AND n = :w OR n = :v | {':v': 10, ':w': 9}
          not before and         | NOT n = :w AND n = :v | {':v': 10, ':w': 9}
          not before or          | NOT n = :v OR n = :v | {':v': 10}
          parentheses first      | NOT (n = :w OR n = :w) | {':w': 9}
          parentheses around one | (n = :v) AND (s = :w) | {':v': 10, ':w': 'banana'}
          parentheses around all | (n = :v AND (s = :w)) | {':v': 10, ':w': 'banana'}
          keywords in small letters | n = :v and not n = :w | {':v': 10, ':w': 9}
          between before and     | n BETWEEN :w AND :v AND n = :v | {':v': 10, ':w': 9}
          a replaced name        | #s = :v              | {'#s': 's', ':v': 'banana'}
          no spaces              | n=:v                 | {':v': 10}
          """)
  void a_condition_holds(String what, String condition, String placeholders) {
    TABLE.put(ITEM);

    TABLE.put("{'id': 'a', 'written': true}", condition, placeholders);

    assertThat(TABLE.get("{'id': 'a'}")).containsKey("written");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          values of two types    | n = :v               | {':v': '10'}
          a string and a binary  | e = :v               | {':v': {'$b': ''}}
          a set and a list       | ss = :v              | {':v': ['a', 'b']}
          lists in another order | l = :v               | {':v': ['x', 1, [2]]}
          a smaller set          | ss = :v              | {':v': {'$ss': ['a']}}
          a smaller map          | m = :v               | {':v': {'x': 1}}
          equal values differ    | n <> :v              | {':v': 10.0}
          an absent attribute is equal | absent = :v    | {':v': null}
          absent attributes are equal | absent = absent2 |
          an absent attribute is less | absent < :v     | {':v': 1}
          an absent attribute is more | absent >= :v    | {':v': 1}
          a string is less than a number | s < :v       | {':v': 1}
          a string is more than a number | s > :v       | {':v': 1}
          null is less           | nul < :v             | {':v': 1}
          below the bounds       | n BETWEEN :v AND :w  | {':v': 11, ':w': 12}
          another type between   | s BETWEEN :v AND :w  | {':v': 9, ':w': 11}
          absent between         | absent BETWEEN :v AND :w | {':v': 9, ':w': 11}
          not in                 | n IN (:v, :w)        | {':v': 9, ':w': '10'}
          absent in              | absent IN (:v, :w)   | {':v': 9, ':w': 10}
          an existing attribute is absent | attribute_not_exists(n) |
          an absent attribute exists | attribute_exists(absent) |
          another type           | attribute_type(n, :v) | {':v': 'S'}
          type of nothing        | attribute_type(absent, :v) | {':v': 'NULL'}
          begins with another    | begins_with(s, :v)   | {':v': 'an'}
          a number begins with   | begins_with(n, :v)   | {':v': '1'}
          nothing begins with    | begins_with(absent, :v) | {':v': ''}
          contains another       | contains(s, :v)      | {':v': 'x'}
          a string contains a number | contains(s, :v)  | {':v': 1}
          a set contains another type | contains(ss, :v) | {':v': 1}
          a list contains part of a value | contains(l, :v) | {':v': 2}
          a number contains a digit | contains(n, :v)   | {':v': '1'}
          a map contains a name  | contains(m, :v)      | {':v': 'x'}
          size of nothing        | size(absent) >= :v   | {':v': 0}
          size of a number       | size(n) >= :v        | {':v': 0}
          size of a null         | size(nul) >= :v      | {':v': 0}
          not                    | NOT n = :v           | {':v': 10}
          and                    | n = :v AND absent = :v | {':v': 10}
          or                     | n = :v OR absent = :v | {':v': 9}
          parentheses before and | (n = :v OR n = :w) AND n = :w | {':v': 10, ':w': 9}
          """)
  void a_condition_fails(String what, String condition, String placeholders) {
    TABLE.put(ITEM);

    conditionFailed(() -> TABLE.put("{'id': 'a', 'written': true}", condition, placeholders));

    assertThat(TABLE.get("{'id': 'a'}")).doesNotContainKey("written");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          absent                 | attribute_not_exists(id) |
          another value          | n <> :v              | {':v': 1}
          not a comparison       | NOT n = :v           | {':v': 1}
          not existing           | NOT attribute_exists(id) |
          """)
  void holds_of_no_item(String what, String condition, String placeholders) {
    TABLE.put("{'id': 'a', 'written': true}", condition, placeholders);

    assertThat(TABLE.get("{'id': 'a'}")).containsKey("written");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          existing               | attribute_exists(id) |
          a value                | n = :v               | {':v': 1}
          its own key            | id = :v              | {':v': 'a'}
          """)
  void fails_of_no_item(String what, String condition, String placeholders) {
    conditionFailed(() -> TABLE.put("{'id': 'a', 'written': true}", condition, placeholders));

    assertThat(TABLE.count()).isZero();
  }

  @Test
  void strings_compare_by_their_utf_8() {
    TABLE.put("{'id': 'a', 's': '\uFF5E'}");

    TABLE.put("{'id': 'a', 'written': true}", "s < :v", "{':v': '\uD83D\uDE00'}");

    assertThat(TABLE.get("{'id': 'a'}")).containsKey("written");
  }

  @Test
  void the_size_of_a_string_counts_characters() {
    TABLE.put("{'id': 'a', 's': 'é漢'}");

    TABLE.put("{'id': 'a', 'written': true}", "size(s) = :v", "{':v': 2}");

    assertThat(TABLE.get("{'id': 'a'}")).containsKey("written");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing                | ``                   |                | The expression can not be empty;
          half a comparison      | n =                  |                | Syntax error; token: "<EOF>"
          two comparisons        | n = n = n            |                | Syntax error; token: "="
          a double equals sign   | n == :v              | {':v': 1}      | Syntax error; token: "="
          an exclamation mark    | n != :v              | {':v': 1}      | Syntax error; token: "!"
          a bare value           | :v                   | {':v': true}   | Syntax error; token: "<EOF>"
          a bare attribute       | t                    |                | Syntax error; token: "<EOF>"
          a number in the text   | n = 1                |                | Syntax error; token: "1"
          a string in the text   | n = "x"              |                | Syntax error
          an open parenthesis    | (n = :v              | {':v': 1}      | Syntax error; token: "<EOF>"
          redundant parentheses  | ((n = :v))           | {':v': 1}      | The expression has redundant parentheses;
          an unknown function    | exists(n)            |                | Invalid function name; function: exists
          a function in capitals | ATTRIBUTE_EXISTS(n)  |                | Invalid function name; function: ATTRIBUTE_EXISTS
          a size that is not compared | size(s)         |                | The function is not allowed to be used this way in an expression; function: size
          a compared truth       | begins_with(s, :v) = :v | {':v': 'x'} | The function is not allowed to be used this way in an expression; function: begins_with
          too many operands      | attribute_exists(n, s) |              | Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2
          too few operands       | begins_with(n)       |                | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1
          a value that exists    | attribute_exists(:v) | {':v': 1}      | Operator or function requires a document path; operator or function: attribute_exists
          an unknown type        | attribute_type(n, :v) | {':v': 'X'}   | Invalid attribute type name found; type: X
          a type that is a number | attribute_type(n, :v) | {':v': 1}    | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N
          begins with a number   | begins_with(s, :v)   | {':v': 1}      | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
          the size of a value that has none | size(:v) = :v | {':v': 1} | Incorrect operand type for operator or function; operator or function: size, operand type: N
          less than a truth      | n < :v               | {':v': true}   | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL
          less than a list       | n < :v               | {':v': [1]}    | Incorrect operand type for operator or function; operator or function: <, operand type: L
          bounds of two types    | n BETWEEN :v AND :w  | {':v': 1, ':w': 'x'} | The BETWEEN operator requires same data type for lower and upper bounds
          bounds upside down     | n BETWEEN :v AND :w  | {':v': 2, ':w': 1} | The BETWEEN operator requires upper bound to be greater than or equal to lower bound
          an attribute and itself | n = n               |                | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]
          contains itself        | contains(s, s)       |                | The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [s]
          arithmetic             | n = n + :v           | {':v': 1}      | Syntax error; token: "+"
          a function of updates  | n = if_not_exists(n, :v) | {':v': 1}  | The function is not allowed in a condition expression; function: if_not_exists
          in nothing             | n IN ()              |                | Syntax error; token: ")"
          """)
  void a_condition_is_refused(String what, String condition, String placeholders, String message) {
    assertThat(invalid(() -> TABLE.put("{'id': 'a'}", condition, placeholders)))
        .startsWith("Invalid ConditionExpression: " + message);
    assertThat(TABLE.count()).isZero();
  }
}
