package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages about security name is there, and what they count adds up. */
class SecurityPagesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** A test, with the end of its package before it where two classes have one name. */
  private static final Pattern TEST =
      Pattern.compile("`(?:[a-z]+\\.)?([A-Z]\\w+Test)\\.([a-z]\\w*)`");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([0-9][^|]*) \\|[^|]*\\| ([^|]+) \\|");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/asvs.md",
        "docs/security.md",
        "docs/decisions/0021-everybody-exhausts-their-own-share.md"
      })
  void every_test_that_is_named_exists(String page) throws IOException {
    var sources = sources();

    assertThat(TEST.matcher(text(page)).results())
        .allSatisfy(
            named ->
                assertThat(sources.getOrDefault(named.group(1) + ".java", List.of()))
                    .as(named.group())
                    .anyMatch(source -> source.contains(" " + named.group(2))));
  }

  @Test
  void the_counts_of_asvs_are_those_of_its_rows() throws IOException {
    var page = text("docs/asvs.md");

    var counted =
        ROW.matcher(page)
            .results()
            .collect(
                Collectors.groupingBy(
                    row -> row.group(2),
                    Collectors.summingInt(row -> row.group(1).split(" +").length)));

    assertThat(counted)
        .hasSize(4)
        .allSatisfy(
            (state, count) -> assertThat(page).contains("| %s | %d |".formatted(state, count)));
    assertThat(text("docs/security.md"))
        .contains(
            "%d met, %d partly, %d not met, %d do not apply"
                .formatted(
                    counted.get("met"),
                    counted.get("partly"),
                    counted.get("not met"),
                    counted.get("does not apply")));
  }

  private static Map<String, List<String>> sources() throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*/src/test/java/.*Test[.]java"))
          .collect(
              Collectors.groupingBy(
                  file -> file.getFileName().toString(),
                  Collectors.mapping(SecurityPagesTest::source, Collectors.toList())));
    }
  }

  private static String source(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String page) throws IOException {
    return Files.readString(ROOT.resolve(page));
  }
}
