package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Updates are looked for in every folder that names versions of others. */
class DependencyUpdatesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @CsvSource({
    "npm, package.json",
    "pip, requirements.*[.]txt",
    "docker-compose, compose[.]yaml",
    "github-actions, action[.]ya?ml"
  })
  void every_folder_that_names_versions_is_watched(String ecosystem, String file)
      throws IOException {
    assertThat(watched(ecosystem)).containsExactlyInAnyOrderElementsOf(folders(file));
  }

  @ParameterizedTest
  @CsvSource({"maven, pom.xml"})
  void the_modules_are_watched_from_their_parent(String ecosystem, String file) throws IOException {
    assertThat(watched(ecosystem)).containsExactly("/");
    assertThat(folders(file)).contains("/");
  }

  private static List<String> watched(String ecosystem) throws IOException {
    Map<String, List<Map<String, Object>>> settings =
        new Yaml().load(Files.readString(ROOT.resolve(".github/dependabot.yml")));
    return settings.get("updates").stream()
        .filter(update -> ecosystem.equals(update.get("package-ecosystem")))
        .flatMap(
            update ->
                update.get("directories") instanceof List<?> many
                    ? many.stream()
                    : Stream.of(update.get("directory")))
        .map(String::valueOf)
        .toList();
  }

  private static List<String> folders(String file) throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(path -> path.getFileName().toString().matches(file))
          .map(path -> "/" + ROOT.relativize(path.getParent()).toString())
          .filter(folder -> !folder.matches(".*(node_modules|/target|/[.]venv|[.]git/).*"))
          .distinct()
          .toList();
    }
  }
}
