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
      {"refreshToken": "some-id.a-refresh.token"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final RefreshHandler refresh = new RefreshHandler(cognito.sessions());

  RefreshHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void returns_a_new_access_token() {
    var accessToken = StubCognito.accessToken("some-id");
    cognito.answers(StubCognito.tokens(accessToken));

    var reply = Anyone.sends(BODY).to(refresh);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .hasToString("{\"accessToken\":\"%s\",\"expiresIn\":900}".formatted(accessToken));
  }

  /** Cognito wants the internal name in the proof; the address is refused. */
  @Test
  void proves_the_secret_for_the_internal_name() {
    cognito.answers(StubCognito.tokens(StubCognito.accessToken("some-id")));

    Anyone.sends(BODY).to(refresh);

    cognito.assertOnlyCall(
        "AdminInitiateAuth",
        "\"UserPoolId\":\"the-user-pool\"",
        "\"ClientId\":\"sign-in-client\"",
        "\"AuthFlow\":\"REFRESH_TOKEN_AUTH\"",
        "\"REFRESH_TOKEN\":\"a-refresh.token\"",
        "\"SECRET_HASH\":\"%s\"".formatted(StubCognito.SIGN_IN.secretHash("some-id")));
    assertThat(cognito.signed()).containsExactly("AdminInitiateAuth");
  }

  @Test
  void an_admin_needs_a_second_factor() {
    cognito.answers(
        "AdminInitiateAuth", StubCognito.tokens(StubCognito.accessToken("some-id", "admins")));
    cognito.answers("AdminGetUser", StubCognito.user("some-id"));

    var without = Anyone.sends(BODY).to(refresh);

    assertThat(without.status()).isEqualTo(403);
    assertThat(without.problem()).isEqualTo("second-factor-needed");
    assertThat(cognito.call("RevokeToken").body()).contains("\"Token\":\"a-refresh.token\"");

    cognito.answers("AdminGetUser", StubCognito.user("some-id", "SOFTWARE_TOKEN_MFA"));

    assertThat(Anyone.sends(BODY).to(refresh).status()).isEqualTo(200);
  }

  @Test
  void a_group_counts_by_its_whole_name() {
    cognito.answers(StubCognito.tokens(StubCognito.accessToken("some-id", "x admins y")));

    assertThat(Anyone.sends(BODY).to(refresh).status()).isEqualTo(200);
  }

  @Test
  void a_token_of_another_shape_is_refused() {
    cognito.refuses("NotAuthorizedException");

    assertThat(Anyone.sends("{\"refreshToken\": \"nobody\"}").to(refresh).problem())
        .isEqualTo("wrong-credentials");
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
