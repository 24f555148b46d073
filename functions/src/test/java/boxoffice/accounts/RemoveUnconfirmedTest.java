package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import boxoffice.accounts.RemoveUnconfirmed.Removal;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemoveUnconfirmedTest {

  private static final String LATE = "11111111-1111-4111-8111-111111111111";
  private static final String ALSO_LATE = "22222222-2222-4222-8222-222222222222";
  private static final String OTHER = "33333333-3333-4333-8333-333333333333";

  private final TestClock clock = new TestClock("2026-11-20T09:00:00Z");
  private final FakePool pool = new FakePool();
  private final Table table = LocalDynamoDb.newTable();
  private final Faults faults = new Faults();

  @Test
  void removes_all_accounts_that_nobody_confirmed_in_time() {
    registeredDaysAgo(8, LATE);
    registeredDaysAgo(8, ALSO_LATE);

    assertThat(remove()).isEqualTo(new Removal(2, true));

    assertThat(pool.find(LATE)).isEmpty();
    assertThat(pool.find(ALSO_LATE)).isEmpty();
    assertNoMarkIsLeft();
  }

  @Test
  void leaves_confirmed_recent_and_disabled_accounts() {
    registeredDaysAgo(6, LATE);
    registeredDaysAgo(8, ALSO_LATE);
    pool.confirm(ALSO_LATE);
    registeredDaysAgo(8, OTHER);
    pool.disable(OTHER);

    assertThat(remove()).isEqualTo(new Removal(0, true));

    assertThat(pool.find(LATE).orElseThrow().isEnabled()).isTrue();
    assertThat(pool.find(ALSO_LATE).orElseThrow().isEnabled()).isTrue();
    assertThat(pool.find(OTHER)).isPresent();
    assertNoMarkIsLeft();
  }

  @Test
  void a_profile_of_before_goes_too() {
    registeredDaysAgo(8, LATE);
    new ProfileStore(table).write(LATE, "Someone");

    assertThat(remove()).isEqualTo(new Removal(1, true));

    assertNoMarkIsLeft();
  }

  @Test
  void an_account_that_is_to_be_deleted_stays_closed() {
    registeredDaysAgo(8, LATE);
    new AccountMarks(table, AccountMarks.Kind.UNCONFIRMED).set(LATE, clock.instant());
    new AccountMarks(table, AccountMarks.Kind.DELETION).set(LATE, clock.instant());
    pool.confirm(LATE);
    pool.disable(LATE);

    assertThat(remove()).isEqualTo(new Removal(0, true));

    assertThat(pool.find(LATE).orElseThrow().isEnabled()).isFalse();
  }

  @Test
  void one_that_fails_keeps_nothing_from_others() {
    registeredDaysAgo(8, LATE);
    registeredDaysAgo(8, ALSO_LATE);
    pool.before(
        "AdminDisableUser",
        () -> {
          throw new IllegalStateException("refused");
        });

    assertThat(remove()).isEqualTo(new Removal(1, false));
    assertThat(remove()).isEqualTo(new Removal(1, true));
    assertNoMarkIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AdminGetUser", "AdminDisableUser"})
  void one_that_is_confirmed_meanwhile_stays(String operation) {
    registeredDaysAgo(8, LATE);
    pool.before(operation, () -> pool.confirm(LATE));

    assertThat(remove()).isEqualTo(new Removal(0, true));

    assertThat(pool.find(LATE).orElseThrow())
        .returns(true, FakePool.User::isConfirmed)
        .returns(true, FakePool.User::isEnabled)
        .returns(1, FakePool.User::sessions);
    assertNoMarkIsLeft();
  }

  @Test
  void a_code_confirms_nothing_that_is_about_to_go() {
    registeredDaysAgo(8, LATE);
    pool.before("AdminDeleteUser", () -> pool.confirm(LATE));

    remove();

    assertThat(pool.find(LATE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_at_cognito_it_goes_on(boolean takesEffect) {
    for (var confirmedMeanwhile : new boolean[] {true, false}) {
      var died = true;
      for (var after = 0; died; after++) {
        registeredDaysAgo(8, LATE);
        if (confirmedMeanwhile) {
          pool.before("AdminDisableUser", () -> pool.confirm(LATE));
        }
        pool.kill(after, takesEffect);
        died = dies();
        pool.revive();

        remove();

        assertThat(pool.find(LATE).filter(FakePool.User::isEnabled).isPresent())
            .as("after %d", after)
            .isEqualTo(confirmedMeanwhile);
        assertThat(pool.find(LATE).isPresent()).isEqualTo(confirmedMeanwhile);
        assertNoMarkIsLeft();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interrupted_at_the_table_it_goes_on(boolean takesEffect) {
    var died = true;
    for (var after = 0; died; after++) {
      registeredDaysAgo(8, LATE);
      faults.kill(after, takesEffect);
      died = dies();
      faults.revive();

      remove();

      assertThat(pool.find(LATE)).as("after %d", after).isEmpty();
      assertNoMarkIsLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListUsers", "AdminGetUser", "AdminDisableUser", "AdminDeleteUser"})
  void what_cognito_does_not_serve_is_left(String operation) {
    registeredDaysAgo(8, LATE);
    registeredDaysAgo(8, ALSO_LATE);
    pool.fail(operation);

    assertThat(remove()).isEqualTo(new Removal(0, false));
    assertThat(pool.find(LATE)).isPresent();
    pool.serve();

    assertThat(remove()).isEqualTo(new Removal(2, true));
    assertNoMarkIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListUsers", "AdminGetUser", "AdminDisableUser", "AdminDeleteUser"})
  void two_runs_at_once_do_no_harm(String operation) {
    registeredDaysAgo(8, LATE);
    registeredDaysAgo(8, ALSO_LATE);
    pool.before(operation, this::remove);

    assertThat(remove().isServed()).isTrue();

    assertThat(pool.find(LATE)).isEmpty();
    assertThat(pool.find(ALSO_LATE)).isEmpty();
    assertNoMarkIsLeft();
  }

  @Test
  void ends_when_its_time_is_over() {
    registeredDaysAgo(8, LATE);
    registeredDaysAgo(8, ALSO_LATE);
    pool.before("AdminDeleteUser", () -> clock.advance(Duration.ofMinutes(10)));

    assertThat(remove()).isEqualTo(new Removal(1, true));
    assertThat(pool.find(ALSO_LATE)).isPresent();
    assertThat(remove()).isEqualTo(new Removal(1, true));
  }

  private void registeredDaysAgo(int days, String userId) {
    pool.add(userId, "someone@example.com", false, clock.instant().minus(Duration.ofDays(days)));
  }

  private boolean dies() {
    try {
      remove();
      return false;
    } catch (Faults.Killed | FakePool.Killed _) {
      return true;
    }
  }

  private Removal remove() {
    var through = LocalDynamoDb.through(table, faults);
    return new RemoveUnconfirmed(
            pool.accounts(),
            new AccountMarks(through, AccountMarks.Kind.UNCONFIRMED),
            new AccountMarks(through, AccountMarks.Kind.DELETION),
            new ProfileStore(through),
            clock)
        .remove(
            clock.instant().minus(Duration.ofDays(7)),
            clock.instant().plus(Duration.ofMinutes(10)));
  }

  private void assertNoMarkIsLeft() {
    assertThat(table.client().scan(r -> r.tableName(table.name())).items()).isEmpty();
  }
}
