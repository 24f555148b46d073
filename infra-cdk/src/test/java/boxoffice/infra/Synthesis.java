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
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/** The stacks of the tests. Their functions run an empty folder, so that no jar has to be built. */
final class Synthesis {

  private static final Map<Stage, Template> TEMPLATES = new EnumMap<>(Stage.class);

  private Synthesis() {}

  static App app() {
    return new App(AppProps.builder().analyticsReporting(false).build());
  }

  static BoxOfficeStack stack(App app, Stage stage) {
    return new BoxOfficeStack(
        app,
        "box-office-" + stage.label(),
        new BoxOfficeStack.Props(stage, Path.of("../template.yaml"), emptyFolder()));
  }

  /** The template of a stage, synthesized once. */
  static synchronized Template template(Stage stage) {
    return TEMPLATES.computeIfAbsent(stage, s -> Template.fromStack(stack(app(), s)));
  }

  /** The properties of all resources of a type. */
  static List<JsonNode> properties(Stage stage, String type) {
    return new ObjectMapper()
        .<JsonNode>valueToTree(template(stage).findResources(type))
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
