package boxoffice.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/**
 * The program that {@code npx cdk} runs: it synthesizes the stack of one stage. Its context comes
 * from {@code -c name=value} or from cdk.json:
 *
 * <ul>
 *   <li>{@code stage}: {@code dev} or {@code prod}
 *   <li>{@code page}: the folder of the page; with an empty value the stack has no page
 *   <li>{@code domain}, {@code certificate}: a name of one's own for the page, and the ARN of its
 *       certificate in us-east-1; optional
 *   <li>{@code operator}, {@code imprint}, {@code privacy}, {@code help}, {@code contact}: what the
 *       foot of the page says of who runs it; optional
 *   <li>{@code requestsToAccounts}, {@code requestsPerAddress}, {@code requestsPerViewer}, {@code
 *       requestsPerToken}: the limits of the firewall; optional
 *   <li>{@code alarms}: an e-mail address that gets the alarms; optional
 *   <li>{@code webhook}: an address, https://..., that gets every domain event; optional
 * </ul>
 */
public final class BoxOfficeApp {

  private static final Path ROOT = Path.of("..");

  private BoxOfficeApp() {}

  public static void main(String[] args) {
    var app = new App(AppProps.builder().analyticsReporting(false).build());
    Aspects.of(app).add(new AwsSolutionsChecks());
    var stage = Stage.named(context(app, "stage").orElse(""));
    new BoxOfficeStack(
        app,
        "box-office-" + stage.label(),
        new BoxOfficeStack.Props(
            stage,
            ROOT.resolve("template.yaml"),
            ROOT.resolve("functions/target/lambda"),
            context(app, "page").map(Path::of),
            ROOT.resolve("web/headers.json"),
            PageDomain.of(context(app, "domain"), context(app, "certificate")),
            SiteFile.of(name -> context(app, name)),
            FirewallLimits.of(name -> context(app, name)),
            context(app, "alarms"),
            context(app, "webhook")));
    app.synth();
  }

  private static Optional<String> context(App app, String name) {
    @Nullable Object value = app.getNode().tryGetContext(name);
    return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
  }
}
