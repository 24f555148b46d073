package boxoffice.privacy;

import static boxoffice.privacy.Leaver.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.TestApp;
import boxoffice.accounts.FakePool;
import boxoffice.accounts.RefusedSignIns;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.OrganizedEvents;
import boxoffice.events.OrganizerCalls;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeleteAccountHandlerTest {

  private static final String BODY = "{\"password\": \"%s\"}".formatted(FakePool.PASSWORD);

  private final Leaver leaver = new Leaver();

  @Test
  void marks_the_account_and_ends_every_session() {
    var reply = delete(BODY);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text()).isEmpty();
    assertThat(leaver.pool.find(ADA).orElseThrow())
        .returns(false, FakePool.User::isEnabled)
        .returns(0, FakePool.User::sessions);
    var mark = leaver.marks(leaver.house.table()).find(ADA).orElseThrow();
    assertThat(mark.at()).isEqualTo(leaver.house.now());
    assertThat(mark.closedAt()).contains(leaver.house.now());
  }

  @Test
  void a_repeat_is_answered_alike_and_delays_nothing() {
    var first = delete(BODY);
    var mark = leaver.marks(leaver.house.table()).find(ADA);
    leaver.house.later(Duration.ofMinutes(1));

    assertThat(delete(BODY)).isEqualTo(first);
    assertThat(delete("{\"password\": \"another\"}")).isEqualTo(first);
    assertThat(leaver.marks(leaver.house.table()).find(ADA)).isEqualTo(mark);
  }

  @Test
  void a_wrong_password_changes_nothing() {
    var reply = delete("{\"password\": \"correct-horse-8\"}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("wrong-password");
    assertThat(leaver.pool.find(ADA).orElseThrow().isEnabled()).isTrue();
    assertThat(leaver.marks(leaver.house.table()).all()).isEmpty();
  }

  @Test
  void events_to_come_keep_their_organizer() {
    new OrganizerCalls(leaver.house.app).publish(leaver.draft);

    var reply = delete(BODY);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("events-to-come");
    assertThat(leaver.pool.find(ADA).orElseThrow())
        .returns(true, FakePool.User::isEnabled)
        .returns(1, FakePool.User::sessions);
    assertThat(leaver.marks(leaver.house.table()).all()).isEmpty();
  }

  @Test
  void cancelled_and_begun_events_keep_nobody() {
    var calls = new OrganizerCalls(leaver.house.app);
    calls.publish(leaver.draft);
    calls.cancel(leaver.draft);
    calls.publish(leaver.drafts("Another"));
    leaver.house.later(Duration.ofDays(20));

    assertThat(delete(BODY).status()).isEqualTo(202);
  }

  @Test
  void an_event_that_begins_in_a_moment_keeps_its_organizer() {
    new OrganizerCalls(leaver.house.app).publish(leaver.draft);
    leaver.house.later(Duration.ofDays(20).minusMillis(1));
    assertThat(delete(BODY).problem()).isEqualTo("events-to-come");

    leaver.house.later(Duration.ofMillis(1));
    assertThat(delete(BODY).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AdminInitiateAuth", "AdminDisableUser", "AdminUserGlobalSignOut"})
  void what_cognito_does_not_serve_is_to_be_repeated(String operation) {
    leaver.pool.fail(operation);
    assertThat(delete(BODY).problem()).isEqualTo("try-again");
    leaver.pool.serve();

    assertThat(delete(BODY).status()).isEqualTo(202);
    assertThat(leaver.pool.find(ADA).orElseThrow())
        .returns(false, FakePool.User::isEnabled)
        .returns(0, FakePool.User::sessions);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_behind_the_mark_the_job_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = 0; died; after++) {
      var each = new Leaver();
      each.house.faults.kill(after, takesEffect);
      died = dies(each);
      each.house.faults.revive();
      var marked = each.marks(each.house.table()).find(ADA).isPresent();
      // Nobody is locked out whom the job does not find.
      assertThat(marked || each.pool.find(ADA).orElseThrow().isEnabled()).isTrue();

      each.deleteAfterTheWait();

      assertThat(each.pool.find(ADA).isEmpty()).as("after %d", after).isEqualTo(marked);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_at_cognito_the_job_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = 0; died; after++) {
      var each = new Leaver();
      each.pool.kill(after, takesEffect);
      died = dies(each);
      each.pool.revive();
      var marked = each.marks(each.house.table()).find(ADA).isPresent();
      // Nobody is locked out whom the job does not find.
      assertThat(marked || each.pool.find(ADA).orElseThrow().isEnabled()).isTrue();

      each.deleteAfterTheWait();

      assertThat(each.pool.find(ADA).isEmpty()).as("after %d", after).isEqualTo(marked);
    }
  }

  @Test
  void refuses_what_is_no_password() {
    for (var body : List.of("{}", "{\"password\": \"\"}", "{\"password\": 12345678}")) {
      assertThat(delete(body).errors()).as(body).containsOnlyKeys("password");
    }
    assertThat(delete("{\"password\": \"x\", \"force\": true}").errors()).containsOnlyKeys("force");
    assertThat(leaver.pool.operations()).isEmpty();
  }

  @Test
  void logs_no_password() {
    try (var logs = new Logs()) {
      delete(BODY);
      delete("{\"password\": \"correct-horse-8\"}");

      assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains("correct-horse"));
    }
  }

  private Reply delete(String body) {
    return delete(leaver, body);
  }

  private static boolean dies(Leaver leaver) {
    try {
      delete(leaver, BODY);
      return false;
    } catch (Faults.Killed | FakePool.Killed _) {
      return true;
    }
  }

  private static Reply delete(Leaver leaver, String body) {
    var table = LocalDynamoDb.through(leaver.house.table(), leaver.house.faults);
    var app = TestApp.on(table, leaver.house::now);
    var marks = leaver.marks(table);
    var deleteAccount =
        new DeleteAccount(
            marks,
            new OrganizedEvents(
                app.events(), app.people(), app.eventLog(), app.idempotency(), leaver.house::now),
            leaver.pool.passwords(),
            new CloseAccount(leaver.pool.accounts(), marks, leaver.house::now),
            leaver.house::now);
    return Caller.user(ADA)
        .delete("/account", body)
        .to(
            new DeleteAccountHandler(
                deleteAccount, new RefusedSignIns(new Secret("a key")), app.userLimits()));
  }
}
