package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin takes an event out of the list and puts it back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HiddenEventTest {

  private static final String HIDE = "{\"hidden\": true}";
  private static final String SHOW = "{\"hidden\": false}";

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final App app = TestApp.on(table, clock);
  private final EventStore events = new EventStore(table);
  private final Event draft = EventExamples.draft();
  private final Organizer admin = new Organizer(Caller.admin(ANOTHER), app, draft);
  private final Organizer organizer = new Organizer(Caller.user(ORGANIZER), app, draft);

  @BeforeEach
  void publish() {
    events.create(draft);
    app.publishEvent().publish(new User(ORGANIZER, Set.of()), draft.eventId(), false);
  }

  @Test
  void it_is_in_no_list_until_it_is_shown() {
    assertThat(listed()).containsExactly(1);

    assertThat(admin.patch(HIDE).body().path("hidden").asBoolean()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(listed()).isEmpty();
    assertThat(mine()).containsExactly(1);

    assertThat(admin.patch(SHOW).body().has("hidden")).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(listed()).containsExactly(1);
  }

  @Test
  void its_address_still_leads_to_it() {
    admin.patch(HIDE);

    assertThat(app.getEvent().find(draft.eventId()))
        .hasValueSatisfying(shown -> assertThat(shown.event().isHidden()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {HIDE, SHOW, "{\"name\": \"Other\", \"hidden\": true}"})
  void only_an_admin_hides_or_shows(String body) {
    var before = events.find(draft.eventId());

    assertThat(organizer.patch(body))
        .returns(403, Reply::status)
        .returns("forbidden", Reply::problem);
    assertThat(events.find(draft.eventId())).isEqualTo(before);
  }

  @Test
  void a_repeat_changes_nothing() {
    admin.patch(HIDE);
    var hidden = events.find(draft.eventId());

    assertThat(admin.patch(HIDE).status()).isEqualTo(200);
    assertThat(events.find(draft.eventId())).isEqualTo(hidden);
  }

  @Test
  void other_changes_leave_it_hidden() {
    admin.patch(HIDE);

    organizer.patch("{\"name\": \"Other\", \"startsAt\": \"2026-12-24T18:00:00Z\"}");
    organizer.resize(200);
    clock.advance(Duration.ofSeconds(1));

    assertThat(events.find(draft.eventId()).orElseThrow().isHidden()).isTrue();
    assertThat(listed()).isEmpty();
  }

  @Test
  void those_who_reconcile_find_it() {
    admin.patch(HIDE);
    assertThat(withSeats()).containsExactly(draft.eventId());

    organizer.cancel();
    assertThat(withSeats()).containsExactly(draft.eventId());
  }

  @Test
  void nobody_creates_a_hidden_event() {
    assertThat(
            Caller.user(ORGANIZER)
                .post(
                    "/events",
                    """
                    {"name": "A", "startsAt": "2026-12-01T19:00:00Z", "timeZone": "UTC",
                     "capacity": 1, "hidden": true}
                    """)
                .to(
                    new CreateEventHandler(
                        app.createEvent(), app.idempotency(), app.userLimits(), app.eventRules())))
        .returns(400, Reply::status)
        .returns(Map.of("hidden", "can be changed later, by an admin"), Reply::errors);
  }

  private List<Integer> listed() {
    return EventExamples.numbers(
        Caller.user(ANOTHER).get("/events").to(new ListEventsHandler(app.listEvents(), clock)));
  }

  private List<Integer> mine() {
    return EventExamples.numbers(
        Caller.user(ORGANIZER)
            .get("/events/mine")
            .to(new ListMyEventsHandler(app.listMyEvents(), app.getMyEvent(), app.userLimits())));
  }

  private List<String> withSeats() {
    return events.withSeats(clock.instant(), Instant.parse("2027-12-01T00:00:00Z"));
  }
}
