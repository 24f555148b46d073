package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** The doors of the user pool that the template shuts. */
class UserPoolTest {

  /** In minutes: how long API Gateway may keep its answer about a token. */
  private static final int CACHE = 5;

  private final Template template = Synthesis.template(Stage.PROD);

  @Test
  void every_client_has_a_secret() {
    assertThat(clients())
        .hasSize(2)
        .allSatisfy(
            client -> {
              assertThat(client.path("GenerateSecret").asBoolean()).isTrue();
              assertThat(client.path("PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
            });
  }

  @Test
  void no_client_has_a_flow_open_to_everybody() {
    assertThat(clients())
        .extracting(client -> texts(client.path("ExplicitAuthFlows")))
        .containsExactlyInAnyOrder(
            List.of("ALLOW_REFRESH_TOKEN_AUTH"),
            List.of("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
  }

  @Test
  void no_token_may_write_what_counts() {
    assertThat(texts(signIn().path("WriteAttributes"))).containsExactly("website");
  }

  @Test
  void no_token_is_taken_for_over_15_minutes() {
    assertThat(signIn().at("/TokenValidityUnits/AccessToken").asText()).isEqualTo("minutes");
    assertThat(signIn().path("AccessTokenValidity").asInt() + CACHE).isLessThanOrEqualTo(15);
    assertThat(signIn().path("EnableTokenRevocation").asBoolean()).isTrue();
    assertThat(
            only("AWS::Serverless::Api")
                .at("/Auth/Authorizers/UserPoolAuthorizer/Identity/ReauthorizeEvery"))
        .hasToString("0");
  }

  @Test
  void a_code_is_mailed_in_both_languages() {
    var mail = only("AWS::Cognito::UserPool").path("VerificationMessageTemplate");

    assertThat(mail.path("DefaultEmailOption").asText()).isEqualTo("CONFIRM_WITH_CODE");
    assertThat(mail.path("EmailSubject").asText()).contains("your code", "Ihr Code");
    assertThat(mail.path("EmailMessage").asText())
        .containsOnlyOnce("{####}")
        .contains("This is your code", "Das ist Ihr Code");
  }

  @Test
  void codes_go_through_ses_on_request() {
    var mails = only("AWS::Cognito::UserPool").at("/EmailConfiguration/Fn::If");

    assertThat(mails.path(0).asText()).isEqualTo("MailsCodesBySes");
    assertThat(mails.at("/1/EmailSendingAccount").asText()).isEqualTo("DEVELOPER");
    assertThat(mails.at("/1/SourceArn/Ref").asText()).isEqualTo("CodesIdentity");
    assertThat(mails.at("/1/From/Ref").asText()).isEqualTo("NoticesSender");
    assertThat(mails.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
  }

  @Test
  void the_pool_holds_addresses_and_has_second_factors() {
    var pool = only("AWS::Cognito::UserPool");

    assertThat(
            texts(
                pool.at("/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate")))
        .containsExactly("email");
    assertThat(pool.at("/UsernameConfiguration/CaseSensitive").asBoolean(true)).isFalse();
    assertThat(pool.path("MfaConfiguration").asText()).isEqualTo("OPTIONAL");
    assertThat(texts(pool.path("EnabledMfas"))).containsExactly("SOFTWARE_TOKEN_MFA");
  }

  @Test
  void a_password_has_12_characters_of_any_kind() {
    var policy = only("AWS::Cognito::UserPool").at("/Policies/PasswordPolicy");

    assertThat(policy.path("MinimumLength").asInt()).isEqualTo(12);
    assertThat(policy.properties())
        .filteredOn(rule -> rule.getKey().startsWith("Require"))
        .hasSize(4)
        .allMatch(rule -> !rule.getValue().asBoolean(true));
  }

  /** The pool needs its trigger first. */
  @Test
  void not_every_function_has_pool_and_secrets() {
    assertThat(template.toJSON().get("Globals").toString()).doesNotContain("CLIENT", "USER_POOL");
    assertThat(Synthesis.properties(template, "AWS::Serverless::Function"))
        .filteredOn(function -> function.path("Handler").asText().contains("EndSessions"))
        .hasSize(1)
        .noneMatch(function -> function.has("Environment"));
  }

  private JsonNode signIn() {
    return clients().stream()
        .filter(client -> texts(client.path("ExplicitAuthFlows")).size() == 2)
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> clients() {
    return Synthesis.properties(template, "AWS::Cognito::UserPoolClient");
  }

  private JsonNode only(String type) {
    return Synthesis.properties(template, type).getFirst();
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }
}
