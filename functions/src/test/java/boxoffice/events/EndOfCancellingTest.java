package boxoffice.events;

import static boxoffice.events.EventExamples.ORGANIZER;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Until when bookings may be cancelled, and who may end that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndOfCancellingTest {

  private static final Map<String, String> A_DAY = Map.of("CANCEL_HOURS_BEFORE_START", "24");
  private static final User ADA = new User(ORGANIZER, Set.of());

  private final House house = House.of(5);

  @Test
  void it_is_not_moved_before_now_once_booked() {
    house.book("ada", 1);
    var before = house.app.events().find(EVENT_ID);

    assertThat(endAt(house.now().minusMillis(1)))
        .returns(400, Reply::status)
        .returns(
            Map.of("cancelUntil", "must not be in the past, since somebody has booked"),
            Reply::errors);
    assertThat(house.app.events().find(EVENT_ID)).isEqualTo(before);
    assertThat(endAt(house.now()).status()).isEqualTo(200);
  }

  @Test
  void who_waits_has_booked_too() {
    house.book("ada", 5);
    house.join("bob", 1);
    house.cancel("ada");

    assertThat(endAt(house.now().minusMillis(1)).status()).isEqualTo(400);
  }

  @Test
  void nobody_is_locked_in_where_nobody_booked() {
    assertThat(endAt(house.now().minusMillis(1)).status()).isEqualTo(200);
  }

  @Test
  void whoever_cancelled_is_not_locked_in() {
    house.book("ada", 1);
    house.cancel("ada");

    assertThat(endAt(house.now().minusMillis(1)).status()).isEqualTo(200);
  }

  @Test
  void what_passed_already_may_be_moved_back() {
    house.book("ada", 1);
    endAt(house.now());
    house.later(Duration.ofMinutes(2));

    assertThat(endAt(house.now().minusSeconds(1)).status()).isEqualTo(200);
  }

  @Test
  void a_deployment_ends_it_before_the_start() {
    var created = create("2026-12-01T19:00:00Z", "");

    assertThat(created.body().path("cancelUntil").asText()).isEqualTo("2026-11-30T19:00:00Z");
  }

  @Test
  void organizers_may_say_otherwise() {
    assertThat(
            create("2026-12-01T19:00:00Z", ", \"cancelUntil\": \"2026-12-01T18:00:00Z\"")
                .body()
                .path("cancelUntil")
                .asText())
        .isEqualTo("2026-12-01T18:00:00Z");
  }

  @Test
  void an_event_of_today_is_never_cancelled_late() {
    var created = create("2026-11-20T19:00:00Z", "");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().path("cancelUntil").asText()).isEqualTo("2026-11-19T19:00:00Z");
  }

  @Test
  void it_moves_with_the_start() {
    var rules = new EventRules(true, 1, Duration.ofHours(24));
    var body = "{\"startsAt\": \"2026-12-05T19:00:00Z\"}";
    var today = details("2026-12-01T19:00:00Z", "2026-11-30T19:00:00Z");
    var older = details("2026-12-01T19:00:00Z", "2026-12-01T19:00:00Z");
    var chosen = details("2026-12-01T19:00:00Z", "2026-11-29T19:00:00Z");

    assertThat(moved(body, rules, today)).isEqualTo("2026-12-04T19:00:00Z");
    assertThat(moved(body, rules, older)).isEqualTo("2026-12-05T19:00:00Z");
    assertThat(moved(body, rules, chosen)).isEqualTo("2026-11-29T19:00:00Z");
  }

  @Test
  void an_event_of_today_can_be_published() {
    var table = LocalDynamoDb.newTable();
    var app = TestApp.with(A_DAY, table, new TestClock(EventExamples.NOW));
    app.events().create(draft(details("2026-11-20T19:00:00Z", "2026-11-19T19:00:00Z")));

    assertThat(app.publishEvent().publish(ADA, "1".repeat(32), false))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  private Reply endAt(Instant end) {
    return house.organizer().patch("{\"cancelUntil\": \"%s\"}".formatted(end));
  }

  private static Reply create(String startsAt, String more) {
    var app = TestApp.with(A_DAY, LocalDynamoDb.newTable(), new TestClock(EventExamples.NOW));
    return Caller.user(ORGANIZER)
        .post(
            "/events",
            "{\"name\": \"A\", \"startsAt\": \"%s\", \"timeZone\": \"UTC\", \"capacity\": 1%s}"
                .formatted(startsAt, more))
        .to(
            new CreateEventHandler(
                app.createEvent(), app.idempotency(), app.userLimits(), app.eventRules()));
  }

  private static String moved(String body, EventRules rules, EventDetails before) {
    return EventExamples.change(body, rules).details().apply(before).cancelUntil().toString();
  }

  private static EventDetails details(String startsAt, String cancelUntil) {
    var start = Instant.parse(startsAt);
    return new EventDetails(
        "A",
        null,
        null,
        start,
        null,
        null,
        "UTC",
        5,
        10,
        null,
        start,
        Instant.parse(cancelUntil),
        true,
        false,
        true,
        Seller.UNSAID);
  }

  private static Event draft(EventDetails details) {
    return Event.draft("1".repeat(32), ORGANIZER, details);
  }
}
