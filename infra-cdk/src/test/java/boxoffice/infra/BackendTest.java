package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackendTest {

  private static final String TABLE = "AWS::DynamoDB::Table";
  private static final String USER_POOL = "AWS::Cognito::UserPool";
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";

  @ParameterizedTest
  @EnumSource
  void each_function_runs_the_packaged_jar(Stage stage) {
    var functions = properties(template(stage), "AWS::Serverless::Function");
    assertThat(functions).hasSize(41);
    assertThat(functions)
        .extracting(function -> function.path("CodeUri"))
        .allMatch(code -> code.has("Bucket") && code.path("Key").asText().endsWith(".zip"))
        .containsOnly(functions.getFirst().path("CodeUri"));
  }

  @Test
  void the_domain_of_the_page_is_its_address() {
    var domain =
        PageDomain.of(
            Optional.of("tickets.boxoffice.example"),
            Optional.of("arn:aws:acm:us-east-1:123456789012:certificate/0123-abcd"));
    var stack = Synthesis.stack(Stage.PROD, Optional.of(Synthesis.PAGE), domain);

    Synthesis.template(stack)
        .hasParameter("PageUrl", Map.of("Default", "https://tickets.boxoffice.example"));
    template(Stage.PROD).hasParameter("PageUrl", Map.of("Default", "https://tickets.example.com"));
  }

  @Test
  void on_dev_the_stack_deletes_data_and_logs() {
    for (var type : List.of(TABLE, USER_POOL, LOG_GROUP)) {
      template(Stage.DEV)
          .allResources(type, Map.of("DeletionPolicy", "Delete", "UpdateReplacePolicy", "Delete"));
    }
    assertIsProtected(Stage.DEV, false, "INACTIVE");
  }

  @Test
  void on_prod_data_and_logs_are_kept_and_protected() {
    for (var type : List.of(TABLE, USER_POOL, LOG_GROUP)) {
      template(Stage.PROD)
          .allResources(type, Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain"));
    }
    assertIsProtected(Stage.PROD, true, "ACTIVE");
  }

  @Test
  void logs_stay_7_days_or_90_and_traces_30() {
    assertThat(retentions(Stage.DEV)).containsOnly(7, 30).containsOnlyOnce(30);
    assertThat(retentions(Stage.PROD)).containsOnly(90, 30).containsOnlyOnce(30);
  }

  /** Days are the same on every stage where refused sign-ins leave traces. */
  private static List<Integer> retentions(Stage stage) {
    return properties(template(stage), LOG_GROUP).stream()
        .map(group -> retention(stage, group.path("RetentionInDays")))
        .toList();
  }

  private static int retention(Stage stage, JsonNode days) {
    return days.has("Ref")
        ? template(stage).findParameters(days.path("Ref").asText()).values().stream()
            .map(parameter -> Integer.parseInt(String.valueOf(parameter.get("Default"))))
            .findFirst()
            .orElseThrow()
        : days.asInt();
  }

  @Test
  void prod_has_the_full_throttles_and_dev_a_tenth() {
    assertThat(rates(Stage.PROD)).containsExactly(1000, 400, 200, 50, 50, 1, 1, 200, 200, 20, 20);
    assertThat(rates(Stage.DEV)).containsExactly(100, 40, 20, 5, 5, 1, 1, 20, 20, 2, 2);
  }

  /** A partner does not take them from the page, nor a flood of made-up ones its plan. */
  @Test
  void public_reads_leave_room_for_others() {
    var rates =
        properties(template(Stage.PROD), "AWS::Serverless::Api")
            .getFirst()
            .path("MethodSettings")
            .valueStream()
            .filter(setting -> setting.path("HttpMethod").asText().equals("GET"))
            .filter(setting -> setting.path("ResourcePath").asText().startsWith("/~1events"))
            .map(setting -> setting.path("ThrottlingRateLimit").asInt())
            .toList();

    assertThat(rates).hasSize(2).allMatch(rate -> rate > planRate("partner"));
    assertThat(rates.stream().mapToInt(rate -> rate).sum()).isLessThan(planRate("web"));
  }

  private static int planRate(String name) {
    return properties(template(Stage.PROD), "AWS::ApiGateway::UsagePlan").stream()
        .filter(plan -> plan.path("UsagePlanName").asText().equals(name))
        .mapToInt(plan -> plan.path("Throttle").path("RateLimit").asInt())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"DEV, AllAtOnce", "PROD, Canary10Percent5Minutes"})
  void the_stage_sets_the_rollout_and_alarms_reverse_it(Stage stage, String type) {
    assertThat(properties(template(stage), "AWS::Serverless::Function"))
        .extracting(function -> function.path("DeploymentPreference"))
        .allMatch(
            rollout ->
                rollout.path("Type").asText().equals(type) && rollout.path("Alarms").size() == 2)
        .extracting(rollout -> rollout.path("Alarms").path(0))
        .doesNotHaveDuplicates();
  }

  @Test
  void answers_of_the_gateway_are_not_kept_or_guessed() {
    var answers =
        properties(template(Stage.PROD), "AWS::Serverless::Api")
            .getFirst()
            .path("GatewayResponses");
    assertThat(answers).hasSizeGreaterThan(10);
    assertThat(answers.valueStream().map(answer -> answer.at("/ResponseParameters/Headers")))
        .allSatisfy(
            headers -> {
              assertThat(headers.path("Cache-Control").asText()).isEqualTo("'no-store'");
              assertThat(headers.path("X-Content-Type-Options").asText()).isEqualTo("'nosniff'");
            });
  }

  @Test
  void runs_of_the_settlement_are_reserved_on_request() {
    var function =
        template(Stage.PROD).findResources("AWS::Serverless::Function").get("SettleWaitlist");
    assertThat(String.valueOf(function))
        .contains("ReservedConcurrentExecutions={Fn::If=[ReservesSettleWaitlist");
    assertThat(template(Stage.PROD).findParameters("SettleWaitlistConcurrency"))
        .hasEntrySatisfying(
            "SettleWaitlistConcurrency",
            parameter -> assertThat(parameter.get("Default")).isEqualTo(0));
  }

  @Test
  void sam_alone_protects_data_too() throws IOException {
    var sam = Files.readString(Path.of("../template.yaml"));
    assertThat(sam).contains("DeletionProtectionEnabled: true", "DeletionProtection: ACTIVE");
  }

  @Test
  void an_unknown_stage_is_refused() {
    assertThatThrownBy(() -> Stage.named("production"))
        .hasMessage("there is no stage 'production'; say -c stage=dev or -c stage=prod");
  }

  private static void assertIsProtected(Stage stage, boolean table, String userPool) {
    template(stage).hasResourceProperties(TABLE, Map.of("DeletionProtectionEnabled", table));
    template(stage).hasResourceProperties(USER_POOL, Map.of("DeletionProtection", userPool));
  }

  private static List<Integer> rates(Stage stage) {
    return properties(template(stage), "AWS::Serverless::Api")
        .getFirst()
        .path("MethodSettings")
        .valueStream()
        .map(setting -> setting.path("ThrottlingRateLimit").asInt())
        .toList();
  }
}
