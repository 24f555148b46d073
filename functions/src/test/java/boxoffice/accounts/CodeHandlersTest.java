package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Caller.Reply;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The functions that send a code or take one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeHandlersTest {

  private static final String ADDRESS = "{\"email\": \"someone@example.com\"}";
  private static final String CONFIRMATION =
      "{\"email\": \"someone@example.com\", \"code\": \"123456\"}";
  private static final String NEW_PASSWORD =
      """
      {"email": "someone@example.com", "code": "123456", "password": "Example-Passw0rd"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final ConfirmHandler confirm = new ConfirmHandler(cognito.accounts());
  private final ResendConfirmationHandler resend =
      new ResendConfirmationHandler(cognito.accounts());
  private final ForgotPasswordHandler forgot = new ForgotPasswordHandler(cognito.accounts());
  private final ResetPasswordHandler reset = new ResetPasswordHandler(cognito.accounts());

  CodeHandlersTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void the_right_code_confirms_an_account() {
    var reply = Anyone.sends(CONFIRMATION).to(confirm);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    cognito.assertOnlyCall(
        "ConfirmSignUp", "\"Username\":\"someone@example.com\"", "\"ConfirmationCode\":\"123456\"");
  }

  @Test
  void every_wrong_confirmation_gets_the_same_answer() {
    var replies =
        cognito.refusals(
            confirm,
            CONFIRMATION,
            "CodeMismatchException",
            "ExpiredCodeException",
            "UserNotFoundException",
            // The answer of Cognito for an account that is confirmed already.
            "NotAuthorizedException",
            "AliasExistsException",
            "InvalidParameterException");

    assertThat(replies.getFirst())
        .returns(400, Reply::status)
        .returns("wrong-code", Reply::problem);
    assertThat(replies).containsOnly(replies.getFirst());
  }

  @Test
  void the_right_code_sets_a_new_password() {
    var reply = Anyone.sends(NEW_PASSWORD).to(reset);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    cognito.assertOnlyCall(
        "ConfirmForgotPassword",
        "\"Username\":\"someone@example.com\"",
        "\"ConfirmationCode\":\"123456\"",
        "\"Password\":\"Example-Passw0rd\"");
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

    var body = "{\"ClientId\":\"the-client-id\",\"Username\":\"someone@example.com\"}";
    assertThat(cognito.calls())
        .containsExactly(
            new StubCognito.Call("ResendConfirmationCode", body),
            new StubCognito.Call("ForgotPassword", body));
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
