package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemTypeTest {

  @ParameterizedTest
  @EnumSource
  void the_contract_lists_every_problem(ProblemType type) throws IOException {
    try (var lines = Files.lines(Path.of("../openapi.yaml"))) {
      assertThat(lines.map(String::strip).collect(Collectors.toSet())).contains("- " + type.uri());
    }
  }
}
