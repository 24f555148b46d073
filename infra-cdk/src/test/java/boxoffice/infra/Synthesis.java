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

/** The stacks of the tests. Their functions run an empty folder, so no jar is needed. */
final class Synthesis {

  static final Path PAGE = Path.of("../web/site");

  static final Path HEADERS = Path.of("../web/headers.json");

  private static final Map<Stage, BoxOfficeStack> STACKS = new EnumMap<>(Stage.class);
  private static final Map<Stage, Template> TEMPLATES = new EnumMap<>(Stage.class);
  private static final Map<Stage, Template> WITH_PAGE = new EnumMap<>(Stage.class);

  private Synthesis() {}

  /** A stack in its own app. */
  static BoxOfficeStack stack(Stage stage, Optional<Path> page) {
    return stack(stage, page, Optional.empty());
  }

  static BoxOfficeStack stack(Stage stage, Optional<Path> page, Optional<PageDomain> domain) {
    return stack(stage, page, domain, FirewallLimits.DEFAULT);
  }

  static BoxOfficeStack stack(
      Stage stage, Optional<Path> page, Optional<PageDomain> domain, FirewallLimits limits) {
    return stack(stage, page, domain, SiteFile.EMPTY, limits, Optional.empty());
  }

  static BoxOfficeStack withWebhook(Stage stage, String address) {
    return stack(
        stage,
        Optional.empty(),
        Optional.empty(),
        SiteFile.EMPTY,
        FirewallLimits.DEFAULT,
        Optional.of(address));
  }

  static BoxOfficeStack withSite(Stage stage, SiteFile site) {
    return stack(
        stage, Optional.of(PAGE), Optional.empty(), site, FirewallLimits.DEFAULT, Optional.empty());
  }

  private static BoxOfficeStack stack(
      Stage stage,
      Optional<Path> page,
      Optional<PageDomain> domain,
      SiteFile site,
      FirewallLimits limits,
      Optional<String> webhook) {
    return new BoxOfficeStack(
        new App(AppProps.builder().analyticsReporting(false).build()),
        "box-office-" + stage.label(),
        new BoxOfficeStack.Props(
            stage,
            Path.of("../template.yaml"),
            emptyFolder(),
            page,
            HEADERS,
            domain,
            site,
            limits,
            Optional.empty(),
            webhook));
  }

  /** The template of a stage without the page. All tests share it: synthesis is slow. */
  static synchronized Template template(Stage stage) {
    return TEMPLATES.computeIfAbsent(stage, s -> template(shared(s)));
  }

  /** The template of the nested stack that watches a stage. */
  static Template watch(Stage stage) {
    return watch(shared(stage));
  }

  static Template watch(BoxOfficeStack stack) {
    return Template.fromStack((Watch) stack.getNode().findChild("Watch"));
  }

  private static synchronized BoxOfficeStack shared(Stage stage) {
    return STACKS.computeIfAbsent(stage, s -> stack(s, Optional.empty()));
  }

  /** The template of a stage with the page, shared in the same way. */
  static synchronized Template templateWithPage(Stage stage) {
    return WITH_PAGE.computeIfAbsent(stage, s -> template(stack(s, Optional.of(PAGE))));
  }

  /**
   * The template of a stack. The rollout of a function refers to the alarm of the function, which
   * is a cycle before SAM expands the template, but not after: cfn-lint checks that.
   */
  static Template template(BoxOfficeStack stack) {
    return Template.fromStack(
        stack, TemplateParsingOptions.builder().skipCyclicalDependenciesCheck(true).build());
  }

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
