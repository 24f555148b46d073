package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Secret;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressRoutesTest {

  private static final String CHANGE =
      "{\"password\": \"correct-horse-6\", \"email\": \"new@example.com\"}";

  private static final Secret OLD = new Secret("someone@example.com");

  private final OwnAccount own = new OwnAccount();

  AddressRoutesTest() throws IOException {}

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  void an_address_waits_for_its_code() {
    var reply = own.posts("/email", CHANGE);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).isNull();
    assertThat(own.cognito.operations())
        .containsExactly("AdminInitiateAuth", "RevokeToken", "AdminUpdateUserAttributes");
    assertThat(own.cognito.call("AdminUpdateUserAttributes").body())
        .contains("[{\"Name\":\"email\",\"Value\":\"new@example.com\"}]")
        .doesNotContain("email_verified");
  }

  @Test
  void the_login_that_checks_is_by_user_id() {
    own.posts("/email", CHANGE);

    assertThat(own.cognito.call("AdminInitiateAuth").body())
        .contains("\"USERNAME\":\"" + OwnAccount.ID + "\"");
    assertThat(own.cognito.call("RevokeToken").body()).contains("a-refresh-token");
  }

  @Test
  void an_address_of_another_account_is_answered_alike() {
    var free = own.posts("/email", CHANGE);
    own.cognito.refuses("AdminUpdateUserAttributes", "AliasExistsException");

    assertThat(own.posts("/email", CHANGE)).isEqualTo(free);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException"
      })
  void a_refused_password_changes_nothing(String errorType) {
    own.cognito.refuses("AdminInitiateAuth", errorType);

    var reply = own.posts("/email", CHANGE);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("wrong-password");
    assertThat(own.cognito.operations()).containsExactly("AdminInitiateAuth");
  }

  @Test
  void a_challenge_but_the_second_factor_is_no_password() {
    own.cognito.answers(
        "AdminInitiateAuth", "{\"ChallengeName\": \"NEW_PASSWORD_REQUIRED\", \"Session\": \"s\"}");

    assertThat(own.posts("/email", CHANGE).problem()).isEqualTo("wrong-password");
  }

  @Test
  void with_a_second_factor_the_password_is_enough() {
    own.cognito.answers(
        "AdminInitiateAuth",
        """
        {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "a-session",
         "ChallengeParameters": {"USER_ID_FOR_SRP": "x"}}
        """);

    assertThat(own.posts("/email", CHANGE).status()).isEqualTo(202);
  }

  @Test
  void an_address_that_cognito_refuses_is_an_error() {
    own.cognito.refuses("AdminUpdateUserAttributes", "InvalidParameterException");

    var reply = own.posts("/email", CHANGE);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("email");
  }

  @Test
  void a_code_is_sent_with_the_callers_token() {
    var reply = own.posts("/email/confirm", "{\"code\": \"123456\"}");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(own.cognito.call("VerifyUserAttribute").body())
        .contains(
            "\"AccessToken\":\"an-access-token\"",
            "\"AttributeName\":\"email\"",
            "\"Code\":\"123456\"");
  }

  @Test
  void a_new_address_brings_its_mailbox() {
    var mailboxes = own.cognito.mailboxes(own.table, true);
    mailboxes.claim(OLD, OwnAccount.ID);
    confirmedAs("new@example.com");

    assertThat(own.posts("/email/confirm", "{\"code\": \"123456\"}").status()).isEqualTo(204);

    assertThat(mailboxes.isTaken(new Secret("n.ew@example.com"), "another")).isTrue();
    assertThat(mailboxes.isTaken(OLD)).isFalse();
  }

  @Test
  void a_variant_of_the_old_address_keeps_the_mailbox() {
    var mailboxes = own.cognito.mailboxes(own.table, true);
    mailboxes.claim(OLD, OwnAccount.ID);
    confirmedAs("some.one+x@example.com");

    assertThat(own.posts("/email", CHANGE.replace("new@", "some.one+x@")).status()).isEqualTo(202);
    assertThat(own.cognito.operations()).contains("AdminUpdateUserAttributes");
    assertThat(own.posts("/email/confirm", "{\"code\": \"123456\"}").status()).isEqualTo(204);

    assertThat(mailboxes.isTaken(OLD, "another")).isTrue();
  }

  @Test
  void the_mailbox_of_another_is_asked_for_in_vain() {
    var free = own.posts("/email", CHANGE);
    own.cognito.mailboxes(own.table, true).claim(new Secret("n.ew@example.com"), "another");
    var before = own.cognito.operations().size();

    assertThat(own.posts("/email", CHANGE)).isEqualTo(free);
    assertThat(own.cognito.operations().subList(before, own.cognito.operations().size()))
        .doesNotContain("AdminUpdateUserAttributes");
  }

  @Test
  void a_mailbox_that_is_taken_since_stays_the_others() {
    var mailboxes = own.cognito.mailboxes(own.table, true);
    mailboxes.claim(OLD, OwnAccount.ID);
    mailboxes.claim(new Secret("new@example.com"), "another");
    confirmedAs("new@example.com");

    assertThat(own.posts("/email/confirm", "{\"code\": \"123456\"}").problem())
        .isEqualTo("wrong-code");

    assertThat(own.cognito.call("AdminUpdateUserAttributes").body())
        .contains("\"Value\":\"someone@example.com\"", "\"Name\":\"email_verified\"");
    assertThat(mailboxes.isTaken(OLD, "another")).isTrue();
  }

  /** Cognito shows the old address, and after the code this one. */
  private void confirmedAs(String email) {
    own.cognito.answersInTurn("AdminGetUser", StubCognito.user(OwnAccount.ID));
    own.cognito.answers(
        "AdminGetUser", StubCognito.user(OwnAccount.ID).replace("someone@example.com", email));
  }

  @Test
  void every_wrong_code_gets_one_answer_that_leads_on() {
    var replies =
        List.of(
                "CodeMismatchException",
                "ExpiredCodeException",
                "AliasExistsException",
                "InvalidParameterException")
            .stream()
            .map(
                errorType -> {
                  own.cognito.refuses("VerifyUserAttribute", errorType);
                  return own.posts("/email/confirm", "{\"code\": \"123456\"}");
                })
            .toList();

    assertThat(replies).containsOnly(replies.getFirst());
    assertThat(replies.getFirst().problem()).isEqualTo("wrong-code");
    assertThat(replies.getFirst().body().path("detail").asText())
        .contains("the account may have the new address already");
  }

  @Test
  void a_revoked_token_means_log_in_again() {
    own.cognito.refuses("VerifyUserAttribute", "NotAuthorizedException");

    var reply = own.posts("/email/confirm", "{\"code\": \"123456\"}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthorized");
  }
}
