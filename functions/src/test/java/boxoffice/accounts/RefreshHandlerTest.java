package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshHandlerTest {

  private static final String BODY =
      """
      {"refreshToken": "a-refresh-token"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final RefreshHandler refresh = new RefreshHandler(cognito.accounts());

  RefreshHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void returns_a_new_access_token() {
    cognito.answers(
        """
        {"AuthenticationResult": {"AccessToken": "a-new-access-token", "ExpiresIn": 900}}
        """);

    var reply = Anyone.sends(BODY).to(refresh);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .hasToString("{\"accessToken\":\"a-new-access-token\",\"expiresIn\":900}");
    cognito.assertOnlyCall(
        "InitiateAuth",
        "\"AuthFlow\":\"REFRESH_TOKEN_AUTH\"",
        "\"REFRESH_TOKEN\":\"a-refresh-token\"");
  }

  @Test
  void all_wrong_tokens_get_the_same_answer() {
    var replies =
        cognito.refusals(
            refresh,
            BODY,
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "PasswordResetRequiredException",
            "InvalidParameterException");

    assertThat(replies.getFirst().status()).isEqualTo(401);
    assertThat(replies.getFirst().problem()).isEqualTo("wrong-credentials");
    assertThat(replies).containsOnly(replies.getFirst());
  }
}
