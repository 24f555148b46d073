package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.messaging.FakeQueue;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterHandlerTest {

  private static final String BODY =
      """
      {"email": "someone@example.com"}
      """;
  private static final Pattern PASSWORD = Pattern.compile("\"Password\":\"([^\"]+)\"");

  private final StubCognito cognito = new StubCognito();
  private final FakeQueue notices = new FakeQueue();
  private final RegisterHandler register =
      new RegisterHandler(
          cognito.mailedCodes(),
          cognito.mailboxes(LocalDynamoDb.newTable(), false),
          cognito.accountNotices(notices));

  RegisterHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void signs_up_with_proof_of_the_secret() {
    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).isNull();
    cognito.assertOnlyCall(
        "SignUp",
        "\"ClientId\":\"sign-up-client\"",
        "\"SecretHash\":\"%s\"".formatted(StubCognito.SIGN_UP.secretHash("someone@example.com")),
        "\"Username\":\"someone@example.com\"",
        "\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"someone@example.com\"}]");
  }

  @Test
  void draws_a_new_password_each_time() {
    Anyone.sends(BODY).to(register);
    Anyone.sends(BODY).to(register);

    assertThat(cognito.calls())
        .extracting(call -> password(call.body()))
        .doesNotHaveDuplicates()
        .allMatch(password -> password.length() == 64);
  }

  @Test
  void the_person_of_a_confirmed_address_is_told() {
    var first = Anyone.sends(BODY).to(register);
    cognito.refuses("SignUp", "UsernameExistsException");
    cognito.refuses("ResendConfirmationCode", "InvalidParameterException");
    cognito.answers("AdminGetUser", StubCognito.user("user-1"));

    assertThat(Anyone.sends(BODY).to(register)).isEqualTo(first);

    assertThat(notices.bodies())
        .singleElement()
        .asString()
        .contains("\"detail-type\":\"AccountExists\"", "\"id\":\"user-1.account.2026-11-23\"")
        .doesNotContain("example.com");
  }

  @Test
  void nobody_learns_that_the_person_is_not_told() {
    var first = Anyone.sends(BODY).to(register);
    cognito.refuses("SignUp", "UsernameExistsException");
    cognito.refuses("ResendConfirmationCode", "InvalidParameterException");
    cognito.fails("AdminGetUser", 500, "InternalErrorException");

    assertThat(Anyone.sends(BODY).to(register)).isEqualTo(first);

    cognito.answers("AdminGetUser", StubCognito.user("user-1"));
    notices.silent(true);
    assertThat(Anyone.sends(BODY).to(register)).isEqualTo(first);
  }

  @Test
  void only_a_confirmed_address_is_told() {
    cognito.refuses("SignUp", "UsernameExistsException");
    Anyone.sends(BODY).to(register);

    assertThat(notices.bodies()).isEmpty();
    assertThat(cognito.operations()).doesNotContain("AdminGetUser");
  }

  @Test
  void a_known_address_gets_the_code_again() {
    var first = Anyone.sends(BODY).to(register);
    cognito.refuses("SignUp", "UsernameExistsException");

    assertThat(Anyone.sends(BODY).to(register)).isEqualTo(first);
    assertThat(cognito.operations()).endsWith("SignUp", "ResendConfirmationCode");
    assertThat(cognito.call("ResendConfirmationCode").body())
        .contains(StubCognito.SIGN_UP.secretHash("someone@example.com"));
  }

  @Test
  void a_confirmed_address_looks_like_a_new_one() {
    var first = Anyone.sends(BODY).to(register);
    cognito.refuses("SignUp", "UsernameExistsException");
    cognito.refuses("ResendConfirmationCode", "InvalidParameterException");

    assertThat(Anyone.sends(BODY).to(register)).isEqualTo(first);
  }

  @Test
  void changes_nothing_of_a_known_account() {
    cognito.refuses("SignUp", "UsernameExistsException");

    Anyone.sends(BODY).to(register);

    assertThat(cognito.operations()).containsExactly("SignUp", "ResendConfirmationCode");
    assertThat(cognito.signed()).isEmpty();
  }

  @Test
  void an_address_that_cognito_refuses_is_an_error() {
    cognito.refuses("InvalidParameterException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("email");
  }

  @Test
  void a_code_that_was_not_sent_means_try_again() {
    cognito.refuses("CodeDeliveryFailureException");

    assertThat(Anyone.sends(BODY).to(register).problem()).isEqualTo("try-again");
  }

  private static String password(String body) {
    var password = PASSWORD.matcher(body);
    assertThat(password.find()).isTrue();
    return password.group(1);
  }
}
