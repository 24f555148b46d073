package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Secret;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SelfServiceTest {

  private static final Secret TOKEN = new Secret("an-access-token");
  private static final Secret CODE = new Secret("123456");

  private final StubCognito cognito = new StubCognito();
  private final SelfService selfService = new SelfService(cognito.client());

  SelfServiceTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void an_address_is_confirmed_by_token_and_code() {
    assertThat(selfService.confirmAddress(TOKEN, CODE)).isEqualTo(new CodeTyped.Taken());

    cognito.assertOnlyCall(
        "VerifyUserAttribute",
        "\"AccessToken\":\"an-access-token\"",
        "\"AttributeName\":\"email\"",
        "\"Code\":\"123456\"");
    assertThat(cognito.signed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodeMismatchException",
        "ExpiredCodeException",
        // Another account was quicker.
        "AliasExistsException",
        "InvalidParameterException"
      })
  void every_wrong_code_of_an_address_is_alike(String errorType) {
    cognito.refuses(errorType);

    assertThat(selfService.confirmAddress(TOKEN, CODE)).isEqualTo(new CodeTyped.WrongCode());
  }

  @Test
  void an_authenticator_starts_with_a_secret() {
    cognito.answers("{\"SecretCode\": \"JBSWY3DPEHPK3PXP\"}");

    assertThat(selfService.startAuthenticator(TOKEN))
        .isEqualTo(new Enrolment.Started(new Secret("JBSWY3DPEHPK3PXP")));
    cognito.assertOnlyCall("AssociateSoftwareToken", "{\"AccessToken\":\"an-access-token\"}");
    assertThat(cognito.signed()).isEmpty();
  }

  @Test
  void two_starts_at_once_may_be_sent_again() {
    cognito.refuses("ConcurrentModificationException");

    assertThat(selfService.startAuthenticator(TOKEN)).isEqualTo(new NotServed.Unavailable());
  }

  @Test
  void an_authenticator_is_confirmed_by_its_code() {
    cognito.answers("{\"Status\": \"SUCCESS\"}");

    assertThat(selfService.confirmAuthenticator(TOKEN, CODE)).isEqualTo(new CodeTyped.Taken());
    cognito.assertOnlyCall(
        "VerifySoftwareToken", "\"AccessToken\":\"an-access-token\"", "\"UserCode\":\"123456\"");
    assertThat(cognito.signed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodeMismatchException",
        "EnableSoftwareTokenMFAException",
        "SoftwareTokenMFANotFoundException",
        "InvalidParameterException"
      })
  void every_wrong_code_of_an_authenticator_is_alike(String errorType) {
    cognito.refuses(errorType);

    assertThat(selfService.confirmAuthenticator(TOKEN, CODE)).isEqualTo(new CodeTyped.WrongCode());
  }

  @Test
  void an_error_without_an_exception_is_a_wrong_code() {
    cognito.answers("{\"Status\": \"ERROR\"}");

    assertThat(selfService.confirmAuthenticator(TOKEN, CODE)).isEqualTo(new CodeTyped.WrongCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NotAuthorizedException", "UserNotFoundException"})
  void a_revoked_token_is_refused(String errorType) {
    cognito.refuses(errorType);

    assertThat(selfService.confirmAddress(TOKEN, CODE)).isEqualTo(new CodeTyped.TokenRefused());
    assertThat(selfService.confirmAuthenticator(TOKEN, CODE))
        .isEqualTo(new CodeTyped.TokenRefused());
    assertThat(selfService.startAuthenticator(TOKEN)).isEqualTo(new Enrolment.TokenRefused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LimitExceededException", "TooManyRequestsException"})
  void a_limit_is_an_outcome(String errorType) {
    cognito.refuses(errorType);

    assertThat(selfService.confirmAddress(TOKEN, CODE)).isEqualTo(new NotServed.TooManyRequests());
    assertThat(selfService.confirmAuthenticator(TOKEN, CODE))
        .isEqualTo(new NotServed.TooManyRequests());
    assertThat(selfService.startAuthenticator(TOKEN)).isEqualTo(new NotServed.TooManyRequests());
  }
}
