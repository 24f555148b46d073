package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetEventHandlerTest {

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final GetEventHandler handler =
      new GetEventHandler(new GetEvent(events, new SeatStore(table), clock));
  private final Caller organizer = Caller.user(ORGANIZER);
  private final Caller another = Caller.user(ANOTHER);
  private final Event draft = EventExamples.draft();

  @Test
  void aDraftHasAllItsTicketsForItsOrganizer() {
    events.create(draft);

    var reply = get(organizer);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("state").asText()).isEqualTo("DRAFTED");
    assertThat(left(reply)).containsExactly(100, 0);
  }

  @Test
  void aDraftIsNotFoundByOthersExceptAdmins() {
    events.create(draft);

    assertThat(get(another).status()).isEqualTo(404);
    assertThat(get(another).problem()).isEqualTo("not-found");
    assertThat(get(Caller.admin(ANOTHER)).status()).isEqualTo(200);
  }

  @Test
  void aPublishedEventIsFoundByAllWithWhatIsLeft() {
    events.create(draft);
    events.publish(draft.published());
    take(0, 25);
    take(1, 5);

    var reply = get(another);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(left(reply)).containsExactly(70, 0);
    assertThat(reply.body().has("organizerId")).isFalse();
    assertThat(reply.body().has("version")).isFalse();
  }

  @Test
  void whileSomebodyWaitsReturnedSeatsAreNotForNewcomers() {
    events.create(EventExamples.draft(1, "2026-12-01T19:00:00Z", 2));
    events.publish(EventExamples.draft(1, "2026-12-01T19:00:00Z", 2).published());
    table.transact(
        List.of(
            table.update(
                Keys.seats(draft.eventId(), 0),
                "SET available = :none, returned = :one, waiting = :three, waiting2 = :three",
                "attribute_exists(PK)",
                Map.of(),
                Attributes.of(":none", 0, ":one", 1, ":three", 3))));

    assertThat(left(get(another))).containsExactly(0, 3);
  }

  @Test
  void whatIsLeftMayBeASecondOldAndNoOlder() {
    events.create(draft);
    events.publish(draft.published());
    get(another);
    take(0, 10);

    clock.advance(Duration.ofMillis(999));
    assertThat(left(get(another))).containsExactly(100, 0);
    clock.advance(Duration.ofMillis(1));
    assertThat(left(get(another))).containsExactly(90, 0);
  }

  @Test
  void aCancelledEventIsFoundWithNothingLeft() {
    events.create(EventExamples.in(EventState.CANCELLED, draft.published()));

    var reply = get(another);

    assertThat(reply.body().get("state").asText()).isEqualTo("CANCELLED");
    assertThat(left(reply)).containsExactly(0, 0);
  }

  @Test
  void anUnknownEventIsNotFound() {
    assertThat(get(organizer).status()).isEqualTo(404);
  }

  @Test
  void withoutATokenNothingIsFound() {
    events.create(draft);

    assertThat(get(Caller.nobody()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg"})
  void anIdThatIsNoneIsRefused(String id) {
    assertThat(organizer.get("/events/x").parameter("eventId", id).to(handler).errors())
        .containsOnlyKeys("eventId");
  }

  @Test
  void unknownQueryParametersAreRefused() {
    var call = organizer.get("/events/x").parameter("eventId", draft.eventId()).query("full", "1");

    assertThat(call.to(handler).errors()).containsOnlyKeys("full");
  }

  private Reply get(Caller caller) {
    return caller
        .get("/events/" + draft.eventId())
        .parameter("eventId", draft.eventId())
        .to(handler);
  }

  private void take(int shard, int seats) {
    table.transact(
        List.of(
            table.update(
                Keys.seats(draft.eventId(), shard),
                "SET available = available - :seats",
                "available >= :seats",
                Map.of(),
                Attributes.of(":seats", seats))));
  }

  private static List<Integer> left(Reply reply) {
    return List.of(
        reply.body().get("availableTickets").intValue(),
        reply.body().get("waitlistCount").intValue());
  }
}
