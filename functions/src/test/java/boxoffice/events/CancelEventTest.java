package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.seats.SeatStore;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** {@code POST /events/{eventId}/cancel}, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CancelEventTest {

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final Event draft = EventExamples.draft();

  @Test
  void a_published_event_is_cancelled_and_not_listed() {
    publish();

    var reply = organizer().cancel();

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body().path("state").asText()).isEqualTo("CANCELLED");
    assertThat(reply.body().path("availableTickets").intValue()).isZero();
    assertThat(events.publishedIn(YearMonth.of(2026, 12), StartRange.all(), 10)).isEmpty();
    assertThat(events.organizedBy(draft.organizerId(), StartRange.all(), 10))
        .extracting(ShownEvent::event)
        .containsExactly(event());
    assertThat(event()).isEqualTo(draft.published().cancelled());
  }

  @Test
  void a_draft_is_cancelled_too() {
    events.create(draft);

    assertThat(organizer().cancel().status()).isEqualTo(202);

    assertThat(event()).returns(EventState.CANCELLED, Event::state).returns(0, Event::shards);
  }

  @Test
  void a_repeat_changes_nothing() {
    publish();
    var first = organizer().cancel();

    assertThat(organizer().cancel()).isEqualTo(first);
    assertThat(event().version()).isEqualTo(3);
  }

  @Test
  void an_event_that_has_begun_takes_place() {
    publish();
    clock.set("2026-12-01T19:00:00Z");
    var before = event();

    for (var caller : List.of(Caller.user(draft.organizerId()), Caller.admin(ANOTHER))) {
      assertThat(organizer(caller).cancel())
          .returns(409, Reply::status)
          .returns("event-began", Reply::problem);
    }
    assertThat(event()).isEqualTo(before);
  }

  @Test
  void it_can_be_cancelled_until_it_begins() {
    publish();
    clock.set("2026-12-01T18:59:59.999Z");

    assertThat(organizer().cancel().status()).isEqualTo(202);
    clock.set("2026-12-01T19:00:00Z");
    assertThat(organizer().cancel().status()).isEqualTo(202);
  }

  @Test
  void a_draft_is_cancelled_after_its_start() {
    events.create(draft);
    clock.set("2027-01-01T19:00:00Z");

    assertThat(organizer().cancel().status()).isEqualTo(202);
  }

  @Test
  void a_move_after_the_first_look_is_seen() {
    publish();
    var move = EventExamples.change("{\"startsAt\": \"2026-11-20T09:00:00.001Z\"}");
    var between = new Faults();
    between.beforeNext(
        () -> {
          events.change(event().changed(move.details().apply(event().details())));
          clock.advance(Duration.ofMillis(1));
        });

    assertThat(organizer(between).cancel()).returns("event-began", Reply::problem);
    assertThat(event().state()).isEqualTo(EventState.PUBLISHED);
  }

  @Test
  void a_refusal_keeps_earlier_tries_out() {
    publish();
    var read = event();
    clock.set("2026-12-01T19:00:00Z");

    assertThat(organizer().cancelAgain()).returns("event-began", Reply::problem);
    assertThat(events.change(read.cancelled())).isInstanceOf(Outcome.Rejected.class);
    assertThat(event()).returns(EventState.PUBLISHED, Event::state);
  }

  @Test
  void only_the_organizer_and_admins_may_cancel() {
    var other = organizer(Caller.user(ANOTHER));
    events.create(draft);

    assertThat(other.cancel()).returns(404, Reply::status).returns("not-found", Reply::problem);
    events.publish(draft.published());
    assertThat(other.cancel()).returns(403, Reply::status).returns("forbidden", Reply::problem);
    assertThat(organizer(Caller.nobody()).cancel().status()).isEqualTo(401);
    assertThat(organizer(Caller.admin(ANOTHER)).cancel().status()).isEqualTo(202);
  }

  @Test
  void a_concurrent_change_comes_first_or_is_refused() throws Exception {
    publish();
    var together = Faults.meet(2);

    try (var threads = Executors.newFixedThreadPool(2)) {
      var replies =
          threads.invokeAll(
              List.<Callable<Reply>>of(
                  () -> organizer(together).resize(50), () -> organizer(together).cancel()));

      assertThat(replies.getLast().resultNow().status()).isEqualTo(202);
      var changed = replies.getFirst().resultNow().status() == 200;
      assertThat(event())
          .returns(EventState.CANCELLED, Event::state)
          .returns(changed ? 50 : 100, event -> event.details().capacity());
      assertThat(new SeatStore(table).read(event().eventId(), 4).free())
          .isEqualTo(event().details().capacity());
    }
  }

  @Test
  void a_lost_reply_does_no_harm() {
    publish();

    assertThat(organizer(new Faults().next(Fault.LOST_REPLY)).cancel().status()).isEqualTo(202);
    assertThat(event().version()).isEqualTo(3);
  }

  @Test
  void a_killed_cancellation_is_all_or_nothing() {
    publish();

    assertThatThrownBy(() -> organizer(new Faults().kill(2, false)).cancel())
        .isInstanceOf(Faults.Killed.class);
    assertThat(event().state()).isEqualTo(EventState.PUBLISHED);
    assertThatThrownBy(() -> organizer(new Faults().kill(2, true)).cancel())
        .isInstanceOf(Faults.Killed.class);
    assertThat(event().state()).isEqualTo(EventState.CANCELLED);
  }

  @Test
  void conflicts_without_end_mean_try_again() {
    publish();

    var reply = organizer(new Faults().next(100, Fault.CONFLICT)).cancel();

    assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
    assertThat(reply.headers()).containsEntry("Retry-After", "1");
    assertThat(event().state()).isEqualTo(EventState.PUBLISHED);
  }

  private void publish() {
    events.create(draft);
    events.publish(draft.published());
  }

  private Event event() {
    return events.find(draft.eventId()).orElseThrow();
  }

  private Organizer organizer(ExecutionInterceptor... faults) {
    return new Organizer(TestApp.on(LocalDynamoDb.through(table, faults), clock), draft);
  }

  private Organizer organizer(Caller caller) {
    return new Organizer(caller, TestApp.on(table, clock), draft);
  }
}
