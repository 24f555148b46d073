package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template of each stage with the page, as CloudFormation expands it. */
class ExpandedTemplateTest {

  /**
   * The limit for one stack:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
   */
  private static final int MOST_RESOURCES = 500;

  private static final Map<Stage, JsonNode> EXPANDED = new EnumMap<>(Stage.class);

  @TempDir private static Path folder;

  @BeforeAll
  static void expand() throws IOException, InterruptedException {
    PythonTools.needed();
    for (var stage : Stage.values()) {
      var template = Synthesis.template(Synthesis.stack(stage, Optional.of(Synthesis.PAGE)));
      var synthesized = folder.resolve(stage.label() + ".template.json");
      new ObjectMapper().writeValue(synthesized.toFile(), template.toJSON());
      EXPANDED.put(stage, PythonTools.expand(synthesized));
      new ObjectMapper().writeValue(file(stage).toFile(), EXPANDED.get(stage));
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_function_gets_an_alias_and_a_deployment_group(Stage stage) {
    for (var type : List.of("Lambda::Alias", "CodeDeploy::DeploymentGroup")) {
      assertThat(EXPANDED.get(stage).path("Resources"))
          .filteredOn(resource -> resource.path("Type").asText().equals("AWS::" + type))
          .hasSize(31);
    }
    assertThat(EXPANDED.get(stage).path("Resources")).hasSizeLessThan(MOST_RESOURCES);
  }

  @ParameterizedTest
  @EnumSource
  void the_linter_finds_nothing(Stage stage) throws IOException, InterruptedException {
    assertThat(PythonTools.lint(file(stage))).isEqualTo(new PythonTools.Result(0, ""));
  }

  @ParameterizedTest
  @EnumSource
  void the_scanner_finds_nothing_without_a_reason(Stage stage)
      throws IOException, InterruptedException {
    var result = PythonTools.scan(file(stage));
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(Files.readAllLines(Path.of("checkov.yaml")).stream().filter(l -> l.contains("CKV_")))
        .allMatch(line -> line.matches("  - CKV_AWS_\\d+ # .{20,}"));
  }

  private static Path file(Stage stage) {
    return folder.resolve(stage.label() + ".expanded.json");
  }
}
