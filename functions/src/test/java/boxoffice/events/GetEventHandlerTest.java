package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GetEventHandlerTest {

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final App app = TestApp.on(table, clock);
  private final EventStore events = app.events();
  private final GetEventHandler handler = new GetEventHandler(app.getEvent());
  private final Caller organizer = Caller.user(ORGANIZER);
  private final Caller another = Caller.user(ANOTHER);
  private final Event draft = EventExamples.draft();

  @Test
  void a_draft_is_not_found_by_anybody() {
    events.create(draft);

    for (var caller : List.of(Caller.nobody(), organizer, another, Caller.admin(ANOTHER))) {
      assertThat(get(caller))
          .returns(404, Reply::status)
          .returns("not-found", Reply::problem)
          .returns("no-store", reply -> reply.headers().get("Cache-Control"));
    }
  }

  @Test
  void everybody_gets_the_same_bytes() {
    events.create(draft);
    events.publish(draft.published());
    Team.add(table, draft.eventId(), ANOTHER, Role.STEWARD, clock.instant());

    var bytes = get(Caller.nobody()).text();

    assertThat(bytes).doesNotContain("role", ORGANIZER);
    for (var caller : List.of(organizer, another, Caller.admin(ANOTHER))) {
      assertThat(get(caller).text()).isEqualTo(bytes);
    }
  }

  @Test
  void caches_keep_it_for_a_second() {
    events.create(draft);
    events.publish(draft.published());

    assertThat(get(Caller.nobody()).headers())
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=1");
  }

  @Test
  void its_tag_changes_with_its_availability() {
    events.create(draft);
    events.publish(draft.published());
    var tag = get(another).headers().get("ETag");
    clock.advance(Duration.ofDays(1));

    assertThat(getUnless(tag))
        .returns(304, Reply::status)
        .returns("", Reply::text)
        .returns(tag, reply -> reply.headers().get("ETag"));

    EventExamples.sell(table, draft, 0, 1);
    assertThat(getUnless(tag).status()).isEqualTo(200);
    assertThat(getUnless(tag).headers().get("ETag")).isNotEqualTo(tag);
  }

  @Test
  void a_published_event_is_found_with_its_availability() {
    events.create(draft);
    events.publish(draft.published());
    EventExamples.sell(table, draft, 0, 25);
    EventExamples.sell(table, draft, 1, 5);

    var reply = get(another);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(availability(reply)).containsExactly(70, 0);
    assertThat(reply.body().has("organizerId")).isFalse();
    assertThat(reply.body().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void returned_seats_are_not_available_while_a_group_fits() {
    var small = EventExamples.draft(1, "2026-12-01T19:00:00Z", 2);
    events.create(small);
    events.publish(small.published());
    table.transact(
        List.of(
            table.update(
                Keys.seats(draft.eventId(), 0),
                "SET available = :none, returned = :one, waiting = :three, waiting1 = :three",
                "attribute_exists(PK)",
                Map.of(),
                Attributes.of(":none", 0, ":one", 1, ":three", 3))));

    assertThat(availability(get(another))).containsExactly(0, 3);
  }

  @Test
  void returned_seats_are_available_while_no_group_fits() {
    var small = EventExamples.draft(1, "2026-12-01T19:00:00Z", 2);
    events.create(small);
    events.publish(small.published());
    table.transact(
        List.of(
            table.update(
                Keys.seats(draft.eventId(), 0),
                "SET available = :none, returned = :one, waiting = :three, waiting2 = :three",
                "attribute_exists(PK)",
                Map.of(),
                Attributes.of(":none", 0, ":one", 1, ":three", 3))));

    assertThat(availability(get(another))).containsExactly(1, 3);
  }

  @Test
  void availability_is_that_of_now() {
    events.create(draft);
    events.publish(draft.published());
    get(another);
    EventExamples.sell(table, draft, 0, 10);

    assertThat(availability(get(another))).containsExactly(90, 0);
  }

  @Test
  void a_cancelled_event_has_no_available_tickets() {
    events.create(EventExamples.in(EventState.CANCELLED, draft.published()));

    var reply = get(another);

    assertThat(reply.body().get("state").asText()).isEqualTo("CANCELLED");
    assertThat(availability(reply)).containsExactly(0, 0);
  }

  @Test
  void an_unknown_event_is_not_found() {
    assertThat(get(organizer).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg"})
  void a_malformed_id_is_refused(String id) {
    assertThat(organizer.get("/events/x").parameter("eventId", id).to(handler).errors())
        .containsOnlyKeys("eventId");
  }

  @Test
  void an_unknown_query_parameter_is_refused() {
    var call = organizer.get("/events/x").parameter("eventId", draft.eventId()).query("full", "1");

    assertThat(call.to(handler).errors()).containsOnlyKeys("full");
  }

  private Reply get(Caller caller) {
    return call(caller).to(handler);
  }

  private Reply getUnless(String tag) {
    return call(Caller.nobody()).header("If-None-Match", tag).to(handler);
  }

  private Caller.Call call(Caller caller) {
    return caller.get("/events/" + draft.eventId()).parameter("eventId", draft.eventId());
  }

  private static List<Integer> availability(Reply reply) {
    return List.of(
        reply.body().get("availableTickets").intValue(),
        reply.body().get("waitlistCount").intValue());
  }
}
