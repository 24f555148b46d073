package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.background.EndSessionsHandler;
import boxoffice.http.TestContext;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EndSessionsTest {

  private final StubCognito cognito = new StubCognito();
  private final EndSessionsHandler endSessions =
      new EndSessionsHandler(
          userPoolId -> new EndSessions(new Accounts(cognito.client(), userPoolId)));

  EndSessionsTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void a_reset_ends_every_session() {
    var event = event("PostConfirmation_ConfirmForgotPassword");

    assertThat(handle(event)).isEqualTo(event);
    cognito.assertOnlyCall(
        "AdminUserGlobalSignOut",
        "\"UserPoolId\":\"pool-of-the-event\"",
        "\"Username\":\"some-id\"");
    assertThat(cognito.signed()).containsExactly("AdminUserGlobalSignOut");
  }

  @Test
  void a_new_account_has_no_sessions() {
    var event = event("PostConfirmation_ConfirmSignUp");

    assertThat(handle(event)).isEqualTo(event);
    assertThat(cognito.calls()).isEmpty();
  }

  @Test
  void an_account_that_is_gone_has_no_sessions() {
    cognito.refuses("UserNotFoundException");
    var event = event("PostConfirmation_ConfirmForgotPassword");

    assertThat(handle(event)).isEqualTo(event);
  }

  @Test
  void a_failure_is_told_to_cognito() {
    cognito.fails(500, "InternalErrorException");

    assertThatIllegalStateException()
        .isThrownBy(() -> handle(event("PostConfirmation_ConfirmForgotPassword")));
  }

  private Map<String, Object> handle(Map<String, Object> event) {
    return endSessions.handleRequest(event, new TestContext(5_000));
  }

  private static Map<String, Object> event(String trigger) {
    return Map.of(
        "version",
        "1",
        "triggerSource",
        trigger,
        "userPoolId",
        "pool-of-the-event",
        "userName",
        "some-id",
        "request",
        Map.of("userAttributes", Map.of("email", "someone@example.com")),
        "response",
        Map.of());
  }
}
