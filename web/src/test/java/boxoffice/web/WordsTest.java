package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The texts of the page for problems. */
class WordsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Pattern TYPE = Pattern.compile("/problems/([a-z-]+)");

  private static final String WHAT =
      """
      async (type) => {
        return (await import('/words.js')).words({ type, members: {} }).what;
      }\
      """;

  /** A large group waits longer than a small one behind it. */
  @Test
  void first_come_is_first_served_if_it_fits() throws IOException {
    try (var files = Files.walk(Texts.SITE)) {
      var promises =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .flatMap(file -> Texts.read(file).lines())
              .filter(line -> line.matches("(?i).*first[ -]come.*"))
              .toList();

      assertThat(promises)
          .hasSizeGreaterThan(3)
          .allMatch(line -> line.contains("first come, first served, among those that fit"));
    }
  }

  @Test
  void each_problem_of_the_api_has_its_text() throws IOException {
    var page = VISITORS.arrives().opens("").page();
    var types = new TreeSet<String>();
    for (var file : new String[] {"openapi.yaml", "template.yaml"}) {
      TYPE.matcher(Files.readString(Path.of("..", file)))
          .results()
          .forEach(type -> types.add(type.group(1)));
    }

    assertThat(types).hasSizeGreaterThan(20);
    assertThat(
            types.stream()
                .filter(type -> page.evaluate(WHAT, type).equals("Something went wrong.")))
        .isEmpty();
    assertThat(Stream.of("lost", "signed-out").map(type -> page.evaluate(WHAT, type)))
        .doesNotContain("Something went wrong.");
  }
}
