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
  void a_draft_has_all_its_tickets() {
    events.create(draft);

    var reply = get(organizer);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("state").asText()).isEqualTo("DRAFTED");
    assertThat(availability(reply)).containsExactly(100, 0);
  }

  @Test
  void a_draft_is_hidden_from_others_except_admins() {
    events.create(draft);

    assertThat(get(another).status()).isEqualTo(404);
    assertThat(get(another).problem()).isEqualTo("not-found");
    assertThat(get(Caller.admin(ANOTHER)).status()).isEqualTo(200);
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
  void availability_is_at_most_a_second_old() {
    events.create(draft);
    events.publish(draft.published());
    get(another);
    EventExamples.sell(table, draft, 0, 10);

    clock.advance(Duration.ofMillis(999));
    assertThat(availability(get(another))).containsExactly(100, 0);
    clock.advance(Duration.ofMillis(1));
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

  @Test
  void a_request_without_a_token_is_refused() {
    events.create(draft);

    assertThat(get(Caller.nobody()).status()).isEqualTo(401);
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
    return caller
        .get("/events/" + draft.eventId())
        .parameter("eventId", draft.eventId())
        .to(handler);
  }

  private static List<Integer> availability(Reply reply) {
    return List.of(
        reply.body().get("availableTickets").intValue(),
        reply.body().get("waitlistCount").intValue());
  }
}
