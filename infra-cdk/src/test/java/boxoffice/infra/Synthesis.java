package boxoffice.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.assertions.TemplateParsingOptions;

/** The stacks of the tests. Their functions run an empty folder, so that no jar has to be built. */
final class Synthesis {

  /** The page that is deployed. */
  static final Path PAGE = Path.of("../web/site");

  static final Path HEADERS = Path.of("../web/headers.json");

  private static final Map<Stage, Template> TEMPLATES = new EnumMap<>(Stage.class);

  private Synthesis() {}

  /** A stack in an app of its own. */
  static BoxOfficeStack stack(Stage stage, Optional<Path> page) {
    return new BoxOfficeStack(
        new App(AppProps.builder().analyticsReporting(false).build()),
        "box-office-" + stage.label(),
        new BoxOfficeStack.Props(
            stage, Path.of("../template.yaml"), emptyFolder(), page, HEADERS, Optional.empty()));
  }

  /** The template of a stage without the page, synthesized once. */
  static synchronized Template template(Stage stage) {
    return TEMPLATES.computeIfAbsent(stage, s -> template(stack(s, Optional.empty())));
  }

  /**
   * The template of a stack. A function's rollout names the function's alarm: a cycle in SAM's
   * terms, but none in what SAM makes of it, as cfn-lint says of the expanded template.
   */
  static Template template(BoxOfficeStack stack) {
    return Template.fromStack(
        stack, TemplateParsingOptions.builder().skipCyclicalDependenciesCheck(true).build());
  }

  /** The properties of all resources of a type. */
  static List<JsonNode> properties(Template template, String type) {
    return new ObjectMapper()
        .<JsonNode>valueToTree(template.findResources(type))
        .valueStream()
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  private static Path emptyFolder() {
    try {
      return Files.createDirectories(Path.of("target/code"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
