package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginHandlerTest {

  private static final String BODY =
      """
      {"email": "someone@example.com", "password": "Example-Passw0rd"}
      """;

  private static final String SECOND_FACTOR = "/auth/login/second-factor";
  private static final String CODE =
      """
      {"email": "someone@example.com", "session": "some-id.a.session", "code": "654321"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final LoginHandler login = new LoginHandler(cognito.sessions(), cognito.refusedSignIns());

  LoginHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void returns_the_tokens_but_no_id_token() {
    var accessToken = StubCognito.accessToken("some-id");
    cognito.answers(StubCognito.tokens(accessToken));

    var reply = Anyone.sends(BODY).to(login);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .hasToString(
            "{\"accessToken\":\"%s\",\"refreshToken\":\"some-id.a-refresh-token\",\"expiresIn\":900}"
                .formatted(accessToken));
  }

  @Test
  void logs_in_to_cognito_by_password() {
    cognito.answers(StubCognito.tokens(StubCognito.accessToken("some-id")));

    Anyone.sends(BODY).to(login);

    cognito.assertOnlyCall(
        "AdminInitiateAuth",
        "\"AuthFlow\":\"ADMIN_USER_PASSWORD_AUTH\"",
        "\"UserPoolId\":\"the-user-pool\"",
        "\"ClientId\":\"sign-in-client\"",
        "\"USERNAME\":\"someone@example.com\"",
        "\"PASSWORD\":\"Example-Passw0rd\"",
        "\"SECRET_HASH\":\"%s\"".formatted(StubCognito.SIGN_IN.secretHash("someone@example.com")));
    assertThat(cognito.signed()).containsExactly("AdminInitiateAuth");
  }

  @Test
  void a_password_may_be_older_than_the_rules() {
    cognito.answers(StubCognito.tokens(StubCognito.accessToken("some-id")));

    var reply =
        Anyone.sends("{\"email\": \"someone@example.com\", \"password\": \"Short-1x\"}").to(login);

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void a_token_without_a_lifetime_stays_out_of_logs() {
    Stream.of(
            "not-a-token",
            StubCognito.jwt("{}"),
            StubCognito.jwt("not json"),
            StubCognito.jwt("{\"username\": \"some-id\", \"iat\": 1800000000}"))
        .forEach(
            token -> {
              cognito.answers(
                  """
                  {"AuthenticationResult": {"AccessToken": "%s", "RefreshToken": "r"}}
                  """
                      .formatted(token));
              try (var logs = new Logs()) {
                assertThat(Anyone.sends(BODY).to(login).status()).isEqualTo(500);
                assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains(token));
              }
            });
  }

  @Test
  void all_wrong_credentials_get_the_same_answer() {
    var replies =
        cognito.refusals(
            login,
            BODY,
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "InvalidPasswordException",
            "PasswordResetRequiredException",
            "InvalidParameterException");

    assertThat(replies.getFirst().status()).isEqualTo(401);
    assertThat(replies.getFirst().problem()).isEqualTo("wrong-credentials");
    assertThat(replies).containsOnly(replies.getFirst());
  }

  @Test
  void a_lock_out_is_not_a_wrong_password() {
    for (var call : List.of(Anyone.sends(BODY), Anyone.sends(SECOND_FACTOR, CODE))) {
      cognito.answers(
          400,
          """
          {"__type": "NotAuthorizedException", "message": "Password attempts exceeded"}
          """);

      var reply = call.to(login);

      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.problem()).isEqualTo("too-many-requests");
      assertThat(reply.headers()).containsKey("Retry-After");
    }
  }

  @Test
  void a_second_factor_is_asked_for() {
    cognito.answers(
        """
        {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "a.session",
         "ChallengeParameters": {"USER_ID_FOR_SRP": "some-id"}}
        """);

    var reply = Anyone.sends(BODY).to(login);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).hasToString("{\"secondFactor\":{\"session\":\"some-id.a.session\"}}");
  }

  @Test
  void the_authenticators_code_gives_the_tokens() {
    var accessToken = StubCognito.accessToken("some-id", "admins");
    cognito.answers(StubCognito.tokens(accessToken));

    var reply = Anyone.sends(SECOND_FACTOR, CODE).to(login);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("accessToken").asText()).isEqualTo(accessToken);
    cognito.assertOnlyCall(
        "AdminRespondToAuthChallenge",
        "\"UserPoolId\":\"the-user-pool\"",
        "\"ClientId\":\"sign-in-client\"",
        "\"ChallengeName\":\"SOFTWARE_TOKEN_MFA\"",
        "\"Session\":\"a.session\"",
        "\"USERNAME\":\"some-id\"",
        "\"SOFTWARE_TOKEN_MFA_CODE\":\"654321\"",
        "\"SECRET_HASH\":\"%s\"".formatted(StubCognito.SIGN_IN.secretHash("some-id")));
    assertThat(cognito.signed()).containsExactly("AdminRespondToAuthChallenge");
  }

  @Test
  void a_wrong_code_can_be_typed_again() {
    for (var errorType : List.of("CodeMismatchException", "ExpiredCodeException")) {
      cognito.refuses(errorType);

      var reply = Anyone.sends(SECOND_FACTOR, CODE).to(login);

      assertThat(reply.status()).as(errorType).isEqualTo(400);
      assertThat(reply.problem()).isEqualTo("wrong-code");
    }
  }

  @Test
  void a_login_that_took_too_long_begins_anew() {
    for (var errorType :
        List.of(
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "PasswordResetRequiredException",
            "InvalidParameterException")) {
      cognito.refuses(errorType);

      assertThat(Anyone.sends(SECOND_FACTOR, CODE).to(login).problem())
          .as(errorType)
          .isEqualTo("wrong-credentials");
    }
  }

  @Test
  void an_admin_needs_a_second_factor() {
    cognito.answers(
        "AdminInitiateAuth", StubCognito.tokens(StubCognito.accessToken("some-id", "admins")));

    var reply = Anyone.sends(BODY).to(login);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("second-factor-needed");
    assertThat(cognito.call("RevokeToken").body()).contains("\"Token\":\"a-refresh-token\"");
  }

  @Test
  void an_admins_token_that_lives_is_not_passed_over() {
    cognito.answers(
        "AdminInitiateAuth", StubCognito.tokens(StubCognito.accessToken("some-id", "admins")));
    cognito.fails("RevokeToken", 500, "InternalErrorException");

    assertThat(Anyone.sends(BODY).to(login).problem()).isEqualTo("try-again");
  }

  @Test
  void an_account_that_needs_something_else_is_refused() {
    for (var challenge : List.of("NEW_PASSWORD_REQUIRED", "SMS_MFA")) {
      cognito.answers(
          """
          {"ChallengeName": "%s", "Session": "a-session", "ChallengeParameters": {}}
          """
              .formatted(challenge));

      for (var call : List.of(Anyone.sends(BODY), Anyone.sends(SECOND_FACTOR, CODE))) {
        var reply = call.to(login);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
      }
    }
  }
}
