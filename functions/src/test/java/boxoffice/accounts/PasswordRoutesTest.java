package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordRoutesTest {

  private static final String OLD = "correct-horse-6";
  private static final String CHANGE =
      "{\"password\": \"correct-horse-6\", \"newPassword\": \"correct-horse-7\"}";

  private final OwnAccount own = new OwnAccount();

  PasswordRoutesTest() throws IOException {}

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  void a_change_ends_every_session_then_signs_in() {
    own.cognito.knows(OLD);

    var reply = own.posts("/password", CHANGE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("refreshToken").asText()).endsWith(".a-refresh-token");
    assertThat(own.cognito.operations())
        .containsExactly(
            "AdminInitiateAuth",
            "AdminGetUser",
            "AdminSetUserPassword",
            "AdminUserGlobalSignOut",
            "AdminInitiateAuth");
    assertThat(own.cognito.call("AdminSetUserPassword").body())
        .contains("\"Password\":\"correct-horse-7\"", "\"Permanent\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AdminSetUserPassword", "AdminUserGlobalSignOut", "AdminInitiateAuth"})
  void a_change_that_is_cut_off_is_repeated(String operation) {
    own.cognito.knows(OLD);
    if (operation.equals("AdminInitiateAuth")) {
      own.cognito.answersInTurn(
          operation, StubCognito.tokens(StubCognito.accessToken(OwnAccount.ID)));
    }
    own.cognito.failsInTurn(operation);
    assertThat(own.posts("/password", CHANGE).problem()).isEqualTo("try-again");
    var before = own.cognito.operations().size();

    assertThat(own.posts("/password", CHANGE).status()).isEqualTo(200);

    var again = own.cognito.operations().subList(before, own.cognito.operations().size());
    assertThat(again).endsWith("AdminUserGlobalSignOut", "AdminInitiateAuth");
    assertThat(own.cognito.calls().getLast().body()).contains("correct-horse-7");
  }

  @Test
  void a_repeat_after_a_lost_answer_signs_out_too() {
    own.cognito.knows("correct-horse-7");

    assertThat(own.posts("/password", CHANGE).status()).isEqualTo(200);
    assertThat(own.cognito.operations())
        .containsExactly(
            "AdminInitiateAuth",
            "AdminInitiateAuth",
            "AdminUserGlobalSignOut",
            "AdminInitiateAuth");
  }

  @Test
  void a_wrong_password_changes_nothing() {
    own.cognito.knows("another-password");

    var reply = own.posts("/password", CHANGE);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("wrong-password");
    assertThat(own.cognito.operations()).containsOnly("AdminInitiateAuth");
  }

  @Test
  void a_second_factor_is_asked_for_after_a_change() {
    own.cognito.knows(OLD);
    own.cognito.answers(
        "AdminInitiateAuth",
        """
        {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "a-session",
         "ChallengeParameters": {"USER_ID_FOR_SRP": "%s"}}
        """
            .formatted(OwnAccount.ID));

    var reply = own.posts("/password", CHANGE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().at("/secondFactor/session").asText()).endsWith(".a-session");
    assertThat(own.cognito.operations()).contains("AdminUserGlobalSignOut");
  }

  /** Another change came between the sign-out and the login of this one. */
  @Test
  void a_change_that_lost_to_another_is_refused() {
    var tokens = StubCognito.tokens(StubCognito.accessToken(OwnAccount.ID));
    own.cognito.answersInTurn("AdminInitiateAuth", tokens);
    own.cognito.refuses("AdminInitiateAuth", "NotAuthorizedException");

    assertThat(own.posts("/password", CHANGE).problem()).isEqualTo("wrong-password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "password1234", " correct-horse-7", "correct-horse-7\\u0000"})
  void a_new_password_follows_the_rules(String password) {
    var reply =
        own.posts(
            "/password",
            "{\"password\": \"correct-horse-6\", \"newPassword\": \"%s\"}".formatted(password));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("newPassword");
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"someone@example.com", "SomeOne@Example.COM"})
  void a_new_password_is_not_the_address(String password) {
    own.cognito.knows(OLD);

    var reply =
        own.posts(
            "/password",
            "{\"password\": \"correct-horse-6\", \"newPassword\": \"%s\"}".formatted(password));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsExactly(Map.entry("newPassword", "must not be the address"));
    assertThat(own.cognito.operations()).doesNotContain("AdminSetUserPassword");
  }

  @Test
  void an_old_password_may_break_rules_of_today() {
    own.cognito.knows("Old-1");

    assertThat(
            own.posts(
                    "/password", "{\"password\": \"Old-1\", \"newPassword\": \"correct-horse-7\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void every_session_is_ended_when_asked() {
    var reply = own.posts("/sign-out-everywhere", null);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    assertThat(own.cognito.operations()).containsExactly("AdminUserGlobalSignOut");
  }
}
