package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvTest {

  @Test
  void values_are_separated_and_null_is_empty() {
    assertThat(Csv.row("a", 1, null, "b c")).isEqualTo("a,1,,b c\r\n");
  }

  @Test
  void special_characters_are_quoted() {
    assertThat(Csv.row("a,b", "say \"hi\"", "two\nlines"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=a\nb"})
  void a_value_never_becomes_a_formula(String name) {
    assertThat(Csv.row(name).replace("\"", "")).isEqualTo("'" + name + "\r\n");
  }
}
