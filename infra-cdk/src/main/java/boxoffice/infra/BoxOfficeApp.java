package boxoffice.infra;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What {@code npx cdk} runs: the stack of the stage that {@code -c stage=} names. */
public final class BoxOfficeApp {

  private static final Path ROOT = Path.of("..");

  private BoxOfficeApp() {}

  public static void main(String[] args) {
    var app = new App(AppProps.builder().analyticsReporting(false).build());
    var stage = Stage.named(String.valueOf(app.getNode().tryGetContext("stage")));
    new BoxOfficeStack(
        app,
        "box-office-" + stage.label(),
        new BoxOfficeStack.Props(
            stage, ROOT.resolve("template.yaml"), ROOT.resolve("functions/target/lambda")));
    app.synth();
  }
}
