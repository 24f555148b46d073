package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text and space have the sizes of one scale. */
class StyleScaleTest {

  /** A size of text or space that is a length of its own. */
  private static final Pattern STRAY =
      Pattern.compile("^\\s+(?:font-size|gap|row-gap|column-gap): (?:[\\d.]+(?:rem|px|em).*);$");

  /** The largest text of a card, and the end of an inherited size. */
  private static final Pattern EXCEPTION = Pattern.compile("font-size: 1(?:\\.75)?rem");

  @ParameterizedTest
  @ValueSource(strings = {"styles.css", "views.css", "door/door.css"})
  void no_size_is_outside_the_scale(String sheet) throws IOException {
    assertThat(Files.readAllLines(Path.of("site", sheet)))
        .filteredOn(line -> STRAY.matcher(line).matches() && !EXCEPTION.matcher(line).find())
        .isEmpty();
  }
}
