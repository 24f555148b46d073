package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Secret;
import boxoffice.messaging.FakeQueue;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailboxesTest {

  private static final Secret EMAIL = new Secret("some.one@example.com");
  private static final String CONFIRMATION =
      """
      {"email": "%s", "code": "123456", "name": "Someone", "password": "correct-horse-7"}
      """;

  private final StubCognito cognito = new StubCognito();
  private final Table table = LocalDynamoDb.newTable();
  private final Mailboxes mailboxes = cognito.mailboxes(table, true);

  MailboxesTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some.one@example.com",
        "someone@example.com",
        "s.o.m.e.o.n.e@example.com",
        "Some.One@Example.com",
        "someone+tickets@example.com",
        "some.one+a+b@example.com"
      })
  void every_variant_is_the_same_mailbox(String variant) {
    mailboxes.claim(EMAIL, "first");

    assertThat(mailboxes.isTaken(new Secret(variant))).isTrue();
    assertThat(mailboxes.claim(new Secret(variant), "second")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "someoneelse@example.com",
        "someone@examplecom",
        "someone@mail.example.com",
        "+someone@example.com"
      })
  void another_mailbox_is_free(String other) {
    mailboxes.claim(EMAIL, "first");

    assertThat(mailboxes.isTaken(new Secret(other))).isFalse();
    assertThat(mailboxes.claim(new Secret(other), "second")).isTrue();
  }

  @Test
  void a_claim_may_be_repeated() {
    assertThat(mailboxes.claim(EMAIL, "first")).isTrue();
    assertThat(mailboxes.claim(EMAIL, "first")).isTrue();
  }

  @Test
  void a_released_mailbox_is_free_again() {
    mailboxes.claim(EMAIL, "first");

    assertThat(mailboxes.release(EMAIL, "first")).isTrue();
    assertThat(mailboxes.release(EMAIL, "first")).isTrue();
    assertThat(mailboxes.claim(EMAIL, "second")).isTrue();
  }

  @Test
  void nobody_releases_the_claim_of_another() {
    mailboxes.claim(EMAIL, "first");

    assertThat(mailboxes.release(EMAIL, "second")).isTrue();
    assertThat(mailboxes.isTaken(EMAIL)).isTrue();
  }

  @Test
  void the_table_holds_no_address() {
    mailboxes.claim(EMAIL, "first");

    var items = table.client().scan(r -> r.tableName(table.name())).items();

    assertThat(items).hasSize(1);
    assertThat(items.toString()).contains("MAILBOX#").doesNotContain("one@", "example.com");
  }

  @Test
  void without_the_parameter_nothing_is_claimed() {
    var many = cognito.mailboxes(table, false);

    assertThat(many.claim(EMAIL, "first")).isTrue();
    assertThat(many.claim(EMAIL, "second")).isTrue();
    assertThat(many.isTaken(EMAIL)).isFalse();
    assertThat(table.client().scan(r -> r.tableName(table.name())).items()).isEmpty();
  }

  @Test
  void a_taken_mailbox_gets_no_second_code() {
    mailboxes.claim(EMAIL, "first");
    var register =
        new RegisterHandler(
            cognito.mailedCodes(), mailboxes, cognito.accountNotices(new FakeQueue()));

    var reply = Anyone.sends("{\"email\": \"someone+2@example.com\"}").to(register);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(cognito.calls()).isEmpty();
  }

  @Test
  void confirming_claims_the_mailbox() {
    cognito.answers("AdminGetUser", StubCognito.user("first"));

    assertThat(confirms("someone@example.com").status()).isEqualTo(204);
    assertThat(mailboxes.isTaken(EMAIL)).isTrue();
  }

  @Test
  void a_wrong_code_claims_nothing() {
    cognito.refuses("ConfirmSignUp", "CodeMismatchException");

    confirms("someone@example.com");

    assertThat(mailboxes.isTaken(EMAIL)).isFalse();
  }

  /** Two variants waited for their codes at the same time. */
  @Test
  void the_second_variant_to_confirm_is_closed() {
    mailboxes.claim(EMAIL, "first");
    cognito.answers("AdminGetUser", StubCognito.user("second"));

    var reply = confirms("someone+2@example.com");

    assertThat(reply.problem()).isEqualTo("wrong-code");
    assertThat(cognito.operations())
        .containsExactly("ConfirmSignUp", "AdminGetUser", "AdminDisableUser");
  }

  @Test
  void a_variant_that_may_stay_open_is_tried_again() {
    mailboxes.claim(EMAIL, "first");
    cognito.answers("AdminGetUser", StubCognito.user("second"));
    cognito.fails("AdminDisableUser", 500, "InternalErrorException");

    assertThat(confirms("someone+2@example.com").problem()).isEqualTo("try-again");
  }

  private Reply confirms(String email) {
    return Anyone.sends(CONFIRMATION.formatted(email))
        .to(new ConfirmHandler(cognito.confirmAccount(table, true), cognito.refusedSignIns()));
  }
}
