package boxoffice.infra;

import java.nio.file.Path;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** All of Box Office on one stage. */
public final class BoxOfficeStack extends Stack {

  /**
   * @param stage where it is deployed
   * @param template the SAM template
   * @param code the folder that the functions run, with the jar in {@code lib}
   */
  public record Props(Stage stage, Path template, Path code) {}

  public BoxOfficeStack(Construct scope, String id, Props props) {
    super(
        scope, id, StackProps.builder().terminationProtection(props.stage().isProtected()).build());
    Tags.of(this).add("stage", props.stage().label());
    new Backend(this, "Backend", new Backend.Props(props.stage(), props.template(), props.code()));
  }
}
