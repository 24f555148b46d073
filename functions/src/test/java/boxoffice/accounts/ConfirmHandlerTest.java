package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfirmHandlerTest {

  private static final String USER_ID = "11111111-1111-4111-8111-111111111111";
  private static final String BODY =
      """
      {"email": "someone@example.com", "code": "123456", "name": "Someone",
       "password": "correct-horse-7"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final Table table = LocalDynamoDb.newTable();
  private final ConfirmHandler confirm =
      new ConfirmHandler(cognito.confirmAccount(table), cognito.refusedSignIns());

  ConfirmHandlerTest() throws IOException {
    cognito.answers("AdminGetUser", StubCognito.user(USER_ID));
  }

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void sets_what_came_with_the_right_code() {
    var reply = Anyone.sends(BODY).to(confirm);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isNull();
    assertThat(cognito.operations())
        .containsExactly(
            "ConfirmSignUp",
            "AdminGetUser",
            "AdminUpdateUserAttributes",
            "AdminSetUserPassword",
            "AdminUserGlobalSignOut");
    assertThat(cognito.call("ConfirmSignUp").body())
        .contains(
            "\"ClientId\":\"sign-up-client\"",
            "\"SecretHash\":\"%s\""
                .formatted(StubCognito.SIGN_UP.secretHash("someone@example.com")),
            "\"Username\":\"someone@example.com\"",
            "\"ConfirmationCode\":\"123456\"");
    assertThat(cognito.call("AdminUpdateUserAttributes").body())
        .contains(USER_ID, "{\"Name\":\"name\",\"Value\":\"Someone\"}")
        .doesNotContain("locale");
    assertThat(cognito.call("AdminSetUserPassword").body())
        .contains(USER_ID, "\"Password\":\"correct-horse-7\"", "\"Permanent\":true");
  }

  @Test
  void a_language_is_kept_with_the_name() {
    var reply = Anyone.sends(BODY.replace("{", "{\"language\": \"de\", ")).to(confirm);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(cognito.call("AdminUpdateUserAttributes").body())
        .contains(
            "{\"Name\":\"name\",\"Value\":\"Someone\"}", "{\"Name\":\"locale\",\"Value\":\"de\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DE", "de-DE", "deu", "xx"})
  void a_language_has_two_letters_of_the_standard(String language) {
    var reply =
        Anyone.sends(BODY.replace("{", "{\"language\": \"%s\", ".formatted(language))).to(confirm);

    assertThat(reply.errors()).containsOnlyKeys("language");
    assertThat(cognito.operations()).isEmpty();
  }

  @Test
  void only_operations_for_administrators_are_signed() {
    Anyone.sends(BODY).to(confirm);

    assertThat(cognito.signed())
        .containsExactlyInAnyOrder(
            "AdminGetUser",
            "AdminUpdateUserAttributes",
            "AdminSetUserPassword",
            "AdminUserGlobalSignOut");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UnexpectedLambdaException",
        "UserLambdaValidationException",
        "InvalidLambdaResponseException"
      })
  void a_failed_trigger_is_no_fault_of_ours(String errorType) {
    cognito.refuses("ConfirmSignUp", errorType);

    assertThat(Anyone.sends(BODY).to(confirm).problem()).isEqualTo("try-again");
    assertThat(cognito.operations()).containsExactly("ConfirmSignUp");
  }

  @Test
  void writes_the_profile() {
    Anyone.sends(BODY).to(confirm);

    assertThat(profile().orElseThrow())
        .returns("PROFILE", item -> item.text("type"))
        .returns("Someone", item -> item.text("name"));
  }

  @Test
  void confirms_though_the_table_does_not_answer() {
    var without =
        LocalDynamoDb.through(table, new Faults(SdkRequest.class).next(Fault.LOST_REQUEST));

    try (var logs = new Logs()) {
      var reply =
          Anyone.sends(BODY)
              .to(new ConfirmHandler(cognito.confirmAccount(without), cognito.refusedSignIns()));

      assertThat(reply.status()).isEqualTo(204);
      assertThat(logs.lines())
          .anySatisfy(line -> assertThat(line).contains("profile").contains(USER_ID));
    }
  }

  /** Of two at once, and of a repeat, Cognito refuses the second one like a wrong code. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodeMismatchException",
        "ExpiredCodeException",
        "UserNotFoundException",
        "NotAuthorizedException",
        "AliasExistsException",
        "InvalidParameterException"
      })
  void nothing_is_set_without_the_right_code(String errorType) {
    new ProfileStore(table).write(USER_ID, "The first");
    cognito.refuses("ConfirmSignUp", errorType);

    var reply = Anyone.sends(BODY).to(confirm);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("wrong-code");
    assertThat(cognito.operations()).containsExactly("ConfirmSignUp");
    assertThat(profile().orElseThrow().text("name")).isEqualTo("The first");
  }

  @Test
  void nothing_is_set_when_the_answer_is_lost() {
    cognito.fails("ConfirmSignUp", 500, "InternalErrorException");

    assertThat(Anyone.sends(BODY).to(confirm).problem()).isEqualTo("try-again");
    assertThat(cognito.operations()).containsExactly("ConfirmSignUp");
  }

  /** The function ends before this step: what follows never runs, and the repeat is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"AdminGetUser", "AdminUpdateUserAttributes", "AdminSetUserPassword"})
  void a_crash_leaves_no_known_password(String step) {
    cognito.fails(step, 500, "InternalErrorException");

    assertThat(Anyone.sends(BODY).to(confirm).problem()).isEqualTo("try-again");
    assertThat(cognito.operations()).endsWith(step);

    cognito.answers(step, "AdminGetUser".equals(step) ? StubCognito.user(USER_ID) : "{}");
    cognito.refuses("ConfirmSignUp", "NotAuthorizedException");
    var repeat = Anyone.sends(BODY).to(confirm);

    assertThat(repeat.problem()).isEqualTo("wrong-code");
    assertThat(repeat.text()).contains("log in or set a new password").contains("new code");
    assertThat(cognito.operations()).endsWith(step, "ConfirmSignUp");
  }

  @Test
  void a_name_is_there_before_a_login_is_possible() {
    cognito.fails("AdminSetUserPassword", 500, "InternalErrorException");

    Anyone.sends(BODY).to(confirm);

    assertThat(profile()).isPresent();
  }

  @Test
  void an_account_removed_meanwhile_needs_a_new_code() {
    for (var step :
        new String[] {"AdminGetUser", "AdminUpdateUserAttributes", "AdminSetUserPassword"}) {
      cognito.refuses(step, "UserNotFoundException");

      assertThat(Anyone.sends(BODY).to(confirm).problem()).as(step).isEqualTo("wrong-code");

      cognito.answers(step, "AdminGetUser".equals(step) ? StubCognito.user(USER_ID) : "{}");
    }
  }

  @Test
  void the_address_is_refused_as_a_password() {
    var reply = Anyone.sends(BODY.replace("correct-horse-7", "Someone@example.com")).to(confirm);

    assertThat(reply.errors()).containsOnlyKeys("password");
    assertThat(cognito.calls()).isEmpty();
  }

  private Optional<Item> profile() {
    return table.get(Keys.profile(USER_ID));
  }
}
