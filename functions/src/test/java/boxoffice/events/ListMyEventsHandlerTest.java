package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListMyEventsHandlerTest {

  private final EventStore events = new EventStore(LocalDynamoDb.newTable());
  private final ListMyEventsHandler handler = new ListMyEventsHandler(events);
  private final Caller organizer = Caller.user(ORGANIZER);

  @Test
  void anOrganizerFindsDraftsAndEventsOfThePastToo() {
    events.create(EventExamples.draft(1, "2027-01-01T19:00:00Z", 10));
    events.create(EventExamples.draft(2, "2020-01-01T19:00:00Z", 10));
    var published = EventExamples.draft(3, "2026-12-01T19:00:00Z", 10);
    events.create(published);
    events.publish(published.published());

    var reply = organizer.get("/events/mine").to(handler);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(ids(reply)).containsExactly(2, 3, 1);
    assertThat(reply.body().get("items").get(1).get("state").asText()).isEqualTo("PUBLISHED");
    assertThat(reply.body().get("items").get(1).get("availableTickets").asInt()).isEqualTo(10);
  }

  @Test
  void nobodyFindsWhatOthersOrganize() {
    events.create(EventExamples.draft());

    assertThat(ids(Caller.user(ANOTHER).get("/events/mine").to(handler))).isEmpty();
    assertThat(Caller.nobody().get("/events/mine").to(handler).status()).isEqualTo(401);
  }

  @Test
  void pagesFollowOneAnother() {
    for (var number = 1; number <= 3; number++) {
      events.create(EventExamples.draft(number, "2026-12-0%dT19:00:00Z".formatted(number), 10));
    }

    var first = organizer.get("/events/mine").query("limit", "2").to(handler);
    var second =
        organizer
            .get("/events/mine")
            .query("limit", "2")
            .query("cursor", first.body().get("cursor").asText())
            .to(handler);

    assertThat(ids(first)).containsExactly(1, 2);
    assertThat(ids(second)).containsExactly(3);
    assertThat(second.body().has("cursor")).isFalse();
  }

  @Test
  void aForeignCursorIsRefusedAndOneOfAnotherListIsHarmless() {
    events.create(EventExamples.draft());
    var place = Cursor.encode("9999999999999#" + "f".repeat(32));

    assertThat(organizer.get("/events/mine").query("cursor", "x").to(handler).errors())
        .containsOnlyKeys("cursor");
    assertThat(ids(organizer.get("/events/mine").query("cursor", place).to(handler))).isEmpty();
  }

  @Test
  void aBadLimitAndUnknownParametersAreRefused() {
    assertThat(organizer.get("/events/mine").query("limit", "0").to(handler).errors())
        .containsOnlyKeys("limit");
    assertThat(organizer.get("/events/mine").query("from", "x").to(handler).errors())
        .containsOnlyKeys("from");
  }

  private static List<Integer> ids(Reply reply) {
    var ids = new ArrayList<Integer>();
    reply
        .body()
        .get("items")
        .forEach(event -> ids.add(Integer.parseInt(event.get("eventId").asText(), 16)));
    return ids;
  }
}
