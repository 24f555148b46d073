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
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /**
   * Beyond this, act as docs/decisions/0020 says; the way there needs room in the stack, because
   * what moves is in both places for one deployment.
   */
  private static final int WHERE_TO_ACT = 440;

  private static final Map<Stage, JsonNode> EXPANDED = new EnumMap<>(Stage.class);

  @TempDir private static Path folder;

  @BeforeAll
  static void expand() throws IOException, InterruptedException {
    PythonTools.needed();
    for (var stage : Stage.values()) {
      var template = Synthesis.templateWithPage(stage);
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
          .hasSize(41);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stack_leaves_room_to_act(Stage stage) {
    var resources = EXPANDED.get(stage).path("Resources");
    var kinds =
        resources
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    resource -> resource.path("Type").asText(),
                    TreeMap::new,
                    Collectors.counting()));
    System.out.printf(
        "Stage %s has %d resources of %d at most, test fails beyond %d: %s%n",
        stage.label(), resources.size(), MOST_RESOURCES, WHERE_TO_ACT, kinds);
    assertThat(resources).hasSizeLessThanOrEqualTo(WHERE_TO_ACT);
  }

  /** The price that docs/decisions/0020 reckons with. */
  @ParameterizedTest
  @EnumSource
  void a_function_with_one_route_costs_8_resources(Stage stage) {
    assertThat(EXPANDED.get(stage).path("Resources").properties())
        .filteredOn(
            resource ->
                resource.getKey().startsWith("Book")
                    || resource
                        .getValue()
                        .at("/Properties/AlarmName")
                        .asText()
                        .endsWith("-function-errors-Book"))
        .extracting(resource -> resource.getValue().path("Type").asText())
        .containsExactlyInAnyOrder(
            "AWS::Lambda::Function",
            "AWS::Lambda::Version",
            "AWS::Lambda::Alias",
            "AWS::Lambda::Permission",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::CodeDeploy::DeploymentGroup",
            "AWS::CloudWatch::Alarm");
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

  @ParameterizedTest
  @EnumSource
  void linter_and_scanner_find_nothing_in_the_nested_stack(Stage stage)
      throws IOException, InterruptedException {
    var watch = folder.resolve(stage.label() + ".watch.json");
    var template = Synthesis.watch(stage).toJSON();
    new ObjectMapper().writeValue(watch.toFile(), template);

    assertThat(PythonTools.lint(watch)).isEqualTo(new PythonTools.Result(0, ""));
    var result = PythonTools.scan(watch);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static Path file(Stage stage) {
    return folder.resolve(stage.label() + ".expanded.json");
  }
}
