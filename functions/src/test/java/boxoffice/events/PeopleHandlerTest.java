package boxoffice.events;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.App;
import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Who runs an event: invitations, members and the log, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleHandlerTest {

  private static final Map<String, String> SECRETS =
      Map.of("SIGN_IN_CLIENT_ID", "client", "SIGN_IN_CLIENT_SECRET", "a secret of the server");

  private final House house = House.of(10);
  private final Caller organizer = Caller.user(house.event().organizerId());
  private final Caller ada = Caller.user("ada");
  private final Caller bob = Caller.user("bob");
  private final App app = through(new ExecutionInterceptor() {});

  // An invitation.

  @Test
  void an_invitation_has_a_code_for_seven_days() {
    var reply = invite("STEWARD", "k");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().path("invitationId").asText()).matches("[0-9a-f]{32}");
    assertThat(code(reply)).matches("[0-9a-f]{64}").startsWith(EVENT_ID);
    assertThat(reply.body().path("role").asText()).isEqualTo("STEWARD");
    assertThat(reply.body().path("expiresAt").asText())
        .isEqualTo(house.now().plus(Duration.ofDays(7)).toString());
  }

  @Test
  void the_table_gives_no_code_away() {
    var code = code(invite("STEWARD", "k"));
    accept(ada, code);

    var table = house.table();
    var everything =
        table.client().scan(r -> r.tableName(table.name()).consistentRead(true)).items();

    assertThat(everything.toString()).doesNotContain(code.substring(32)).contains("INVITATION#");
  }

  @Test
  void nobody_derives_a_code_without_the_secret() {
    var code = code(invite("STEWARD", "k"));
    var table = LocalDynamoDb.newTable();
    PublishedEvents.publish(table, 10, house.now());
    var others =
        TestApp.with(
            Map.of("SIGN_IN_CLIENT_ID", "client", "SIGN_IN_CLIENT_SECRET", "another"),
            table,
            house::now);

    assertThat(code(invite(organizer, others, "STEWARD", "k"))).isNotEqualTo(code);
  }

  @Test
  void a_repeat_gets_the_same_code() {
    var first = invite("STEWARD", "k");
    house.later(Duration.ofDays(1));

    assertThat(invite("STEWARD", "k").body()).isEqualTo(first.body());
    assertThat(open()).hasSize(1);
  }

  @Test
  void a_late_repeat_opens_nothing_again() {
    var first = invite("STEWARD", "k");
    withdraw(organizer, first.body().path("invitationId").asText());

    assertThat(invite("STEWARD", "k").body()).isEqualTo(first.body());
    assertThat(open()).isEmpty();
    assertThat(accept(ada, code(first)).status()).isEqualTo(404);
  }

  @Test
  void a_key_makes_one_invitation() {
    invite("STEWARD", "k");

    assertThat(invite("CO_ORGANIZER", "k").problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void without_a_key_each_call_makes_one() {
    assertThat(code(invite("STEWARD", null))).isNotEqualTo(code(invite("STEWARD", null)));
    assertThat(open()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_REPLY", "LOST_REQUEST", "CONFLICT"})
  void an_invitation_without_an_answer_is_tried_again(Fault fault) {
    var reply = invite(organizer, through(new Faults().next(fault)), "STEWARD", "k");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(open()).hasSize(1);
    assertThat(actions()).containsExactly("INVITED");
  }

  @Test
  void an_invitation_that_dies_is_repeated_safely() {
    for (var request = 0; request < 6; request++) {
      for (var takesEffect : List.of(false, true)) {
        var key = "k" + request + takesEffect;
        var before = open().size();
        var dying = through(new Faults().kill(request, takesEffect));
        assertThatThrownBy(() -> invite(organizer, dying, "STEWARD", key))
            .isInstanceOf(Faults.Killed.class);

        assertThat(invite("STEWARD", key).status()).isEqualTo(201);
        assertThat(open()).hasSize(before + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"role\": \"ORGANIZER\"}",
        "{\"role\": \"ADMIN\"}",
        "{\"role\": \"steward\"}"
      })
  void an_invitation_gives_a_role_of_members(String body) {
    var reply =
        organizer
            .post("/events/{eventId}/invitations", body)
            .parameter("eventId", EVENT_ID)
            .to(handler(app));

    assertThat(reply.errors()).contains(entry("role", "must be CO_ORGANIZER or STEWARD"));
    assertThat(open()).isEmpty();
  }

  @Test
  void an_event_has_20_open_invitations() {
    IntStream.range(0, 20).forEach(i -> invite("STEWARD", "k" + i));

    var refused = invite("STEWARD", "one-more");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("too-many-people");
    assertThat(refused.body().path("limit").asInt()).isEqualTo(20);
    assertThat(invite("STEWARD", "k0").status()).isEqualTo(201);

    withdraw(organizer, id(invite("STEWARD", "k0")));
    assertThat(invite("STEWARD", "one-more").status()).isEqualTo(201);
    assertThat(invite("STEWARD", "two-more").status()).isEqualTo(409);
    house.later(Duration.ofDays(7));
    assertThat(invite("STEWARD", "two-more").status()).isEqualTo(201);
  }

  @Test
  void an_event_keeps_100_invitations() {
    for (var i = 0; i < 100; i++) {
      withdraw(organizer, id(invite("STEWARD", "k" + i)));
    }

    assertThat(invite("STEWARD", "one-more").body().path("limit").asInt()).isEqualTo(100);
  }

  @Test
  void a_cancelled_event_invites_nobody() {
    var code = code(invite("STEWARD", "k"));
    house.organizer().cancel();

    assertThat(invite("STEWARD", "other").problem()).isEqualTo("event-cancelled");
    assertThat(show(ada, code).problem()).isEqualTo("event-cancelled");
    assertThat(accept(ada, code).problem()).isEqualTo("event-cancelled");
  }

  @Test
  void an_archived_event_invites_nobody() {
    var code = code(invite("STEWARD", "k"));
    house.app.events().archive(house.event());

    assertThat(invite("STEWARD", "other").problem()).isEqualTo("event-archived");
    assertThat(show(ada, code).problem()).isEqualTo("not-found");
    assertThat(accept(ada, code).problem()).isEqualTo("not-found");
  }

  @Test
  void nothing_lands_behind_a_cancellation() {
    var code = code(invite("STEWARD", "k"));
    var faults = new Faults();
    faults.beforeNext(() -> house.organizer().cancel());

    assertThat(accept(ada, through(faults), code).problem()).isEqualTo("event-cancelled");
    assertThat(members()).isEmpty();
  }

  @Test
  void nothing_lands_behind_the_archive() {
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    var faults = new Faults();
    faults.beforeNext(() -> house.app.events().archive(house.event()));
    var logged = actions();

    assertThat(remove(organizer, through(faults), Member.id(EVENT_ID, "ada")).problem())
        .isEqualTo("event-archived");
    assertThat(actions()).isEqualTo(logged);
  }

  // What it offers.

  @Test
  void who_has_the_code_sees_the_offer() {
    var invited = invite("CO_ORGANIZER", "k");

    assertThat(show(ada, code(invited)).text())
        .isEqualTo(
            "{\"eventId\":\"%s\",\"eventName\":\"A concert\",\"role\":\"CO_ORGANIZER\",\"expiresAt\":\"%s\"}"
                .formatted(EVENT_ID, invited.body().path("expiresAt").asText()));
    assertThat(show(Caller.nobody(), code(invited)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0123456789abcdef0123456789abcdef"})
  void a_wrong_code_offers_nothing(String rest) {
    invite("STEWARD", "k");

    assertThat(show(ada, EVENT_ID + rest).problem()).isEqualTo("not-found");
    assertThat(accept(ada, EVENT_ID + rest).problem()).isEqualTo("not-found");
  }

  @Test
  void an_invitation_expires() {
    var code = code(invite("STEWARD", "k"));
    house.later(Duration.ofDays(7).minusMillis(1));
    assertThat(show(ada, code).status()).isEqualTo(200);

    house.later(Duration.ofMillis(1));

    assertThat(show(ada, code).problem()).isEqualTo("invitation-expired");
    assertThat(accept(ada, code).problem()).isEqualTo("invitation-expired");
    assertThat(open()).isEmpty();
    assertThat(members()).isEmpty();
  }

  @Test
  void a_withdrawn_invitation_is_none() {
    var invited = invite("STEWARD", "k");
    house.later(Duration.ofMillis(1));

    assertThat(withdraw(organizer, id(invited)).status()).isEqualTo(204);
    assertThat(withdraw(organizer, id(invited)).status()).isEqualTo(204);

    assertThat(show(ada, code(invited)).problem()).isEqualTo("not-found");
    assertThat(accept(ada, code(invited)).problem()).isEqualTo("not-found");
    assertThat(open()).isEmpty();
    assertThat(actions()).containsExactly("INVITATION_WITHDRAWN", "INVITED");
    assertThat(withdraw(organizer, "f".repeat(32)).problem()).isEqualTo("not-found");
  }

  // Accepting it.

  @Test
  void who_accepts_is_a_member() {
    house.name("ada", "Ada");
    var code = code(invite("STEWARD", "k"));
    house.later(Duration.ofHours(1));

    assertThat(accept(ada, code).text())
        .isEqualTo("{\"eventId\":\"%s\",\"role\":\"STEWARD\"}".formatted(EVENT_ID));

    assertThat(members())
        .singleElement()
        .hasToString(
            "{\"memberId\":\"%s\",\"name\":\"Ada\",\"role\":\"STEWARD\",\"since\":\"%s\"}"
                .formatted(Member.id(EVENT_ID, "ada"), house.now()));
    assertThat(open()).isEmpty();
  }

  @Test
  void an_invitation_is_used_once() {
    var invited = invite("STEWARD", "k");
    accept(ada, code(invited));

    assertThat(accept(bob, code(invited)).problem()).isEqualTo("invitation-used");
    assertThat(show(bob, code(invited)).problem()).isEqualTo("invitation-used");
    assertThat(withdraw(organizer, id(invited)).problem()).isEqualTo("invitation-used");
    assertThat(members()).hasSize(1);
  }

  @Test
  void a_repeat_by_its_user_is_answered() {
    var code = code(invite("STEWARD", "k"));
    var first = accept(ada, code);
    house.later(Duration.ofDays(8));

    assertThat(accept(ada, code).body()).isEqualTo(first.body());
    assertThat(show(ada, code).status()).isEqualTo(200);
    assertThat(actions()).containsExactly("JOINED", "INVITED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_REPLY", "LOST_REQUEST", "CONFLICT"})
  void accepting_without_an_answer_is_tried_again(Fault fault) {
    var code = code(invite("STEWARD", "k"));

    assertThat(accept(ada, through(new Faults().next(fault)), code).status()).isEqualTo(200);
    assertThat(members()).hasSize(1);
    assertThat(actions()).containsExactly("JOINED", "INVITED");
  }

  @Test
  void a_refusal_keeps_out_an_earlier_try() {
    var code = code(invite("STEWARD", "k"));
    var people = new PeopleStore(house.table());
    var read = people.read(EVENT_ID);
    // The try that a call sent before it died arrives behind the refusal of its repeat.
    house.later(Duration.ofDays(7));
    assertThat(accept(ada, app, code, true).problem()).isEqualTo("invitation-expired");

    var member =
        new Member(
            EVENT_ID, "ada", Role.STEWARD, house.now(), new InvitationCode(code).invitationId());
    var late =
        people.join(
            read,
            member,
            LogEntry.of(house.now(), Actor.withoutRole("ada"), LogAction.JOINED, "late"));

    assertThat(late).isInstanceOf(Outcome.Rejected.class);
    assertThat(members()).isEmpty();
  }

  @Test
  void who_runs_the_event_needs_no_invitation() {
    var code = code(invite("CO_ORGANIZER", "k"));
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());

    for (var caller : List.of(organizer, ada)) {
      assertThat(show(caller, code).problem()).isEqualTo("already-member");
      assertThat(accept(caller, code).problem()).isEqualTo("already-member");
    }
    assertThat(accept(bob, code).status()).isEqualTo(200);
  }

  @Test
  void an_event_has_20_members() {
    IntStream.range(0, 20)
        .forEach(i -> Team.add(house.table(), EVENT_ID, "user" + i, Role.STEWARD, house.now()));
    var code = code(invite("STEWARD", "k"));

    var refused = accept(ada, code);
    assertThat(refused.problem()).isEqualTo("too-many-people");
    assertThat(refused.body().path("limit").asInt()).isEqualTo(20);

    remove(organizer, Member.id(EVENT_ID, "user7"));
    assertThat(accept(ada, code).status()).isEqualTo(200);
  }

  @Test
  void a_user_is_a_member_of_100_events() {
    for (var i = 0; i < 100; i++) {
      var eventId = "%032x".formatted(i);
      PublishedEvents.publish(house.table(), eventId, 1, house.now());
      Team.add(house.table(), eventId, "ada", Role.STEWARD, house.now());
    }

    var refused = accept(ada, code(invite("STEWARD", "k")));

    assertThat(refused.problem()).isEqualTo("too-many-people");
    assertThat(refused.body().path("limit").asInt()).isEqualTo(100);
  }

  @Test
  void twenty_at_once_are_one_member() throws Exception {
    var code = code(invite("STEWARD", "k"));

    var replies = acceptAtOnce(code, new ExecutionInterceptor() {});

    assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
    assertThat(replies)
        .extracting(Reply::status)
        .allMatch(status -> Set.of(200, 409, 503).contains(status));
    assertThat(members()).hasSize(1);
    assertThat(actions()).containsExactly("JOINED", "INVITED");
  }

  /** The same crowd where no write is made on a condition: so the test above can fail. */
  @Test
  void without_conditions_they_would_be_more() throws Exception {
    var code = code(invite("STEWARD", "k"));

    acceptAtOnce(code, new WithoutConditions());

    assertThat(members()).hasSizeGreaterThan(1);
  }

  private List<Reply> acceptAtOnce(String code, ExecutionInterceptor interceptor) throws Exception {
    var meet = Faults.meet(20);
    var table = LocalDynamoDb.through(house.table(), interceptor, meet);
    var crowd = TestApp.with(SECRETS, table, house::now);
    try (var threads = Executors.newFixedThreadPool(20)) {
      var running =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> accept(Caller.user("user" + i), crowd, code)))
              .toList();
      return running.stream()
          .map(
              reply -> {
                try {
                  return reply.get();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              })
          .toList();
    }
  }

  private static final class WithoutConditions implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return context.request() instanceof TransactWriteItemsRequest transaction
          ? transaction.toBuilder()
              .transactItems(
                  transaction.transactItems().stream()
                      .filter(item -> item.conditionCheck() == null)
                      .map(
                          item ->
                              item.update() == null
                                  ? item.put() == null
                                      ? item
                                      : item.toBuilder()
                                          .put(
                                              item.put().toBuilder()
                                                  .conditionExpression(null)
                                                  .build())
                                          .build()
                                  : item.toBuilder()
                                      .update(
                                          item.update().toBuilder()
                                              .conditionExpression(
                                                  "attribute_not_exists(nothing)"
                                                      + (item.update()
                                                              .expressionAttributeValues()
                                                              .containsKey(":read")
                                                          ? " OR revision = :read"
                                                          : ""))
                                              .build())
                                      .build())
                      .toList())
              .build()
          : context.request();
    }
  }

  // Removal.

  @Test
  void a_removed_member_is_gone_at_once() {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.CO_ORGANIZER, house.now());
    var events = house.app.events();
    var user = new User("ada", Set.of());
    assertThat(events.access(user, EVENT_ID, Right.CHANGE)).isInstanceOf(Access.Granted.class);

    assertThat(remove(organizer, member.memberId()).status()).isEqualTo(204);

    assertThat(events.access(user, EVENT_ID, Right.CHANGE)).isEqualTo(new Access.NotAllowed());
    assertThat(members()).isEmpty();
    assertThat(remove(organizer, member.memberId()).status()).isEqualTo(204);
    assertThat(actions()).startsWith("REMOVED", "JOINED");
  }

  @Test
  void what_is_remembered_of_a_member_ends_in_seconds() {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    var access = new RecentAccess(house.app.events(), house::now);
    var user = new User("ada", Set.of());
    assertThat(access.of(user, EVENT_ID, Right.CHECK_IN)).isInstanceOf(Access.Granted.class);
    remove(organizer, member.memberId());

    house.later(Duration.ofSeconds(5));

    assertThat(access.of(user, EVENT_ID, Right.CHECK_IN)).isEqualTo(new Access.NotAllowed());
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    assertThat(access.of(user, EVENT_ID, Right.CHECK_IN)).isInstanceOf(Access.Granted.class);
  }

  @Test
  void a_removed_member_does_not_come_back_by_a_repeat() {
    var code = code(invite("STEWARD", "k"));
    accept(ada, code);
    remove(organizer, Member.id(EVENT_ID, "ada"));

    assertThat(accept(ada, code).problem()).isEqualTo("invitation-used");
    assertThat(show(ada, code).problem()).isEqualTo("invitation-used");
    assertThat(members()).isEmpty();
  }

  @Test
  void a_change_of_a_removed_member_lands_nowhere() {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.CO_ORGANIZER, house.now());
    var before = house.event();
    var faults = new Faults();
    faults.beforeNext(() -> remove(organizer, member.memberId()));

    assertThat(new Organizer(ada, through(faults), before).patch("{\"name\": \"Other\"}").status())
        .isEqualTo(403);
    assertThat(house.event()).isEqualTo(before);
  }

  @Test
  void a_message_of_a_removed_member_lands_nowhere() {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.CO_ORGANIZER, house.now());
    var faults = new Faults();
    faults.beforeNext(() -> remove(organizer, member.memberId()));

    assertThat(new Organizer(ada, through(faults), house.event()).message("a", "b").status())
        .isEqualTo(404);
    assertThat(house.app.messages().newest(EVENT_ID)).isEmpty();
  }

  @Test
  void a_late_removal_removes_nobody_who_joined_anew() {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    var people = new PeopleStore(house.table());
    var read = people.read(EVENT_ID);
    remove(organizer, member.memberId());
    accept(ada, code(invite("STEWARD", "k")));

    assertThat(
            people.remove(
                read,
                member,
                LogEntry.of(
                    house.now(), Actor.withoutRole("organizer"), LogAction.REMOVED, "late")))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(members()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_REPLY", "LOST_REQUEST", "CONFLICT"})
  void a_removal_without_an_answer_is_tried_again(Fault fault) {
    var member = Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());

    assertThat(remove(organizer, through(new Faults().next(fault)), member.memberId()).status())
        .isEqualTo(204);
    assertThat(members()).isEmpty();
    assertThat(actions()).containsExactly("REMOVED", "JOINED", "INVITED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "own id"})
  void a_member_may_leave(String way) {
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    Team.add(house.table(), EVENT_ID, "bob", Role.STEWARD, house.now());
    var memberId = way.equals("me") ? "me" : Member.id(EVENT_ID, "ada");

    assertThat(remove(ada, memberId).status()).isEqualTo(204);
    assertThat(remove(ada, memberId).status()).isEqualTo(204);

    assertThat(members())
        .extracting(member -> member.path("memberId").asText())
        .containsExactly(Member.id(EVENT_ID, "bob"));
    assertThat(actions()).startsWith("LEFT", "JOINED");
  }

  @Test
  void who_is_no_member_leaves_nothing() {
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    var logged = actions();

    assertThat(remove(bob, "me").status()).isEqualTo(204);
    assertThat(remove(organizer, "me").status()).isEqualTo(204);

    assertThat(members()).hasSize(1);
    assertThat(actions()).isEqualTo(logged);
    assertThat(remove(bob, "x").status()).isEqualTo(400);
  }

  // Who may.

  @ParameterizedTest
  @CsvSource({"STEWARD, 403, 403", "CO_ORGANIZER, 200, 403"})
  void only_the_organizer_manages_people(Role role, int reading, int managing) {
    Team.add(house.table(), EVENT_ID, "ada", role, house.now());
    Team.add(house.table(), EVENT_ID, "bob", Role.STEWARD, house.now());
    var invited = invite("STEWARD", "k");

    assertThat(people(ada).status()).isEqualTo(reading);
    assertThat(log(ada).status()).isEqualTo(reading);
    assertThat(invite(ada, app, "STEWARD", "mine").status()).isEqualTo(managing);
    assertThat(withdraw(ada, id(invited)).status()).isEqualTo(managing);
    assertThat(remove(ada, Member.id(EVENT_ID, "bob")).status()).isEqualTo(managing);
    assertThat(members()).hasSize(2);
    assertThat(open()).hasSize(1);
  }

  @Test
  void others_find_no_people() {
    Team.add(house.table(), EVENT_ID, "bob", Role.STEWARD, house.now());
    var invited = invite("STEWARD", "k");

    for (var other : List.of(ada, Caller.admin("admin"))) {
      assertThat(
              List.of(
                  people(other).problem(),
                  log(other).problem(),
                  invite(other, app, "STEWARD", "mine").problem(),
                  withdraw(other, id(invited)).problem(),
                  remove(other, Member.id(EVENT_ID, "bob")).problem()))
          .containsOnly("not-found");
    }
    var nobody = Caller.nobody();
    assertThat(
            List.of(
                people(nobody).status(),
                log(nobody).status(),
                invite(nobody, app, "STEWARD", "mine").status(),
                withdraw(nobody, id(invited)).status(),
                remove(nobody, "me").status(),
                accept(nobody, code(invited)).status()))
        .containsOnly(401);
  }

  @Test
  void a_co_organizer_may_all_but_cancel() {
    Team.add(house.table(), EVENT_ID, "ada", Role.CO_ORGANIZER, house.now());
    var team = new Organizer(ada, app, house.event());

    var patched = team.patch("{\"name\": \"Other\"}");
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.body().path("role").asText()).isEqualTo("CO_ORGANIZER");
    assertThat(team.message("a", "b").status()).isEqualTo(202);
    assertThat(team.notices().status()).isEqualTo(200);
    assertThat(team.cancel().problem()).isEqualTo("forbidden");
    assertThat(house.event().state()).isEqualTo(EventState.PUBLISHED);
  }

  @Test
  void a_steward_changes_nothing() {
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    var team = new Organizer(ada, app, house.event());

    assertThat(
            List.of(
                team.patch("{\"name\": \"Other\"}").status(),
                team.cancel().status(),
                team.message("a", "b").status(),
                team.notices().status(),
                publish(ada).status()))
        .containsOnly(403);
  }

  @Test
  void members_see_a_draft_and_their_role() {
    var draft = PublishedEvents.drafts(app, "organizer", "A draft", house.now().plusSeconds(9_999));
    Team.add(house.table(), draft, "ada", Role.STEWARD, house.now());

    assertThat(get(ada, draft).body().path("role").asText()).isEqualTo("STEWARD");
    assertThat(get(organizer, draft).body().path("role").asText()).isEqualTo("ORGANIZER");
    assertThat(get(bob, draft).status()).isEqualTo(404);
    assertThat(get(Caller.admin("admin"), draft).body().has("role")).isFalse();
    assertThat(get(bob, EVENT_ID).status()).isEqualTo(404);
  }

  @Test
  void requests_are_limited() {
    var limited =
        TestApp.with(
            Map.of(
                "SIGN_IN_CLIENT_ID",
                "client",
                "SIGN_IN_CLIENT_SECRET",
                "secret",
                "EVENT_CHANGES_PER_MINUTE",
                "1",
                "COSTLY_READS_PER_SECOND",
                "1"),
            house.table(),
            house::now);
    var code = code(invite(organizer, limited, "STEWARD", "k"));
    accept(ada, limited, code);
    show(bob, code, limited);

    assertThat(invite(organizer, limited, "STEWARD", "k").status()).isEqualTo(429);
    assertThat(remove(organizer, limited, "me").status()).isEqualTo(429);
    assertThat(accept(ada, limited, code).status()).isEqualTo(429);
    assertThat(show(bob, code, limited).status()).isEqualTo(429);
  }

  // The log.

  @Test
  void the_log_tells_who_did_what() {
    house.name("organizer", "Olga");
    house.name("ada", "Ada");
    var draft = PublishedEvents.drafts(app, "organizer", "A draft", house.now().plusSeconds(9_999));
    publish(organizer, draft);
    Team.add(house.table(), draft, "ada", Role.CO_ORGANIZER, house.now().plusMillis(1));
    house.later(Duration.ofMinutes(1));
    var team = new Organizer(ada, app, house.app.events().find(draft).orElseThrow());
    team.patch("{\"name\": \"Other\", \"capacity\": 11}");
    team.patch("{\"name\": \"Other\"}");
    house.later(Duration.ofMinutes(1));
    team.message("Doors", "At 19:00.");
    house.later(Duration.ofMinutes(1));
    remove(organizer, app, draft, Member.id(draft, "ada"));
    house.later(Duration.ofMinutes(1));
    new Organizer(organizer, app, house.app.events().find(draft).orElseThrow()).cancel();

    var items = log(organizer, draft, 100, "").body().path("items");

    assertThat(items)
        .extracting(item -> item.path("by").asText() + " " + item.path("action").asText())
        .containsExactly(
            "Olga CANCELLED",
            "Olga REMOVED",
            "Ada MESSAGE_SENT",
            "Ada CHANGED",
            "Ada JOINED",
            "Ada INVITED",
            "Olga PUBLISHED",
            "Olga CREATED");
    assertThat(items.get(1).path("details"))
        .isEqualTo(
            JsonNodeFactory.instance.objectNode().put("person", "Ada").put("role", "CO_ORGANIZER"));
    assertThat(items.get(3).path("details")).hasToString("{\"fields\":\"name, capacity\"}");
    assertThat(items.get(0).path("at").asText()).isEqualTo(house.now().toString());
  }

  @Test
  void a_log_has_pages() {
    for (var i = 0; i < 25; i++) {
      house.organizer().patch("{\"name\": \"Name %d\"}".formatted(i));
      house.later(Duration.ofSeconds(1));
    }

    var first = log(organizer, EVENT_ID, 20, "").body();
    var second = log(organizer, EVENT_ID, 20, first.path("next").asText()).body();

    assertThat(first.path("items")).hasSize(20);
    assertThat(second.path("items")).hasSize(5);
    assertThat(second.has("next")).isFalse();
    assertThat(second.path("items").get(0).path("at").asText())
        .isLessThan(first.path("items").get(19).path("at").asText());
    assertThat(log(organizer, EVENT_ID, 20, "AAAA").errors()).containsOnlyKeys("after");
  }

  @Test
  void who_is_gone_has_no_name_in_it() {
    house.name("ada", "Ada");
    Team.add(house.table(), EVENT_ID, "ada", Role.STEWARD, house.now());
    assertThat(log(organizer).text()).contains("Ada");

    house.app.profiles().remove("ada");

    assertThat(log(organizer).text()).doesNotContain("Ada", "ada");
    assertThat(people(organizer).text()).doesNotContain("Ada", "ada");
  }

  @Test
  void what_did_not_happen_is_not_logged() {
    var before = actions();
    house.organizer().patch("{\"name\": \"A concert\"}");
    house.organizer().patch("{\"capacity\": 0}");
    house.organizer().message("", "");

    assertThat(actions()).isEqualTo(before);
  }

  // Calls.

  private Reply invite(String role, @Nullable String key) {
    return invite(organizer, app, role, key);
  }

  private static Reply invite(Caller caller, App app, String role, @Nullable String key) {
    var call =
        caller
            .post("/events/{eventId}/invitations", "{\"role\": \"%s\"}".formatted(role))
            .parameter("eventId", EVENT_ID);
    return (key == null ? call : call.header("Idempotency-Key", key)).to(handler(app));
  }

  private Reply withdraw(Caller caller, String invitationId) {
    return caller
        .delete("/events/{eventId}/invitations/{invitationId}", "")
        .parameter("eventId", EVENT_ID)
        .parameter("invitationId", invitationId)
        .to(handler(app));
  }

  private Reply show(Caller caller, String code) {
    return show(caller, code, app);
  }

  private static Reply show(Caller caller, String code, App app) {
    return caller.get("/invitations/{code}").parameter("code", code).to(handler(app));
  }

  private Reply accept(Caller caller, String code) {
    return accept(caller, app, code);
  }

  private static Reply accept(Caller caller, App app, String code) {
    return accept(caller, app, code, false);
  }

  private static Reply accept(Caller caller, App app, String code, boolean repeated) {
    var call = caller.post("/invitations/{code}", null).parameter("code", code);
    return (repeated ? call.header("Idempotency-Repeat", "true") : call).to(handler(app));
  }

  private Reply remove(Caller caller, String memberId) {
    return remove(caller, app, memberId);
  }

  private static Reply remove(Caller caller, App app, String memberId) {
    return remove(caller, app, EVENT_ID, memberId);
  }

  private static Reply remove(Caller caller, App app, String eventId, String memberId) {
    return caller
        .delete("/events/{eventId}/members/{memberId}", "")
        .parameter("eventId", eventId)
        .parameter("memberId", memberId)
        .to(handler(app));
  }

  private Reply people(Caller caller) {
    return caller.get("/events/{eventId}/members").parameter("eventId", EVENT_ID).to(handler(app));
  }

  private JsonNode members() {
    return people(organizer).body().path("members");
  }

  private JsonNode open() {
    return people(organizer).body().path("invitations");
  }

  private Reply log(Caller caller) {
    return log(caller, EVENT_ID, 100, "");
  }

  private Reply log(Caller caller, String eventId, int limit, String after) {
    var call =
        caller
            .get("/events/{eventId}/log")
            .parameter("eventId", eventId)
            .query("limit", Integer.toString(limit));
    return (after.isEmpty() ? call : call.query("after", after)).to(handler(app));
  }

  private List<String> actions() {
    return log(organizer)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("action").asText())
        .toList();
  }

  private Reply publish(Caller caller) {
    return publish(caller, EVENT_ID);
  }

  private Reply publish(Caller caller, String eventId) {
    return caller
        .post("/events/{eventId}/publish", null)
        .parameter("eventId", eventId)
        .to(new PublishEventHandler(app.publishEvent(), app.userLimits()));
  }

  private Reply get(Caller caller, String eventId) {
    return caller
        .get("/events/mine/{eventId}")
        .parameter("eventId", eventId)
        .to(new ListMyEventsHandler(app.listMyEvents(), app.getMyEvent(), app.userLimits()));
  }

  private static String code(Reply invited) {
    return invited.body().path("code").asText();
  }

  private static String id(Reply invited) {
    return invited.body().path("invitationId").asText();
  }

  private App through(ExecutionInterceptor interceptor) {
    return TestApp.with(SECRETS, LocalDynamoDb.through(house.table(), interceptor), house::now);
  }

  private static PeopleHandler handler(App app) {
    return new PeopleHandler(app.invitations(), app.members(), app.showPeople(), app.userLimits());
  }
}
