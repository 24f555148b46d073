package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">Numbers</a>:
 * 38 digits, 1E-130 to 9.9E125 in size, without leading and trailing zeros.
 */
@Contract
class NumbersTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final String NINES = "99999999999999999999999999999999999999";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.0, 0",
    "007, 7",
    "-007, -7",
    "7.50, 7.5",
    "1.0, 1",
    "100, 100",
    "1E2, 100",
    "1.5e1, 15",
    "+5, 5",
    "1E-3, 0.001",
    "0.10, 0.1",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "0.12345678901234567890123456789012345678, 0.12345678901234567890123456789012345678"
  })
  void a_number_is_stored_as(String sent, String stored) {
    TABLE.put("{'id': 'a', 'n': {'$n': '" + sent + "'}}");

    assertThat(TABLE.get("{'id': 'a'}").get("n").n()).isEqualTo(stored);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1E125",
        "-1E125",
        "9.9999999999999999999999999999999999999E125",
        "-9.9999999999999999999999999999999999999E125",
        "1E-130",
        "-1E-130",
        "1" + "0000000000000000000000000000000000000" + "000"
      })
  void an_extreme_number_is_exact(String sent) {
    TABLE.put("{'id': 'a', 'n': {'$n': '" + sent + "'}}");

    assertThat(new BigDecimal(TABLE.get("{'id': 'a'}").get("n").n())).isEqualByComparingTo(sent);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1E126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "-1E126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "1E-131, Number underflow. Attempting to store a number with magnitude smaller than supported"
        + " range",
    "123456789012345678901234567890123456789, Attempting to store more than 38 significant digits"
        + " in a Number",
    "0.123456789012345678901234567890123456789, Attempting to store more than 38 significant digits"
        + " in a Number",
    "abc, The parameter cannot be converted to a numeric value: abc",
    "1 2, The parameter cannot be converted to a numeric value: 1 2",
    "0x10, The parameter cannot be converted to a numeric value: 0x10",
    "NaN, The parameter cannot be converted to a numeric value: NaN",
    "Infinity, The parameter cannot be converted to a numeric value: Infinity",
    "'', The parameter cannot be converted to a numeric value"
  })
  void a_number_is_refused(String sent, String message) {
    assertThat(invalid(() -> TABLE.put("{'id': 'a', 'n': {'$n': '" + sent + "'}}")))
        .startsWith(message);
    assertThat(TABLE.count()).isZero();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "0.1, +, 0.2, 0.3",
    "1, -, 0.9, 0.1",
    NINES + ", -, 1, 99999999999999999999999999999999999998",
    "1E-130, -, 1E-130, 0",
    "-5, +, 5, 0",
    "1.5, +, 1.5, 3"
  })
  void arithmetic_is_exact(String left, String operator, String right, String result) {
    TABLE.put("{'id': 'a', 'n': " + left + "}");

    TABLE.update("{'id': 'a'}", "SET n = n " + operator + " :v", "{':v': " + right + "}");

    assertThat(TABLE.get("{'id': 'a'}").get("n").n()).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"too large, 9E125, 9E125", "too many digits, " + NINES + ", 0.1"})
  void a_sum_is_refused(String what, String left, String right) {
    TABLE.put("{'id': 'a', 'n': " + left + "}");
    var before = TABLE.get("{'id': 'a'}");

    invalid(() -> TABLE.update("{'id': 'a'}", "SET n = n + :v", "{':v': " + right + "}"));

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1E125", NINES, "-" + NINES, "1E-130"})
  void conditions_compare_extreme_numbers(String number) {
    TABLE.put("{'id': 'a', 'n': " + number + "}");

    TABLE.put("{'id': 'a', 'written': true}", "n = :v", "{':v': " + number + "}");

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'written': true}"));
  }
}
