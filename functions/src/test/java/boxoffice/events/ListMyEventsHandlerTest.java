package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static boxoffice.events.EventExamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListMyEventsHandlerTest {

  private final Table table = LocalDynamoDb.newTable();
  private final App app = TestApp.on(table, new TestClock(EventExamples.NOW));
  private final EventStore events = app.events();
  private final ListMyEventsHandler handler =
      new ListMyEventsHandler(app.listMyEvents(), app.getMyEvent(), app.userLimits());
  private final Caller organizer = Caller.user(ORGANIZER);

  @Test
  void an_organizer_finds_drafts_and_past_events() {
    events.create(EventExamples.draft(1, "2027-01-01T19:00:00Z", 10));
    events.create(EventExamples.draft(2, "2020-01-01T19:00:00Z", 10));
    var published = EventExamples.draft(3, "2026-12-01T19:00:00Z", 10);
    events.create(published);
    events.publish(published.published());

    var reply = organizer.get("/events/mine").to(handler);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(numbers(reply)).containsExactly(2, 3, 1);
    assertThat(reply.body().get("items").get(1).get("state").asText()).isEqualTo("PUBLISHED");
    assertThat(reply.body().get("items").get(1).get("availableTickets").asInt()).isEqualTo(10);
  }

  @Test
  void only_published_events_show_their_notes() {
    var draft = EventExamples.draft(1, "2026-12-01T19:00:00Z", 10);
    var published = EventExamples.draft(2, "2026-12-02T19:00:00Z", 10);
    var cancelled = EventExamples.draft(3, "2026-12-03T19:00:00Z", 10);
    events.create(draft);
    events.create(EventExamples.in(EventState.PUBLISHED, published));
    events.create(EventExamples.in(EventState.CANCELLED, cancelled));
    for (var event : List.of(draft, published, cancelled)) {
      events.note(new ShownEvent(event, 4, 2), 0);
    }

    assertThat(organizer.get("/events/mine").to(handler).body().path("items").valueStream())
        .extracting(event -> event.path("availableTickets").asInt())
        .containsExactly(10, 4, 0);
  }

  @Test
  void events_of_others_are_not_listed() {
    events.create(EventExamples.draft());

    assertThat(numbers(Caller.user(ANOTHER).get("/events/mine").to(handler))).isEmpty();
    assertThat(Caller.nobody().get("/events/mine").to(handler).status()).isEqualTo(401);
  }

  @Test
  void a_member_finds_the_events_of_others_among_their_own() {
    var now = Instant.parse(EventExamples.NOW);
    for (var number = 1; number <= 4; number++) {
      events.create(EventExamples.draft(number, "2026-12-0%dT19:00:00Z".formatted(number), 10));
    }
    var own = EventExamples.draft(5, "2026-12-02T20:00:00Z", 10);
    events.create(Event.draft(own.eventId(), ANOTHER, own.details()));
    var member = Team.add(table, "%032x".formatted(1), ANOTHER, Role.STEWARD, now);
    Team.add(table, "%032x".formatted(2), ANOTHER, Role.STEWARD, now);
    Team.add(table, "%032x".formatted(4), ANOTHER, Role.CO_ORGANIZER, now);

    var first = Caller.user(ANOTHER).get("/events/mine").query("limit", "3").to(handler);
    var second =
        Caller.user(ANOTHER)
            .get("/events/mine")
            .query("limit", "3")
            .query("cursor", first.body().get("cursor").asText())
            .to(handler);

    assertThat(numbers(first)).containsExactly(1, 2, 5);
    assertThat(first.body().path("items"))
        .extracting(event -> event.path("role").asText())
        .containsExactly("STEWARD", "STEWARD", "ORGANIZER");
    assertThat(numbers(second)).containsExactly(4);
    assertThat(second.body().has("cursor")).isFalse();

    Team.remove(table, member, now);
    assertThat(numbers(Caller.user(ANOTHER).get("/events/mine").to(handler)))
        .containsExactly(2, 5, 4);
  }

  @Test
  void a_draft_is_found_by_those_who_run_it() {
    var draft = EventExamples.draft();
    events.create(draft);
    Team.add(table, draft.eventId(), "bob", Role.STEWARD, Instant.parse(EventExamples.NOW));

    assertThat(one(organizer))
        .returns(200, Reply::status)
        .returns("DRAFTED", reply -> reply.body().path("state").asText())
        .returns("ORGANIZER", ListMyEventsHandlerTest::role)
        .returns(100, ListMyEventsHandlerTest::available)
        .returns("no-store", reply -> reply.headers().get("Cache-Control"));
    assertThat(one(Caller.user("bob")))
        .returns(200, Reply::status)
        .returns("STEWARD", ListMyEventsHandlerTest::role);
    assertThat(one(Caller.admin("root")))
        .returns(200, Reply::status)
        .returns("none", ListMyEventsHandlerTest::role);
  }

  @Test
  void availability_is_that_of_now() {
    var draft = EventExamples.draft();
    events.create(draft);
    events.publish(draft.published());
    one(organizer);
    EventExamples.sell(table, draft, 0, 10);

    assertThat(available(one(organizer))).isEqualTo(90);
  }

  @Test
  void to_others_no_event_is_theirs() {
    var draft = EventExamples.draft();
    events.create(draft);
    events.publish(draft.published());
    var member =
        Team.add(table, draft.eventId(), "bob", Role.STEWARD, Instant.parse(EventExamples.NOW));
    Team.remove(table, member, Instant.parse(EventExamples.NOW));

    for (var caller : List.of(Caller.user(ANOTHER), Caller.user("bob"))) {
      assertThat(one(caller)).returns(404, Reply::status).returns("not-found", Reply::problem);
    }
    assertThat(one(Caller.nobody()).status()).isEqualTo(401);
    assertThat(organizer.get("/events/mine/{eventId}").parameter("eventId", "x").to(handler))
        .returns(400, Reply::status);
  }

  private Reply one(Caller caller) {
    return caller
        .get("/events/mine/{eventId}")
        .parameter("eventId", EventExamples.draft().eventId())
        .to(handler);
  }

  private static String role(Reply reply) {
    return reply.body().path("role").asText("none");
  }

  private static int available(Reply reply) {
    return reply.body().path("availableTickets").asInt();
  }

  @Test
  void a_cursor_leads_to_the_next_page() {
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

    assertThat(numbers(first)).containsExactly(1, 2);
    assertThat(numbers(second)).containsExactly(3);
    assertThat(second.body().has("cursor")).isFalse();
  }

  @Test
  void what_is_next_comes_first_then_what_was_latest() {
    var member = "bob";
    for (var number = 1; number <= 6; number++) {
      events.create(EventExamples.draft(number, "2026-12-0%dT19:00:00Z".formatted(number), 10));
      if (number % 2 == 0) {
        Team.add(
            table,
            "%032x".formatted(number),
            member,
            Role.STEWARD,
            Instant.parse(EventExamples.NOW));
      }
    }
    var boundary = "2026-12-04T19:00:00Z";

    assertThat(pages(ORGANIZER, "from", boundary)).containsExactly(4, 5, 6);
    assertThat(pages(ORGANIZER, "before", boundary)).containsExactly(3, 2, 1);
    assertThat(pages(member, "from", boundary)).containsExactly(4, 6);
    assertThat(pages(member, "before", "2026-12-05T19:00:00Z")).containsExactly(4, 2);
  }

  /** The numbers of the events on all pages of two. */
  private List<Integer> pages(String userId, String side, String boundary) {
    var all = new ArrayList<Integer>();
    var cursor = "";
    do {
      var call = Caller.user(userId).get("/events/mine").query("limit", "2").query(side, boundary);
      var page = (cursor.isEmpty() ? call : call.query("cursor", cursor)).to(handler);
      all.addAll(numbers(page));
      cursor = page.body().path("cursor").asText();
    } while (!cursor.isEmpty());
    return all;
  }

  @Test
  void events_that_start_at_once_have_pages() {
    for (var number = 1; number <= 5; number++) {
      events.create(EventExamples.draft(number, "2026-12-01T19:00:00Z", 10));
    }

    assertThat(pages(ORGANIZER, "before", "2026-12-01T19:00:01Z")).containsExactly(5, 4, 3, 2, 1);
    assertThat(pages(ORGANIZER, "before", "2026-12-01T19:00:00Z")).isEmpty();
    assertThat(pages(ORGANIZER, "from", "2026-12-01T19:00:00Z")).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_list_has_one_side_of_an_instant() {
    assertThat(
            organizer
                .get("/events/mine")
                .query("from", EventExamples.NOW)
                .query("before", EventExamples.NOW)
                .to(handler)
                .errors())
        .containsOnlyKeys("before");
    assertThat(organizer.get("/events/mine").query("before", "x").to(handler).errors())
        .containsOnlyKeys("before");
  }

  @Test
  void a_made_up_cursor_is_refused_or_harmless() {
    events.create(EventExamples.draft());
    var cursor = Cursor.encode("9999999999999#" + "f".repeat(32));

    assertThat(organizer.get("/events/mine").query("cursor", "x").to(handler).errors())
        .containsOnlyKeys("cursor");
    assertThat(numbers(organizer.get("/events/mine").query("cursor", cursor).to(handler)))
        .isEmpty();
  }

  @Test
  void bad_limits_and_unknown_parameters_are_refused() {
    assertThat(organizer.get("/events/mine").query("limit", "0").to(handler).errors())
        .containsOnlyKeys("limit");
    assertThat(organizer.get("/events/mine").query("from", "x").to(handler).errors())
        .containsOnlyKeys("from");
    assertThat(organizer.get("/events/mine").query("order", "x").to(handler).errors())
        .containsOnlyKeys("order");
  }
}
