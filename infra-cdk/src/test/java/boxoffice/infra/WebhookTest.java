package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What -c webhook= adds to the stack. */
class WebhookTest {

  private static final String ADDRESS = "https://hooks.example.com/box-office";
  private static final BoxOfficeStack STACK = Synthesis.withWebhook(Stage.PROD, ADDRESS);
  private static final Template WITH = Synthesis.template(STACK);

  @Test
  void every_domain_event_goes_to_the_address() {
    var rule = rule();
    assertThat(rule.at("/EventPattern/source/0").asText()).isEqualTo("boxoffice");
    assertThat(rule.path("EventBusName").path("Ref").asText()).isEqualTo("DomainEvents");
    var destination = properties(WITH, "AWS::Events::ApiDestination").getFirst();
    assertThat(destination.path("InvocationEndpoint").asText()).isEqualTo(ADDRESS);
    assertThat(destination.path("HttpMethod").asText()).isEqualTo("POST");
  }

  @Test
  void a_call_is_repeated_for_a_day() {
    var target = rule().at("/Targets/0");
    assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(86_400);
    assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
    assertThat(target.at("/DeadLetterConfig/Arn").isMissingNode()).isFalse();
  }

  /** The one that picks no types. */
  private static JsonNode rule() {
    return properties(WITH, "AWS::Events::Rule").stream()
        .filter(rule -> !rule.path("EventPattern").has("detail-type"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_given_up_is_an_alarm() {
    assertThat(properties(Synthesis.watch(STACK), "AWS::CloudWatch::Alarm"))
        .extracting(alarm -> alarm.path("AlarmName").asText())
        .contains("box-office-prod/dead-letters-Webhook");
  }

  @Test
  void the_caller_is_known_by_a_secret() {
    var connection = properties(WITH, "AWS::Events::Connection").getFirst();
    var key = connection.at("/AuthParameters/ApiKeyAuthParameters");
    assertThat(key.path("ApiKeyName").asText()).isEqualTo("X-Box-Office-Secret");
    assertThat(key.path("ApiKeyValue").toString()).contains("resolve:secretsmanager");
  }

  @Test
  void without_an_address_there_is_none() {
    assertThat(properties(Synthesis.template(Stage.PROD), "AWS::Events::ApiDestination")).isEmpty();
  }

  @Test
  void an_address_without_tls_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.withWebhook(Stage.DEV, "http://hooks.example.com"))
        .withMessageContaining("https://");
  }

  @Test
  void cdk_nag_findings_are_repaired_or_explained() {
    var stack = Synthesis.withWebhook(Stage.DEV, ADDRESS);
    Aspects.of(stack).add(new AwsSolutionsChecks());
    var rule = Match.stringLikeRegexp("AwsSolutions-.*");
    assertThat(Annotations.fromStack(stack).findError("*", rule))
        .extracting(e -> e.getId() + e.getEntry().getData())
        .isEmpty();
  }
}
