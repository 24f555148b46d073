package boxoffice.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverTest {

  @ParameterizedTest
  @CsvSource({
    "00000000, 1",
    "00000001, 2",
    "00000005, 6",
    "00000006, 1",
    "7fffffff, 2",
    "80000000, 3",
    "ffffffff, 4"
  })
  void the_first_digits_choose_it(String digits, int cover) {
    assertThat(Cover.of(digits + "f".repeat(24))).isEqualTo("/covers/%d.png".formatted(cover));
  }

  @Test
  void each_is_a_file_of_the_page() {
    for (var first = 0; first < 6; first++) {
      var path = Cover.of("%08x".formatted(first) + "0".repeat(24));

      assertThat(Files.exists(Path.of("../web/site" + path))).as(path).isTrue();
    }
  }
}
