package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
  void opensAnAccountAndWritesItsProfile() {
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
  void tellsCognitoTheAddressThePasswordAndTheName() {
    cognito.answers(SIGNED_UP);

    Anyone.sends(BODY).to(register);

    assertThat(cognito.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.operation()).isEqualTo("SignUp");
              assertThat(call.body())
                  .contains("\"ClientId\":\"the-client-id\"")
                  .contains("\"Username\":\"someone@example.com\"")
                  .contains("\"Password\":\"Example-Passw0rd\"")
                  .contains("{\"Name\":\"email\",\"Value\":\"someone@example.com\"}")
                  .contains("{\"Name\":\"name\",\"Value\":\"Someone\"}");
            });
  }

  @Test
  void saysWhenTheAccountCanBeUsedAtOnce() {
    cognito.answers(SIGNED_UP.replace("false", "true"));

    assertThat(Anyone.sends(BODY).to(register).body().path("confirmed").asBoolean()).isTrue();
  }

  @Test
  void anAccountIsGoodEvenIfTheTableDoesNotAnswer() {
    cognito.answers(SIGNED_UP);
    var without = new ProfileStore(LocalDynamoDb.through(table, Faults.loseRequests(1, _ -> true)));

    try (var logs = new Logs()) {
      assertThat(Anyone.sends(BODY).to(new RegisterHandler(cognito.accounts(), without)).status())
          .isEqualTo(201);
      assertThat(logs.lines())
          .anySatisfy(line -> assertThat(line).contains("profile").contains(USER_ID));
    }
  }

  @Test
  void aProfileMayBeWrittenAgain() {
    var profiles = new ProfileStore(table);
    profiles.write(USER_ID, "Someone");
    profiles.write(USER_ID, "Someone");

    assertThat(profile().text("name")).isEqualTo("Someone");
  }

  @Test
  void anAddressWithAnAccountIsRefusedAndItsProfileStays() {
    new ProfileStore(table).write(USER_ID, "The first");
    cognito.refuses("UsernameExistsException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("account-exists");
    assertThat(profile().text("name")).isEqualTo("The first");
  }

  @Test
  void aPasswordAgainstThePolicyIsNamed() {
    cognito.refuses("InvalidPasswordException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("password");
  }

  @Test
  void anAddressThatCognitoDoesNotTakeIsNamed() {
    cognito.refuses("InvalidParameterException");

    var reply = Anyone.sends(BODY).to(register);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("email");
  }

  @Test
  void aCodeThatCouldNotBeSentIsWorthAnotherTry() {
    cognito.refuses("CodeDeliveryFailureException");

    assertThat(Anyone.sends(BODY).to(register).problem()).isEqualTo("try-again");
  }

  private Item profile() {
    return table.get(Keys.profile(USER_ID)).orElseThrow();
  }
}
