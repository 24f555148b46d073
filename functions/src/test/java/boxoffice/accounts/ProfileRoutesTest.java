package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProfileRoutesTest {

  private static final String NAMED =
      """
      {"Username": "%1$s", "Enabled": true, "UserStatus": "CONFIRMED", "UserCreateDate": 1,
       "UserAttributes": [{"Name": "sub", "Value": "%1$s"},
         {"Name": "email", "Value": "someone@example.com"}, {"Name": "name", "Value": "%2$s"},
         {"Name": "locale", "Value": "de"}],
       "UserMFASettingList": ["SOFTWARE_TOKEN_MFA"]}
      """;

  private final OwnAccount own = new OwnAccount();

  ProfileRoutesTest() throws IOException {}

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  void shows_all_that_the_account_is() {
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "Someone"));

    assertThat(own.gets().text())
        .isEqualTo(
            "{\"userId\":\"%s\",\"email\":\"someone@example.com\",\"name\":\"Someone\","
                    .formatted(OwnAccount.ID)
                + "\"language\":\"de\",\"hasSecondFactor\":true,\"reminders\":true}");
  }

  @Test
  void shows_nothing_where_nothing_is_set() {
    assertThat(own.gets().text())
        .isEqualTo(
            "{\"userId\":\"%s\",\"email\":\"someone@example.com\",\"hasSecondFactor\":false,\"reminders\":true}"
                .formatted(OwnAccount.ID));
  }

  @Test
  void a_name_reaches_cognito_and_the_profile() {
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "New"));

    var reply = own.patches("{\"name\": \"New\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("name").asText()).isEqualTo("New");
    assertThat(own.cognito.call("AdminUpdateUserAttributes").body())
        .contains("\"UserAttributes\":[{\"Name\":\"name\",\"Value\":\"New\"}]");
    assertThat(own.profile().text("name")).isEqualTo("New");
  }

  /** Another change came last to Cognito and first to the table. */
  @Test
  void the_profile_has_the_name_that_cognito_kept() {
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "Later"));

    var reply = own.patches("{\"name\": \"Earlier\"}");

    assertThat(reply.body().path("name").asText()).isEqualTo("Later");
    assertThat(own.profile().text("name")).isEqualTo("Later");
  }

  @Test
  void a_name_that_changes_meanwhile_is_copied_again() {
    own.cognito.answersInTurn("AdminGetUser", NAMED.formatted(OwnAccount.ID, "Mine"));
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "Another"));

    var reply = own.patches("{\"name\": \"Mine\"}");

    assertThat(reply.body().path("name").asText()).isEqualTo("Another");
    assertThat(own.profile().text("name")).isEqualTo("Another");
  }

  @Test
  void a_name_that_never_rests_is_to_be_tried_again() {
    var names = new String[20];
    for (var i = 0; i < names.length; i++) {
      names[i] = NAMED.formatted(OwnAccount.ID, "Name " + i);
    }
    own.cognito.answersInTurn("AdminGetUser", names);

    assertThat(own.patches("{\"name\": \"Mine\"}").problem()).isEqualTo("try-again");
  }

  @Test
  void a_lost_profile_is_not_answered_200() {
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "New"));
    var broken =
        LocalDynamoDb.through(
            own.table,
            // The first update is the counter of the limit.
            new Faults(UpdateItemRequest.class).next(Fault.NONE, Fault.LOST_REQUEST));
    var call = Caller.user(OwnAccount.ID).patch("/account", "{\"name\": \"New\"}");

    assertThat(own.sends(call, broken).problem()).isEqualTo("try-again");

    assertThat(own.patches("{\"name\": \"New\"}").status()).isEqualTo(200);
    assertThat(own.profile().text("name")).isEqualTo("New");
  }

  @Test
  void a_language_is_set_and_removed() {
    assertThat(own.patches("{\"language\": \"de\"}").status()).isEqualTo(200);
    assertThat(own.patches("{\"language\": null}").status()).isEqualTo(200);

    assertThat(own.cognito.calls())
        .filteredOn(call -> call.operation().equals("AdminUpdateUserAttributes"))
        .extracting(StubCognito.Call::body)
        .satisfiesExactly(
            set -> assertThat(set).contains("[{\"Name\":\"locale\",\"Value\":\"de\"}]"),
            removed -> assertThat(removed).contains("[{\"Name\":\"locale\",\"Value\":\"\"}]"));
  }

  @Test
  void reminders_are_switched_off_and_on() {
    own.cognito.answers("AdminGetUser", NAMED.formatted(OwnAccount.ID, "Someone"));

    var off = own.patches("{\"reminders\": false}");
    assertThat(off.status()).isEqualTo(200);
    assertThat(off.body().path("reminders")).hasToString("false");
    assertThat(own.gets().body().path("reminders")).hasToString("false");

    assertThat(own.patches("{\"name\": \"Someone\"}").body().path("reminders"))
        .as("a new name keeps the choice")
        .hasToString("false");
    own.patches("{\"reminders\": true, \"language\": \"de\"}");
    assertThat(own.gets().body().path("reminders")).hasToString("true");
    assertThat(own.profile().text("name")).isEqualTo("Someone");
  }

  @Test
  void a_choice_alone_is_no_matter_of_cognito() {
    own.patches("{\"reminders\": false}");

    assertThat(own.cognito.calls())
        .extracting(call -> call.operation())
        .containsOnly("AdminGetUser");
    assertThat(new ProfileStore(own.table).names(List.of(OwnAccount.ID))).isEmpty();
  }

  @Test
  void a_choice_of_nobody_is_not_kept() {
    own.cognito.refuses("AdminGetUser", "UserNotFoundException");

    assertThat(own.patches("{\"reminders\": false}").problem()).isEqualTo("unauthorized");

    assertThat(own.table.get(Keys.profile(OwnAccount.ID))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"false\"", "0", "[]", "null"})
  void reminders_are_wanted_or_not(String reminders) {
    assertThat(own.patches("{\"reminders\": %s}".formatted(reminders)).status()).isEqualTo(400);
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "deu", "DE", "de-AT", "xx", "d\\u0435", " de", "\\u0000"})
  void a_language_is_one_of_iso_639(String language) {
    var reply = own.patches("{\"language\": \"%s\"}".formatted(language));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("language");
    assertThat(own.cognito.calls()).isEmpty();
  }

  @Test
  void a_change_names_all_that_is_wrong() {
    var reply = own.patches("{\"name\": \" \", \"language\": \"xx\"}");

    assertThat(reply.errors()).containsOnlyKeys("name", "language");
    assertThat(own.cognito.calls()).isEmpty();
  }
}
