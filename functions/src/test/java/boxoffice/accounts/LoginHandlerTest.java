package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  private final StubCognito cognito = new StubCognito();
  private final LoginHandler login = new LoginHandler(cognito.accounts());

  LoginHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void returns_the_tokens_but_no_id_token() {
    cognito.answers(
        """
        {"AuthenticationResult": {"AccessToken": "an-access-token", "IdToken": "an-id-token",
          "RefreshToken": "a-refresh-token", "ExpiresIn": 900, "TokenType": "Bearer"}}
        """);

    var reply = Anyone.sends(BODY).to(login);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .hasToString(
            "{\"accessToken\":\"an-access-token\",\"refreshToken\":\"a-refresh-token\","
                + "\"expiresIn\":900}");
  }

  @Test
  void logs_in_to_cognito_by_password() {
    Anyone.sends(BODY).to(login);

    cognito.assertOnlyCall(
        "InitiateAuth",
        "\"AuthFlow\":\"USER_PASSWORD_AUTH\"",
        "\"ClientId\":\"the-client-id\"",
        "\"USERNAME\":\"someone@example.com\"",
        "\"PASSWORD\":\"Example-Passw0rd\"");
  }

  @Test
  void takes_a_missing_lifetime_from_the_access_token() {
    cognito.answers(
        """
        {"AuthenticationResult": {"AccessToken": "%s", "RefreshToken": "a-refresh-token"}}
        """
            .formatted(token("{\"iat\": 1800000000, \"exp\": 1800000900}")));

    assertThat(Anyone.sends(BODY).to(login).body().path("expiresIn").asInt()).isEqualTo(900);
  }

  @Test
  void a_token_without_a_lifetime_stays_out_of_logs() {
    Stream.of("not-a-token", token("{}"), token("not json"))
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
            "InvalidPasswordException",
            "PasswordResetRequiredException",
            "InvalidParameterException");

    assertThat(replies.getFirst().status()).isEqualTo(401);
    assertThat(replies.getFirst().problem()).isEqualTo("wrong-credentials");
    assertThat(replies).containsOnly(replies.getFirst());
  }

  @Test
  void an_account_must_be_confirmed_first() {
    cognito.refuses("UserNotConfirmedException");

    var reply = Anyone.sends(BODY).to(login);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("not-confirmed");
  }

  @Test
  void an_account_that_needs_a_challenge_is_refused() {
    for (var challenge : List.of("NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA")) {
      cognito.answers(
          """
          {"ChallengeName": "%s", "Session": "a-session", "ChallengeParameters": {}}
          """
              .formatted(challenge));

      var reply = Anyone.sends(BODY).to(login);

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.problem()).isEqualTo("forbidden");
      assertThat(reply.body().path("detail").asText()).contains("more than a password");
    }
  }

  private static String token(String claims) {
    return "aGVhZGVy."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }
}
