package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondFactorRoutesTest {

  private static final String PASSWORD = "{\"password\": \"correct-horse-6\"}";
  private static final String CODE = "{\"password\": \"correct-horse-6\", \"code\": \"123456\"}";

  private final OwnAccount own = new OwnAccount();

  SecondFactorRoutesTest() throws IOException {}

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  void a_secret_is_given_for_the_password() {
    own.cognito.answers(
        "AdminGetUser",
        StubCognito.user(OwnAccount.ID).replace("someone@example.com", "some+one@example.com"));

    var reply = own.posts("/second-factor", PASSWORD);

    assertThat(reply.text())
        .isEqualTo(
            "{\"secret\":\"JBSWY3DPEHPK3PXP\",\"uri\":\"otpauth://totp/Box%20Office:"
                + "some%2Bone%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Box%20Office\"}");
    assertThat(own.cognito.operations())
        .containsExactly(
            "AdminInitiateAuth", "RevokeToken", "AdminGetUser", "AssociateSoftwareToken");
  }

  @Test
  void a_wrong_password_confirms_no_authenticator() {
    own.cognito.refuses("AdminInitiateAuth", "NotAuthorizedException");

    assertThat(own.posts("/second-factor/confirm", CODE).problem()).isEqualTo("wrong-password");
    assertThat(own.cognito.operations()).containsExactly("AdminInitiateAuth");
  }

  @Test
  void a_wrong_password_gets_no_secret() {
    own.cognito.refuses("AdminInitiateAuth", "NotAuthorizedException");

    var reply = own.posts("/second-factor", PASSWORD);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("wrong-password");
    assertThat(own.cognito.operations()).containsExactly("AdminInitiateAuth");
  }

  @Test
  void the_first_code_makes_logins_ask_for_codes() {
    assertThat(own.posts("/second-factor/confirm", CODE).status()).isEqualTo(204);

    assertThat(own.cognito.operations())
        .containsExactly(
            "AdminInitiateAuth",
            "RevokeToken",
            "VerifySoftwareToken",
            "AdminSetUserMFAPreference",
            "AdminUserGlobalSignOut");
    assertThat(own.cognito.call("AdminSetUserMFAPreference").body())
        .contains("\"SoftwareTokenMfaSettings\":{\"Enabled\":true,\"PreferredMfa\":true}");
  }

  @Test
  void a_confirmation_that_is_cut_off_is_repeated() {
    own.cognito.fails("AdminSetUserMFAPreference", 500, "InternalErrorException");
    assertThat(own.posts("/second-factor/confirm", CODE).problem()).isEqualTo("try-again");
    own.cognito.answers("AdminSetUserMFAPreference", "{}");

    assertThat(own.posts("/second-factor/confirm", CODE).status()).isEqualTo(204);
  }

  @Test
  void an_authenticator_is_not_done_while_sessions_live() {
    own.cognito.fails("AdminUserGlobalSignOut", 500, "InternalErrorException");

    assertThat(own.posts("/second-factor/confirm", CODE).problem()).isEqualTo("try-again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EnableSoftwareTokenMFAException", "CodeMismatchException"})
  void a_wrong_code_changes_no_login(String errorType) {
    own.cognito.refuses("VerifySoftwareToken", errorType);

    var reply = own.posts("/second-factor/confirm", CODE);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("wrong-code");
    assertThat(own.cognito.operations())
        .containsExactly("AdminInitiateAuth", "RevokeToken", "VerifySoftwareToken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦"})
  void a_code_has_six_digits(String code) {
    var reply = own.posts("/second-factor/confirm", CODE.replace("123456", code));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("code");
    assertThat(own.cognito.calls()).isEmpty();
  }

  @Test
  void a_revoked_token_means_log_in_again() {
    own.cognito.refuses("AssociateSoftwareToken", "NotAuthorizedException");
    own.cognito.refuses("VerifySoftwareToken", "NotAuthorizedException");

    assertThat(own.posts("/second-factor", PASSWORD).problem()).isEqualTo("unauthorized");
    assertThat(own.posts("/second-factor/confirm", CODE).problem()).isEqualTo("unauthorized");
  }
}
