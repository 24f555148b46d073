package boxoffice.events;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.App;
import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What organizers write to all guests of an event and see of the mails, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventNoticesHandlerTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final House house = House.of(10);
  private final Caller organizer = Caller.user(house.event().organizerId());

  // A message.

  @Test
  void a_message_is_taken_and_kept() {
    var reply = send("Doors", "At 19:00.\nBring a coat.", "k");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body().path("messageId").asText()).matches("[0-9a-f]{32}");
    assertThat(reply.body().path("subject").asText()).isEqualTo("Doors");
    assertThat(reply.body().path("text").asText()).isEqualTo("At 19:00.\nBring a coat.");
    assertThat(reply.body().path("sentAt").asText()).isEqualTo(house.now().toString());
    assertThat(show().body().path("messages")).containsExactly(reply.body());
    assertThat(messages()).singleElement().returns(false, Message::isTold);
  }

  @Test
  void a_repeat_sends_nothing_and_answers_alike() {
    var first = send("Doors", "At 19:00.", "k");
    house.later(Duration.ofHours(30));
    house.organizer().cancel();

    assertThat(send("Doors", "At 19:00.", "k").body()).isEqualTo(first.body());
    assertThat(messages()).hasSize(1);
  }

  @Test
  void a_key_sends_one_message() {
    send("Doors", "At 19:00.", "k");

    assertThat(send("Doors", "At 20:00.", "k").problem()).isEqualTo("idempotency-key-reused");
    assertThat(send("Door", "At 19:00.", "k").status()).isEqualTo(422);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void without_a_key_each_call_sends_one() {
    send("Doors", "At 19:00.", null);
    send("Doors", "At 19:00.", null);

    assertThat(messages()).extracting(Message::number).containsExactly(2L, 1L);
    assertThat(messages()).extracting(Message::messageId).doesNotHaveDuplicates();
  }

  @Test
  void two_at_once_with_one_key_send_one() throws Exception {
    var replies = atOnce(4, _ -> "k");

    assertThat(replies).extracting(Reply::status).containsOnly(202);
    assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
    assertThat(messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_REPLY", "LOST_REQUEST", "CONFLICT"})
  void a_try_without_an_answer_is_made_again(Fault fault) {
    var reply = send(through(new Faults().next(fault)), "Doors", "At 19:00.", "k");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void a_run_that_dies_is_repeated_safely() {
    for (var request = 0; request < 4; request++) {
      for (var takesEffect : List.of(false, true)) {
        var house = House.of(10);
        var organizer = Caller.user(house.event().organizerId());
        var dying = handler(appThrough(house, new Faults().kill(request, takesEffect)));
        assertThatThrownBy(() -> send(organizer, dying, "Doors", "At 19:00.", "k"))
            .isInstanceOf(Faults.Killed.class);

        assertThat(send(organizer, handler(house.app), "Doors", "At 19:00.", "k").status())
            .isEqualTo(202);
        assertThat(house.app.messages().newest(EVENT_ID)).hasSize(1);
      }
    }
  }

  @Test
  void without_an_answer_it_may_be_sent_later() {
    var reply = send(through(new Faults().next(9, Fault.LOST_REQUEST)), "Doors", "Now.", "k");

    assertThat(reply.problem()).isEqualTo("try-again");
    assertThat(reply.headers()).containsKey("Retry-After");
  }

  // Its limits.

  @Test
  void an_event_sends_five_messages_a_day() {
    for (var i = 0; i < 5; i++) {
      assertThat(send("Doors", "At 19:00.", null).status()).isEqualTo(202);
      house.later(Duration.ofHours(1));
    }

    var refused = send("Doors", "At 19:00.", null);

    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.headers())
        .contains(entry("Retry-After", Long.toString(Duration.ofHours(19).toSeconds())));
    house.later(Duration.ofHours(19).minusMillis(1));
    assertThat(send("Doors", "At 19:00.", null).status()).isEqualTo(429);
    house.later(Duration.ofMillis(1));
    assertThat(send("Doors", "At 19:00.", null).status()).isEqualTo(202);
    assertThat(send("Doors", "At 19:00.", null).status()).isEqualTo(429);
  }

  @Test
  void a_repeat_is_answered_beyond_the_limit() {
    send("Doors", "At 19:00.", "k");
    for (var i = 0; i < 4; i++) {
      send("Doors", "At 19:00.", null);
    }

    assertThat(send("Doors", "At 19:00.", "k").status()).isEqualTo(202);
  }

  @Test
  void the_limit_holds_for_many_at_once() throws Exception {
    for (var i = 0; i < 3; i++) {
      send("Doors", "At 19:00.", null);
    }

    var replies = atOnce(6, i -> "key-" + i).stream().map(Reply::status).toList();

    assertThat(messages()).hasSizeLessThanOrEqualTo(5);
    assertThat(replies.stream().filter(status -> status == 202)).hasSize(messages().size() - 3);
    assertThat(replies).contains(429);
  }

  @Test
  void one_user_changes_events_only_so_often() {
    var limited = House.withLimit(10, 1);
    var user = Caller.user(limited.event().organizerId());
    assertThat(send(user, handler(limited.app), "Doors", "At 19:00.", null).status())
        .isEqualTo(202);

    assertThat(limited.organizer().patch("{\"name\": \"Other\"}").status()).isEqualTo(429);
    assertThat(send(user, handler(limited.app), "Doors", "At 19:00.", null).status())
        .isEqualTo(429);
  }

  // Who may send one, and of which event.

  @Test
  void nobody_writes_to_the_guests_of_another() {
    for (var other : List.of(Caller.user("other"), Caller.admin("admin"))) {
      assertThat(send(other, handler(house.app), "Doors", "At 19:00.", null).problem())
          .isEqualTo("not-found");
      assertThat(show(other).problem()).isEqualTo("not-found");
    }
    assertThat(send(Caller.nobody(), handler(house.app), "a", "b", null).status()).isEqualTo(401);
    assertThat(show(Caller.nobody()).status()).isEqualTo(401);
    assertThat(messages()).isEmpty();
  }

  @Test
  void a_draft_has_no_guests() {
    house
        .table()
        .updateIf(
            Keys.event(EVENT_ID),
            "SET #state = :drafted",
            "attribute_exists(PK)",
            Map.of("#state", "state"),
            Attributes.of(":drafted", "DRAFTED"));

    assertThat(send("Doors", "At 19:00.", null))
        .returns(409, Reply::status)
        .returns("event-not-published", Reply::problem);
  }

  @Test
  void a_cancelled_event_sends_none() {
    house.organizer().cancel();

    assertThat(send("Doors", "At 19:00.", null))
        .returns(409, Reply::status)
        .returns("event-cancelled", Reply::problem);
  }

  @Test
  void an_archived_event_sends_none() {
    house.app.events().archive(house.event());

    assertThat(send("Doors", "At 19:00.", null))
        .returns(409, Reply::status)
        .returns("event-archived", Reply::problem);
  }

  @Test
  void no_message_lands_behind_a_cancellation() {
    var faults = new Faults();
    faults.beforeNext(() -> house.organizer().cancel());

    assertThat(send(through(faults), "Doors", "At 19:00.", null).problem())
        .isEqualTo("event-cancelled");
    assertThat(messages()).isEmpty();
  }

  @Test
  void no_message_lands_behind_the_archive() {
    var faults = new Faults();
    faults.beforeNext(() -> house.app.events().archive(house.event()));

    assertThat(send(through(faults), "Doors", "At 19:00.", null).problem())
        .isEqualTo("event-archived");
    assertThat(messages()).isEmpty();
  }

  // Bad input.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\": \"b\"}                                | subject | is required",
        "{\"subject\": \"a\"}                             | text    | is required",
        "{\"subject\": null, \"text\": \"b\"}             | subject | must not be null",
        "{\"subject\": \"\", \"text\": \"b\"}             | subject | must have 1 to 100"
            + " characters",
        "{\"subject\": \"a\", \"text\": \"\"}             | text    | must have 1 to 4000"
            + " characters",
        "{\"subject\": \"a\\nb\", \"text\": \"b\"}        | subject | must not contain control"
            + " characters",
        "{\"subject\": \"a\\r\\nBcc: b\", \"text\": \"b\"} | subject | must not contain control"
            + " characters",
        "{\"subject\": \"a\", \"text\": \"b\\u0000\"}     | text    | must not contain control"
            + " characters",
        "{\"subject\": \"  \", \"text\": \"b\"}           | subject | must not be blank",
        "{\"subject\": \"a\", \"text\": \"\\n \\n\"}      | text    | must not be blank",
        "{\"subject\": \"a\", \"text\": \"b\", \"to\": \"c\"} | to  | is not known"
      })
  void bad_input_is_named_and_sends_nothing(String body, String field, String reason) {
    var reply = post(organizer, body).to(handler(house.app));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).contains(entry(field, reason));
    assertThat(messages()).isEmpty();
  }

  @Test
  void words_have_their_lengths() {
    assertThat(send("x".repeat(100), "y".repeat(4_000), null).status()).isEqualTo(202);
    assertThat(send("x".repeat(101), "y".repeat(4_001), null).errors())
        .containsOnlyKeys("subject", "text");
  }

  @Test
  void a_bad_key_is_refused() {
    assertThat(send("Doors", "At 19:00.", "two words").errors())
        .containsOnlyKeys("Idempotency-Key");
  }

  // What the organizer sees.

  @Test
  void before_anything_there_is_nothing() {
    assertThat(show().body().toString()).isEqualTo("{\"sent\":0,\"refused\":0,\"messages\":[]}");
  }

  @Test
  void sent_and_refused_mails_are_counted() {
    var counts = house.app.noticeCounts();
    counts.sent(EVENT_ID);
    counts.sent(EVENT_ID);
    counts.refused(EVENT_ID);

    assertThat(show().body().path("sent").asInt()).isEqualTo(2);
    assertThat(show().body().path("refused").asInt()).isEqualTo(1);
  }

  @Test
  void the_last_20_messages_are_shown_newest_first() {
    for (var i = 1; i <= 25; i++) {
      send("Message " + i, "Text", null);
      house.later(Duration.ofHours(5));
    }

    assertThat(show().body().path("messages"))
        .extracting(message -> message.path("subject").asText())
        .startsWith("Message 25", "Message 24")
        .endsWith("Message 6")
        .hasSize(20);
    assertThat(house.app.messages().before(EVENT_ID, 6))
        .extracting(Message::number)
        .containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void a_costly_read_has_its_limit() {
    var limited = House.withLimit(10, 1);
    var user = Caller.user(limited.event().organizerId());
    Callable<Reply> call =
        () ->
            user.get("/events/{eventId}/notices")
                .parameter("eventId", EVENT_ID)
                .to(handler(limited.app));

    assertThat(IntStream.range(0, 2).mapToObj(_ -> status(call))).containsExactly(200, 429);
  }

  // Where answers go.

  @Test
  void answers_go_to_the_organizer_on_request() {
    assertThat(house.organizer().patch("{\"venue\": \"Hall\"}").body().has("repliesToOrganizer"))
        .isFalse();

    var set = house.organizer().patch("{\"repliesToOrganizer\": true}");
    assertThat(set.body().path("repliesToOrganizer").asBoolean()).isTrue();
    assertThat(house.event().details().repliesToOrganizer()).isTrue();

    house.organizer().patch("{\"repliesToOrganizer\": false}");
    assertThat(house.event().details().repliesToOrganizer()).isFalse();
    assertThat(house.table().get(Keys.event(EVENT_ID)).orElseThrow().has("repliesToOrganizer"))
        .isFalse();
  }

  @Test
  void drafts_differ_by_where_answers_go() {
    var details = house.event().details();
    house.organizer().patch("{\"repliesToOrganizer\": true}");

    assertThat(house.event().details().hash()).isNotEqualTo(details.hash());
  }

  private static int status(Callable<Reply> call) {
    try {
      return call.call().status();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<Reply> atOnce(int calls, IntFunction<String> key) throws Exception {
    var meet = Faults.meet(calls);
    try (var threads = Executors.newFixedThreadPool(calls)) {
      var running =
          IntStream.range(0, calls)
              .mapToObj(
                  i ->
                      threads.submit(() -> send(through(meet), "Doors", "At 19:00.", key.apply(i))))
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

  private List<Message> messages() {
    return house.app.messages().newest(EVENT_ID);
  }

  private EventNoticesHandler through(ExecutionInterceptor faults) {
    return handler(appThrough(house, faults));
  }

  private static App appThrough(House house, ExecutionInterceptor faults) {
    return TestApp.on(LocalDynamoDb.through(house.table(), faults), house::now);
  }

  private static EventNoticesHandler handler(App app) {
    return new EventNoticesHandler(
        app.events(), app.messages(), app.noticeCounts(), app.messageGuests(), app.userLimits());
  }

  private Reply send(String subject, String text, @Nullable String key) {
    return send(handler(house.app), subject, text, key);
  }

  private Reply send(
      EventNoticesHandler handler, String subject, String text, @Nullable String key) {
    return send(organizer, handler, subject, text, key);
  }

  private static Reply send(
      Caller caller,
      EventNoticesHandler handler,
      String subject,
      String text,
      @Nullable String key) {
    var body = MAPPER.createObjectNode().put("subject", subject).put("text", text).toString();
    var call = post(caller, body);
    return (key == null ? call : call.header("Idempotency-Key", key)).to(handler);
  }

  private static Caller.Call post(Caller caller, String body) {
    return caller.post("/events/{eventId}/messages", body).parameter("eventId", EVENT_ID);
  }

  private Reply show() {
    return show(organizer);
  }

  private Reply show(Caller caller) {
    return caller
        .get("/events/{eventId}/notices")
        .parameter("eventId", EVENT_ID)
        .to(handler(house.app));
  }
}
