package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Caller.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The functions that send a code or take one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeHandlersTest {

  private static final String ADDRESS = "{\"email\": \"someone@example.com\"}";
  private static final String NEW_PASSWORD =
      """
      {"email": "someone@example.com", "code": "123456", "password": "correct-horse-7"}
      """;

  private static final String PROOF = StubCognito.SIGN_UP.secretHash("someone@example.com");

  private final StubCognito cognito = new StubCognito();
  private final ResendConfirmationHandler resend =
      new ResendConfirmationHandler(cognito.mailedCodes());
  private final ForgotPasswordHandler forgot = new ForgotPasswordHandler(cognito.mailedCodes());
  private final ResetPasswordHandler reset =
      new ResetPasswordHandler(cognito.resetPassword(), cognito.refusedSignIns());

  CodeHandlersTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void the_right_code_sets_a_new_password() {
    var reply = Anyone.sends(NEW_PASSWORD).to(reset);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    assertThat(cognito.call("ConfirmForgotPassword").body())
        .contains(
            "\"ClientId\":\"sign-up-client\"",
            "\"SecretHash\":\"%s\"".formatted(PROOF),
            "\"Username\":\"someone@example.com\"",
            "\"ConfirmationCode\":\"123456\"",
            "\"Password\":\"correct-horse-7\"");
  }

  @Test
  void a_reset_ends_every_session() {
    Anyone.sends(NEW_PASSWORD).to(reset);

    assertThat(cognito.operations())
        .containsExactly("ConfirmForgotPassword", "AdminUserGlobalSignOut");
    assertThat(cognito.call("AdminUserGlobalSignOut").body())
        .contains("the-user-pool", "someone@example.com");
    assertThat(cognito.signed()).containsExactly("AdminUserGlobalSignOut");
  }

  @Test
  void a_reset_is_not_done_while_sessions_live() {
    for (var errorType : List.of("InternalErrorException", "TooManyRequestsException")) {
      cognito.fails("AdminUserGlobalSignOut", 500, errorType);

      var reply = Anyone.sends(NEW_PASSWORD).to(reset);

      assertThat(reply.status()).as(errorType).isEqualTo(503);
      assertThat(reply.problem()).isEqualTo("try-again");
      assertThat(reply.text()).contains("new code");
    }
  }

  /** The trigger runs after the code was taken and the password set. */
  @Test
  void a_failed_trigger_ends_sessions_all_the_same() {
    for (var errorType :
        List.of(
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException")) {
      cognito.refuses("ConfirmForgotPassword", errorType);

      var reply = Anyone.sends(NEW_PASSWORD).to(reset);

      assertThat(reply.problem()).as(errorType).isEqualTo("try-again");
      assertThat(cognito.operations()).endsWith("ConfirmForgotPassword", "AdminUserGlobalSignOut");
    }
  }

  @Test
  void a_wrong_code_ends_no_session() {
    cognito.refuses("ConfirmForgotPassword", "CodeMismatchException");

    Anyone.sends(NEW_PASSWORD).to(reset);

    assertThat(cognito.operations()).containsExactly("ConfirmForgotPassword");
  }

  @Test
  void a_repeated_reset_is_told_what_to_do() {
    cognito.refuses("ConfirmForgotPassword", "ExpiredCodeException");

    assertThat(Anyone.sends(NEW_PASSWORD).to(reset).text())
        .contains("log in or set a new password")
        .contains("new code");
  }

  @Test
  void every_wrong_reset_gets_the_same_answer() {
    var replies =
        cognito.refusals(
            reset,
            NEW_PASSWORD,
            "CodeMismatchException",
            "ExpiredCodeException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "NotAuthorizedException",
            "InvalidParameterException");

    assertThat(replies.getFirst())
        .returns(400, Reply::status)
        .returns("wrong-code", Reply::problem);
    assertThat(replies).containsOnly(replies.getFirst());
  }

  @Test
  void a_new_password_must_follow_the_policy() {
    assertThat(
            cognito.refusals(
                reset,
                NEW_PASSWORD,
                "InvalidPasswordException",
                "PasswordHistoryPolicyViolationException"))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(400);
              assertThat(reply.errors()).containsOnlyKeys("password");
            });
  }

  @Test
  void cognito_sends_the_codes() {
    assertThat(Anyone.sends(ADDRESS).to(resend).status()).isEqualTo(202);
    assertThat(Anyone.sends(ADDRESS).to(forgot).status()).isEqualTo(202);

    var body =
        "{\"ClientId\":\"sign-up-client\",\"SecretHash\":\"%s\",".formatted(PROOF)
            + "\"Username\":\"someone@example.com\"}";
    assertThat(cognito.calls())
        .containsExactly(
            new StubCognito.Call("ResendConfirmationCode", body),
            new StubCognito.Call("ForgotPassword", body));
  }

  @Test
  void the_address_is_refused_as_a_password() {
    var reply =
        Anyone.sends(NEW_PASSWORD.replace("correct-horse-7", "Someone@example.com")).to(reset);

    assertThat(reply.errors()).containsOnlyKeys("password");
    assertThat(cognito.calls()).isEmpty();
  }

  @Test
  void asking_for_a_code_does_not_reveal_an_account() {
    var errorTypes =
        new String[] {
          "UserNotFoundException",
          "UserNotConfirmedException",
          "NotAuthorizedException",
          "InvalidParameterException",
          "CodeDeliveryFailureException"
        };

    assertThat(
            Stream.of(resend, forgot)
                .flatMap(handler -> cognito.refusals(handler, ADDRESS, errorTypes).stream()))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(202);
              assertThat(reply.body()).isNull();
            });
  }
}
