package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import boxoffice.Logs;
import boxoffice.http.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountsTest {

  private static final String ID = "11111111-1111-4111-8111-111111111111";

  private final StubCognito cognito = new StubCognito();
  private final Accounts accounts = cognito.accounts();

  AccountsTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  /** Every operation of an administrator, with what it sends and how it says that there is none. */
  static Stream<Arguments> operations() {
    return Stream.of(
        operation("AdminGetUser", a -> a.find(ID), new AccountFound.NoSuchAccount()),
        operation(
            "AdminUpdateUserAttributes",
            a -> a.set(ID, Map.of("name", "Someone")),
            new AccountChange.NoSuchAccount(),
            "\"UserAttributes\":[{\"Name\":\"name\",\"Value\":\"Someone\"}]"),
        operation(
            "AdminUpdateUserAttributes",
            a -> a.changeAddress(ID, new Secret("new@example.com")),
            new AddressChange.NoSuchAccount(),
            "\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"new@example.com\"}]"),
        operation(
            "AdminSetUserMFAPreference",
            a -> a.requireAuthenticator(ID),
            new CodeTyped.TokenRefused(),
            "\"SoftwareTokenMfaSettings\":{\"Enabled\":true,\"PreferredMfa\":true}"),
        operation(
            "AdminSetUserPassword",
            a -> a.setPassword(ID, new Secret("correct-horse-7")),
            new AccountChange.NoSuchAccount(),
            "\"Password\":\"correct-horse-7\"",
            "\"Permanent\":true"),
        operation(
            "AdminUserGlobalSignOut",
            a -> a.signOutEverywhere(ID),
            new AccountChange.NoSuchAccount()),
        operation("AdminDisableUser", a -> a.disable(ID), new AccountChange.NoSuchAccount()),
        operation("AdminEnableUser", a -> a.enable(ID), new AccountChange.NoSuchAccount()),
        operation("AdminDeleteUser", a -> a.delete(ID), new AccountChange.NoSuchAccount()));
  }

  private static Arguments operation(
      String name, Function<Accounts, Object> call, Object noSuchAccount, String... parts) {
    return argumentSet(name, name, call, noSuchAccount, parts);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void an_operation_is_signed_and_names_the_user(
      String operation, Function<Accounts, Object> call, Object noSuchAccount, String... parts) {
    cognito.answers("AdminGetUser", StubCognito.user(ID));

    call.apply(accounts);

    cognito.assertOnlyCall(
        operation,
        Stream.concat(
                Stream.of(
                    "\"UserPoolId\":\"" + StubCognito.USER_POOL + "\"",
                    "\"Username\":\"" + ID + "\""),
                Stream.of(parts))
            .toArray(String[]::new));
    assertThat(cognito.signed()).containsExactly(operation);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void an_account_that_is_gone_is_an_outcome(
      String operation, Function<Accounts, Object> call, Object noSuchAccount, String... parts) {
    cognito.refuses("UserNotFoundException");

    assertThat(call.apply(accounts)).isEqualTo(noSuchAccount);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void no_answer_is_an_outcome(
      String operation, Function<Accounts, Object> call, Object noSuchAccount, String... parts) {
    cognito.fails(500, "InternalErrorException");
    assertThat(call.apply(accounts)).isEqualTo(new NotServed.Unavailable());

    cognito.refuses("TooManyRequestsException");
    assertThat(call.apply(accounts)).isEqualTo(new NotServed.TooManyRequests());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_refusal_that_nobody_expects_names_no_secret(
      String operation, Function<Accounts, Object> call, Object noSuchAccount, String... parts) {
    cognito.refuses("ResourceNotFoundException");

    try (var logs = new Logs()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> call.apply(accounts))
          .withNoCause()
          .withMessage("Cognito refused with ResourceNotFoundException, request cognito-request-1");
      assertThat(logs.lines()).noneMatch(line -> line.contains("nothing for"));
    }
  }

  @Test
  void a_change_is_made() {
    assertThat(accounts.set(ID, Map.of("locale", ""))).isEqualTo(new AccountChange.Changed());
    cognito.assertOnlyCall("AdminUpdateUserAttributes", "{\"Name\":\"locale\",\"Value\":\"\"}");
  }

  @Test
  void an_account_is_as_cognito_keeps_it() {
    cognito.answers(
        """
        {"Username": "%1$s", "Enabled": true, "UserStatus": "CONFIRMED", "UserCreateDate": 1800000000,
         "UserAttributes": [{"Name": "sub", "Value": "%1$s"},
           {"Name": "email", "Value": "someone@example.com"}, {"Name": "name", "Value": "Someone"},
           {"Name": "locale", "Value": "de"}],
         "UserMFASettingList": ["SOFTWARE_TOKEN_MFA"]}
        """
            .formatted(ID));

    assertThat(accounts.find(ID))
        .isEqualTo(
            new AccountFound.Found(
                new Account(
                    ID,
                    new Secret("someone@example.com"),
                    "Someone",
                    "de",
                    true,
                    true,
                    true,
                    Instant.ofEpochSecond(1800000000))));
  }

  @Test
  void an_account_may_be_unconfirmed_disabled_and_nameless() {
    cognito.answers(
        """
        {"Username": "%1$s", "Enabled": false, "UserStatus": "UNCONFIRMED", "UserCreateDate": 1,
         "UserAttributes": [{"Name": "sub", "Value": "%1$s"},
           {"Name": "email", "Value": "someone@example.com"}]}
        """
            .formatted(ID));

    assertThat(accounts.find(ID))
        .isEqualTo(
            new AccountFound.Found(
                new Account(
                    ID,
                    new Secret("someone@example.com"),
                    null,
                    null,
                    false,
                    false,
                    false,
                    Instant.ofEpochSecond(1))));
  }

  static final String[] SILENT = {"AliasExistsException", "CodeDeliveryFailureException"};

  @ParameterizedTest
  @FieldSource("SILENT")
  void a_taken_address_is_held_like_any_other(String errorType) {
    var free = accounts.changeAddress(ID, new Secret("free@example.com"));
    cognito.refuses(errorType);

    assertThat(accounts.changeAddress(ID, new Secret("taken@example.com")))
        .isEqualTo(free)
        .isEqualTo(new AddressChange.Held());
  }

  @Test
  void an_address_may_break_a_rule_of_cognito() {
    cognito.refuses("InvalidParameterException");

    assertThat(accounts.changeAddress(ID, new Secret("new@example.com")))
        .isEqualTo(new AddressChange.AddressRefused());
  }

  @Test
  void an_authenticator_must_have_shown_its_code() {
    cognito.refuses("InvalidParameterException");

    assertThat(accounts.requireAuthenticator(ID)).isEqualTo(new CodeTyped.WrongCode());
  }
}
