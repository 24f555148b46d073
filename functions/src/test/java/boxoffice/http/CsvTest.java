package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
  @MethodSource("boxoffice.http.HostileCells#arguments")
  void a_value_never_becomes_a_formula(String name, String written) {
    assertThat(unquoted(Csv.row(name))).isEqualTo(written);
  }

  @Test
  void every_form_of_a_sign_is_made_text() {
    var forms =
        characters()
            .filter(c -> Normalizer.normalize(c, Normalizer.Form.NFKC).matches("(?s)[=+\\-@].*"))
            .toList();

    assertThat(forms).contains("=", "\uFF1D", "\uFE63", "\u207C", "\u2A75").hasSizeGreaterThan(15);
    assertThat(forms).allSatisfy(c -> assertThat(Csv.row(c)).isEqualTo("'" + c + "\r\n"));
  }

  @Test
  void nothing_unseen_hides_a_sign() {
    var unseen = characters().filter(c -> c.matches("[\\p{IsWhite_Space}\\p{Cf}\\p{Cc}]")).toList();

    assertThat(unseen).contains(" ", "\uFEFF", "\u2066").hasSizeGreaterThan(200);
    assertThat(unseen)
        .allSatisfy(c -> assertThat(unquoted(Csv.row(c + "=1"))).isEqualTo(c + "'=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace",
        "Anna-Lena Gr\u00F6\u00DFe",
        "ada@example.com",
        "a+b = c",
        "Ada (-1)",
        "M\u00FCller & S\u00F6hne",
        "1=1",
        "\uD83D\uDE00=1",
        "\u00AB\u00C9t\u00E9\u00BB",
        "O'Neill",
        "\u0418\u0432\u0430\u043D - \u5C71\u7530"
      })
  void other_names_stay_as_they_are(String name) {
    assertThat(Csv.row(name)).isEqualTo(name + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a,b", "a\tb", "a|b", "a\nb", "a\u2028b"})
  void a_value_with_a_separator_is_quoted(String name) {
    assertThat(Csv.row(name)).isEqualTo('"' + name + "\"\r\n");
  }

  private static Stream<String> characters() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(Character::toString);
  }

  /** The value in a row of one. */
  private static String unquoted(String row) {
    var field = row.substring(0, row.length() - 2);
    return field.startsWith("\"") && field.endsWith("\"") && field.length() > 1
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }
}
