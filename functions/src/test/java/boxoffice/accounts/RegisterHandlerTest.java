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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterHandlerTest {

  private static final String USER_ID = "11111111-1111-4111-8111-111111111111";
  private static final String BODY =
      """
      {"email": "someone@example.com", "password": "Example-Passw0rd", "name": "Someone"}
      """;
  private static final String SIGNED_UP =
      "{\"UserSub\": \"%s\", \"UserConfirmed\": false}".formatted(USER_ID);

  private final StubCognito cognito = new StubCognito();
  private final Table table = LocalDynamoDb.newTable();
  private final RegisterHandler register =
      new RegisterHandler(cognito.accounts(), new ProfileStore(table));

  RegisterHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void opens_an_account_and_writes_its_profile() {
    cognito.answers(SIGNED_UP);

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().toString())
        .isEqualTo("{\"userId\":\"%s\",\"confirmed\":false}".formatted(USER_ID));
    var profile = profile();
    assertThat(profile.text("type")).isEqualTo("PROFILE");
    assertThat(profile.text("name")).isEqualTo("Someone");
  }

  @Test
  void sends_cognito_the_address_password_and_name() {
    cognito.answers(SIGNED_UP);

    Anyone.sends(BODY).to(register);

    cognito.assertOnlyCall(
        "SignUp",
        "\"ClientId\":\"the-client-id\"",
        "\"Username\":\"someone@example.com\"",
        "\"Password\":\"Example-Passw0rd\"",
        "{\"Name\":\"email\",\"Value\":\"someone@example.com\"}",
        "{\"Name\":\"name\",\"Value\":\"Someone\"}");
  }

  @Test
  void says_when_the_account_is_already_confirmed() {
    cognito.answers(SIGNED_UP.replace("false", "true"));

    assertThat(Anyone.sends(BODY).to(register).body().path("confirmed").asBoolean()).isTrue();
  }

  @Test
  void opens_an_account_though_the_table_does_not_answer() {
    cognito.answers(SIGNED_UP);
    var without =
        new ProfileStore(
            LocalDynamoDb.through(table, new Faults(SdkRequest.class).next(Fault.LOST_REQUEST)));

    try (var logs = new Logs()) {
      assertThat(Anyone.sends(BODY).to(new RegisterHandler(cognito.accounts(), without)).status())
          .isEqualTo(201);
      assertThat(logs.lines())
          .anySatisfy(line -> assertThat(line).contains("profile").contains(USER_ID));
    }
  }

  @Test
  void a_profile_may_be_written_again() {
    var profiles = new ProfileStore(table);
    profiles.write(USER_ID, "Someone");
    profiles.write(USER_ID, "Someone");

    assertThat(profile().text("name")).isEqualTo("Someone");
  }

  @Test
  void a_taken_address_is_refused_and_keeps_its_profile() {
    new ProfileStore(table).write(USER_ID, "The first");
    cognito.refuses("UsernameExistsException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("account-exists");
    assertThat(profile().text("name")).isEqualTo("The first");
  }

  @Test
  void a_password_must_follow_the_policy() {
    cognito.refuses("InvalidPasswordException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("password");
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

  private Item profile() {
    return table.get(Keys.profile(USER_ID)).orElseThrow();
  }
}
