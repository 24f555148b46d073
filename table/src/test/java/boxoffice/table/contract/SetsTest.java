package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.SetTypes">Sets</a>:
 * of one type, not empty, each value once.
 */
@Contract
class SetsTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no strings           | {'$ss': []}                | One or more parameter values were invalid: An string set  may not be empty
          no numbers           | {'$ns': []}                | One or more parameter values were invalid: An number set  may not be empty
          no binaries          | {'$bs': []}                | One or more parameter values were invalid: Binary sets should not be empty
          no strings in a map  | {'m': {'$ss': []}}         | One or more parameter values were invalid: An string set  may not be empty
          no strings in a list | [{'$ss': []}]              | One or more parameter values were invalid: An string set  may not be empty
          a string twice       | {'$ss': ['a', 'b', 'a']}   | One or more parameter values were invalid: Input collection [a, b, a] contains duplicates.
          a number twice       | {'$ns': [1, 2, 1]}         | Input collection contains duplicates
          a number in two ways | {'$ns': [1, 1.0]}          | Input collection contains duplicates
          a binary twice       | {'$bs': ['AA==', 'AA==']}  | One or more parameter values were invalid: Input collection
          no number            | {'$ns': ['x']}             | The parameter cannot be converted to a numeric value: x
          """)
  void a_set_is_refused(String what, String set, String message) {
    assertThat(invalid(() -> TABLE.put("{'id': 'a', 'v': " + set + "}"))).startsWith(message);
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void numbers_of_a_set_lose_their_zeros() {
    TABLE.put("{'id': 'a', 'v': {'$ns': [1.50, 100, 0.0]}}");

    assertThat(TABLE.get("{'id': 'a'}").get("v").ns()).containsExactlyInAnyOrder("1.5", "100", "0");
  }

  @Test
  void members_are_all_kept() {
    TABLE.put("{'id': 'a', 'v': {'$ss': ['c', 'a', 'b']}}");

    assertThat(TABLE.get("{'id': 'a'}").get("v").ss()).containsExactlyInAnyOrder("a", "b", "c");
  }
}
