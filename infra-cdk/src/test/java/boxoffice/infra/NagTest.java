package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class NagTest {

  @ParameterizedTest
  @EnumSource
  void cdk_nag_findings_are_repaired_or_explained(Stage stage) {
    var stack = Synthesis.stack(stage, Optional.of(Synthesis.PAGE));
    Aspects.of(stack).add(new AwsSolutionsChecks());
    var found = Annotations.fromStack(stack);
    var rule = Match.stringLikeRegexp("AwsSolutions-.*");
    assertThat(found.findError("*", rule))
        .extracting(e -> e.getId() + e.getEntry().getData())
        .isEmpty();
    assertThat(found.findWarning("*", rule))
        .extracting(e -> e.getId() + e.getEntry().getData())
        .isEmpty();
  }
}
