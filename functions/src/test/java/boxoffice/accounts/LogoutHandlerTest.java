package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogoutHandlerTest {

  private static final String BODY =
      """
      {"refreshToken": "some-id.a-refresh.token"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final LogoutHandler logout = new LogoutHandler(cognito.sessions());

  LogoutHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void revokes_the_refresh_token() {
    var reply = Anyone.sends(BODY).to(logout);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    assertThat(cognito.calls())
        .containsExactly(
            new StubCognito.Call(
                "RevokeToken",
                "{\"Token\":\"a-refresh.token\",\"ClientId\":\"sign-in-client\","
                    + "\"ClientSecret\":\"sign-in-secret\"}"));
    assertThat(cognito.signed()).isEmpty();
  }

  @Test
  void an_unusable_token_counts_as_revoked() {
    for (var errorType :
        List.of(
            "NotAuthorizedException",
            "UnauthorizedException",
            "UnsupportedTokenTypeException",
            "InvalidParameterException")) {
      cognito.refuses(errorType);

      assertThat(Anyone.sends(BODY).to(logout).status()).as(errorType).isEqualTo(204);
    }
  }
}
