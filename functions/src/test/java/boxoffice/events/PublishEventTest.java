package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import boxoffice.seats.SeatShard;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishEventTest {

  private static final User ORGANIZING = new User(ORGANIZER, Set.of());

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final SeatStore seats = new SeatStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final List<Duration> pauses = new ArrayList<>();
  private final Event draft = EventExamples.draft();

  @Test
  void publishing_puts_all_seats_on_sale() {
    events.create(draft);

    var outcome = publishing().publish(ORGANIZING, draft.eventId(), false);

    var event = events.find(draft.eventId()).orElseThrow();
    assertThat(outcome).isEqualTo(published(event));
    assertThat(event).isEqualTo(draft.published());
    assertThat(event.shards()).isEqualTo(4);
    assertThat(seats.read(event.eventId(), event.shards()).shards())
        .extracting(SeatShard::available)
        .containsExactly(25, 25, 25, 25);
  }

  @Test
  void the_largest_event_fits_into_one_transaction() {
    var large = EventExamples.draft(2, "2026-12-01T19:00:00Z", 100_000);
    events.create(large);

    publishing().publish(ORGANIZING, large.eventId(), false);

    var all = seats.read(large.eventId(), 64);
    assertThat(all.shards()).hasSize(64);
    assertThat(all.bookable()).isEqualTo(100_000);
  }

  @Test
  void a_repeat_finds_it_published() {
    events.create(draft);
    var first = publishing().publish(ORGANIZING, draft.eventId(), false);

    assertThat(publishing().publish(ORGANIZING, draft.eventId(), false)).isEqualTo(first);
    assertThat(events.find(draft.eventId()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void publishing_twice_at_once_publishes_once() throws Exception {
    events.create(draft);
    var publishing = publishing(Faults.meet(2));

    try (var threads = Executors.newFixedThreadPool(2)) {
      var outcomes =
          threads.invokeAll(
              List.of(
                  () -> publishing.publish(ORGANIZING, draft.eventId(), false),
                  () -> publishing.publish(ORGANIZING, draft.eventId(), false)));

      var published = published(draft.published());
      assertThat(outcomes.getFirst().get()).isEqualTo(published);
      assertThat(outcomes.getLast().get()).isEqualTo(published);
    }
    assertThat(seats.read(draft.eventId(), 4).free()).isEqualTo(100);
    assertThat(events.find(draft.eventId()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void a_lost_reply_does_no_harm() {
    events.create(draft);

    var outcome =
        publishing(new Faults().next(Fault.LOST_REPLY)).publish(ORGANIZING, draft.eventId(), false);

    assertThat(outcome).isEqualTo(published(draft.published()));
    assertThat(events.find(draft.eventId())).contains(draft.published());
  }

  @Test
  void a_lost_request_is_sent_again() {
    events.create(draft);

    var outcome =
        publishing(new Faults().next(Fault.LOST_REQUEST))
            .publish(ORGANIZING, draft.eventId(), false);

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void conflicts_are_tried_again_after_a_pause() {
    events.create(draft);

    var outcome =
        publishing(new Faults().next(5, Fault.CONFLICT))
            .publish(ORGANIZING, draft.eventId(), false);

    assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
    assertThat(pauses)
        .hasSize(5)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(10), Duration.ofMillis(200)));
  }

  @Test
  void six_conflicts_mean_try_again() {
    events.create(draft);

    var outcome =
        publishing(new Faults().next(6, Fault.CONFLICT))
            .publish(ORGANIZING, draft.eventId(), false);

    assertThat(outcome).isEqualTo(new PublishOutcome.TryAgain());
    assertThat(pauses).hasSize(5);
    assertThat(events.find(draft.eventId())).contains(draft);
  }

  @Test
  void an_unknown_event_is_not_found() {
    assertThat(publishing().publish(ORGANIZING, draft.eventId(), false))
        .isEqualTo(new PublishOutcome.Denied(new Access.NotFound()));
  }

  @Test
  void others_may_not_publish() {
    var other = new User(ANOTHER, Set.of("staff"));
    events.create(draft);

    assertThat(publishing().publish(other, draft.eventId(), false))
        .isEqualTo(new PublishOutcome.Denied(new Access.NotFound()));
    publishing().publish(ORGANIZING, draft.eventId(), false);
    assertThat(publishing().publish(other, draft.eventId(), false))
        .isEqualTo(new PublishOutcome.Denied(new Access.NotAllowed()));
  }

  @Test
  void an_admin_may_publish() {
    events.create(draft);

    assertThat(publishing().publish(new User(ANOTHER, Set.of("admins")), draft.eventId(), false))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void a_started_draft_cannot_be_published() {
    events.create(draft);
    clock.set("2026-12-01T19:00:00Z");

    assertThat(publishing().publish(ORGANIZING, draft.eventId(), false))
        .isEqualTo(new PublishOutcome.Started());
    assertThat(events.find(draft.eventId())).contains(draft);
  }

  @Test
  void a_published_event_stays_published_after_its_start() {
    events.create(draft);
    publishing().publish(ORGANIZING, draft.eventId(), false);
    clock.set("2026-12-01T19:00:00Z");

    assertThat(publishing().publish(ORGANIZING, draft.eventId(), false))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void a_cancelled_event_cannot_be_published() {
    events.create(EventExamples.in(EventState.CANCELLED, draft));

    assertThat(publishing().publish(ORGANIZING, draft.eventId(), false))
        .isEqualTo(new PublishOutcome.Cancelled());
  }

  private static PublishOutcome published(Event event) {
    return new PublishOutcome.Published(new ShownEvent(event, 100, 0), Role.ORGANIZER);
  }

  private PublishEvent publishing(ExecutionInterceptor... faults) {
    return TestApp.on(LocalDynamoDb.through(table, faults), clock, pauses::add).publishEvent();
  }
}
