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
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishEventHandlerTest {

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final Event draft = EventExamples.draft();

  @Test
  void each_repeat_returns_the_event_with_its_availability() {
    events.create(draft);

    var reply = publish(Caller.user(ORGANIZER));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("state").asText()).isEqualTo("PUBLISHED");
    assertThat(reply.body().get("availableTickets").intValue()).isEqualTo(100);
    assertThat(reply.body().get("waitlistCount").intValue()).isZero();
    assertThat(publish(Caller.user(ORGANIZER))).isEqualTo(reply);
  }

  @Test
  void only_the_organizer_and_admins_may_publish() {
    events.create(draft);

    assertThat(publish(Caller.user(ANOTHER)))
        .returns(404, Reply::status)
        .returns("not-found", Reply::problem);
    publish(Caller.user(ORGANIZER));
    assertThat(publish(Caller.user(ANOTHER)))
        .returns(403, Reply::status)
        .returns("forbidden", Reply::problem);
    assertThat(publish(Caller.admin(ANOTHER)).status()).isEqualTo(200);
  }

  @Test
  void a_cancelled_or_past_event_cannot_be_published() {
    events.create(EventExamples.in(EventState.CANCELLED, draft));
    assertThat(publish(Caller.user(ORGANIZER)))
        .returns(409, Reply::status)
        .returns("event-not-publishable", Reply::problem);

    events.create(draft);
    clock.set("2026-12-01T19:00:00.001Z");
    assertThat(publish(Caller.user(ORGANIZER)))
        .returns(409, Reply::status)
        .returns("event-not-publishable", Reply::problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"salesUntil", "cancelUntil"})
  void an_event_whose_terms_have_passed_cannot_be_published(String field) {
    var terms = EventExamples.change("{\"%s\": \"2026-11-20T10:00:00Z\"}".formatted(field));
    events.create(Event.draft(draft.eventId(), ORGANIZER, terms.details().apply(draft.details())));
    clock.set("2026-11-20T10:00:00Z");

    var reply = publish(Caller.user(ORGANIZER));

    assertThat(reply)
        .returns(409, Reply::status)
        .returns("event-not-publishable", Reply::problem)
        .returns(Map.of(field, "must be in the future"), Reply::errors);
    assertThat(events.find(draft.eventId()).orElseThrow().state()).isEqualTo(EventState.DRAFTED);
  }

  @Test
  void conflicts_without_end_mean_try_again() {
    events.create(draft);

    var reply = publish(Caller.user(ORGANIZER), new Faults().next(100, Fault.CONFLICT));

    assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
    assertThat(reply.headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void malformed_ids_and_missing_tokens_are_refused() {
    var call = Caller.user(ORGANIZER).post("/events/x/publish", null).parameter("eventId", "x");

    assertThat(call.to(handler()).errors()).containsOnlyKeys("eventId");
    assertThat(publish(Caller.nobody()).status()).isEqualTo(401);
  }

  private Reply publish(Caller caller, ExecutionInterceptor... faults) {
    return caller
        .post("/events/%s/publish".formatted(draft.eventId()), null)
        .parameter("eventId", draft.eventId())
        .to(handler(faults));
  }

  private PublishEventHandler handler(ExecutionInterceptor... faults) {
    var app = TestApp.on(LocalDynamoDb.through(table, faults), clock);
    return new PublishEventHandler(app.publishEvent(), app.userLimits());
  }
}
