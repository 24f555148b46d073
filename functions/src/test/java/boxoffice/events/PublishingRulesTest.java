package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may publish, and how much. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishingRulesTest {

  private static final User ADA = new User(ORGANIZER, Set.of());
  private static final User TRUSTED = new User(ORGANIZER, Set.of("organizers"));
  private static final User ADMIN = new User(ANOTHER, Set.of("admins"));

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final EventStore events = new EventStore(table);

  @Test
  void nobody_has_more_live_events_than_allowed() {
    var app = with(Map.of("LIVE_EVENTS_PER_USER", "2"));

    assertThat(publish(app, ADA, 1)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, ADA, 2)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, ADA, 3)).isEqualTo(new PublishOutcome.TooManyLive(2));
    assertThat(events.find(id(3)).orElseThrow().state()).isEqualTo(EventState.DRAFTED);
  }

  @Test
  void a_repeat_is_not_counted_again() {
    var app = with(Map.of("LIVE_EVENTS_PER_USER", "1"));
    publish(app, ADA, 1);

    assertThat(app.publishEvent().publish(ADA, id(1), true))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void drafts_and_events_that_ended_do_not_count() {
    var app = with(Map.of("LIVE_EVENTS_PER_USER", "1"));
    events.create(draft(9));
    publish(app, ADA, 1);
    app.cancelEvent().cancel(ADA, id(1), false);
    assertThat(publish(app, ADA, 2)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, ADA, 3)).isEqualTo(new PublishOutcome.TooManyLive(1));

    clock.set(draft(2).details().startsAt().toString());
    assertThat(app.publishEvent().publish(ADA, id(3), false))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void another_user_has_their_own_share() {
    var app = with(Map.of("LIVE_EVENTS_PER_USER", "1"));
    publish(app, ADA, 1);
    events.create(Event.draft(id(2), ANOTHER, draft(2).details()));

    assertThat(app.publishEvent().publish(new User(ANOTHER, Set.of()), id(2), false))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void organizers_and_admins_publish_without_a_cap() {
    var app = with(Map.of("LIVE_EVENTS_PER_USER", "1"));
    publish(app, ADA, 1);

    assertThat(publish(app, TRUSTED, 2)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, ADMIN, 3)).isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void only_organizers_publish_where_that_is_asked() {
    var app = with(Map.of("WHO_MAY_PUBLISH", "organizers"));

    assertThat(publish(app, ADA, 1)).isEqualTo(new PublishOutcome.NotAnOrganizer());
    assertThat(events.find(id(1)).orElseThrow().state()).isEqualTo(EventState.DRAFTED);
    assertThat(publish(app, TRUSTED, 2)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, ADMIN, 3)).isInstanceOf(PublishOutcome.Published.class);
    assertThat(publish(app, new User(ORGANIZER, Set.of("organizers-of-old", "Organizers")), 4))
        .isEqualTo(new PublishOutcome.NotAnOrganizer());
  }

  private App with(Map<String, String> settings) {
    return TestApp.with(settings, table, clock);
  }

  private PublishOutcome publish(App app, User user, int number) {
    events.create(draft(number));
    return app.publishEvent().publish(user, id(number), false);
  }

  private static String id(int number) {
    return draft(number).eventId();
  }

  /** Drafts that start one after the other, from the second of December. */
  private static Event draft(int number) {
    return EventExamples.draft(
        number, Instant.parse("2026-12-01T19:00:00Z").plusSeconds(86_400L * number).toString(), 10);
  }
}
