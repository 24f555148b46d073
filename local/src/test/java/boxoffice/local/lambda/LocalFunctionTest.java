package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.template.Template;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalFunctionTest {

  private static final String EVENT = "{\"httpMethod\": \"GET\", \"path\": \"/here\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void a_function_takes_and_returns_json() throws Exception {
    var outcome = TestFunctions.load(TestFunctions.Echo.class, 30).invoke(EVENT, PATIENCE);

    assertThat(outcome)
        .isEqualTo(
            new Returned(
                """
                {"statusCode":200,"headers":{"Function":"Function"},"body":"GET /here"}\
                """));
  }

  @Test
  void a_function_that_throws_has_failed() throws Exception {
    var outcome = TestFunctions.load(TestFunctions.Failing.class, 30).invoke(EVENT, PATIENCE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Threw.class, threw -> assertThat(threw.cause()).hasMessage("on purpose"));
  }

  @Test
  void a_function_has_its_own_timeout() throws Exception {
    var outcome = TestFunctions.load(TestFunctions.Hanging.class, 0).invoke(EVENT, PATIENCE);

    assertThat(outcome).isEqualTo(new TimedOut());
  }

  @Test
  void a_caller_does_not_wait_forever() throws Exception {
    var outcome =
        TestFunctions.load(TestFunctions.Hanging.class, 30).invoke(EVENT, Duration.ofMillis(1));

    assertThat(outcome).isEqualTo(new TimedOut());
  }

  @Test
  void a_missing_handler_is_an_error() {
    var template =
        Template.parse(
            "Resources: { Gone: { Properties: { Handler: \"boxoffice.Gone::handleRequest\" } } }",
            Map.of());

    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> LocalFunction.load(template, "Gone"))
        .withMessage("boxoffice.Gone");
  }
}
