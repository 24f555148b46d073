package boxoffice.table.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumbersTest {

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1E2, 100", "-0.00, 0", "0.0010, 0.001", "1e-2, 0.01", "007, 7"})
  void equal_numbers_are_equal_values(String one, String other) {
    assertThat(Numbers.parse(one)).isEqualTo(Numbers.parse(other));
    assertThat(ValueText.of(Numbers.parse(one))).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "9, 2", "99, 2", "100, 2", "101, 3", "-99, 3", "1.5, 3", "0.15, 2", "1234, 3"
  })
  void a_size_goes_by_pairs_of_digits(String number, int bytes) {
    assertThat(Sizes.of(Numbers.parse(number))).isEqualTo(bytes);
  }

  @Test
  void strings_have_the_order_of_utf_8() {
    // The first is one char and three bytes, the second two chars and four bytes.
    assertThat(Value.ORDER.compare(new Value.Text("\uffee"), new Value.Text("\ud83d\ude00")))
        .isNegative();
  }
}
