package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.seats.SeatShard;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/** {@code PATCH /events/{eventId}}, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatchEventTest {

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final SeatStore seats = new SeatStore(table);
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final Event draft = EventExamples.draft();

  @Nested
  class A_draft {

    @Test
    void may_change_every_field() {
      events.create(draft);

      var reply =
          organizer()
              .patch(
                  """
                  {"name": "Other", "description": "New", "venue": "Hall", "timeZone": "Asia/Tokyo",
                   "startsAt": "2027-01-02T19:00:00Z", "capacity": 7, "maxTicketsPerBooking": 3,
                   "salesFrom": "2026-12-02T19:00:00Z", "salesUntil": "2027-01-02T18:00:00Z",
                   "cancelUntil": "2027-01-01T18:00:00Z", "endsAt": "2027-01-02T23:00:00Z",
                   "handOvers": false, "doorsAt": "2027-01-02T18:00:00Z",
                   "organizerName": "The choir", "contact": "ask@choir.example", "price": "12 €"}
                  """);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(event())
          .returns("Other", event -> event.details().name())
          .returns("Asia/Tokyo", event -> event.details().timeZone())
          .returns(Instant.parse("2027-01-02T19:00:00Z"), event -> event.details().startsAt())
          .returns(Instant.parse("2027-01-02T23:00:00Z"), event -> event.details().endsAt())
          .returns(false, event -> event.details().handOvers())
          .returns(Instant.parse("2027-01-02T18:00:00Z"), event -> event.details().doorsAt())
          .returns(
              new Seller("The choir", "ask@choir.example", "12 €"),
              event -> event.details().seller())
          .returns(7, event -> event.details().capacity())
          .returns(0, Event::shards)
          .returns(2L, Event::version);
      assertThat(events.organizedBy(draft.organizerId(), StartRange.all(), 10))
          .extracting(ShownEvent::event)
          .containsExactly(event());
    }

    @Test
    void keeps_the_fields_that_are_absent() {
      events.create(draft);

      organizer().patch("{\"venue\": \"Hall\"}");

      assertThat(event().details())
          .usingRecursiveComparison()
          .ignoringFields("venue")
          .isEqualTo(draft.details());
      assertThat(event().details().venue()).isEqualTo("Hall");
    }
  }

  @Nested
  class A_published_event {

    @Test
    void loses_what_null_takes_away() {
      publish();
      organizer()
          .patch(
              """
              {"doorsAt": "2026-12-01T18:00:00Z", "organizerName": "The choir",
               "contact": "ask@choir.example", "price": "12 €"}
              """);
      assertThat(event().details()).isNotEqualTo(draft.details());

      var reply =
          organizer()
              .patch(
                  """
                  {"doorsAt": null, "organizerName": null, "contact": null, "price": null}
                  """);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().has("doorsAt")).isFalse();
      assertThat(event().details()).isEqualTo(draft.details());
    }
  }

  @Nested
  class Times {

    @Test
    void that_equal_the_start_move_with_it() {
      events.create(draft);

      organizer().patch("{\"startsAt\": \"2026-11-30T19:00:00Z\"}");

      var starts = Instant.parse("2026-11-30T19:00:00Z");
      assertThat(event())
          .returns(starts, event -> event.details().salesUntil())
          .returns(starts, event -> event.details().cancelUntil());
    }

    @Test
    void of_a_published_event_move_it_between_lists() {
      publish();

      organizer().patch("{\"startsAt\": \"2027-01-15T19:00:00Z\"}");

      assertThat(events.publishedIn(YearMonth.of(2026, 12), StartRange.all(), 10)).isEmpty();
      assertThat(events.publishedIn(YearMonth.of(2027, 1), StartRange.all(), 10))
          .extracting(ShownEvent::event)
          .containsExactly(event());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "startsAt    | 2026-11-20T08:59:59Z | startsAt    | must be in the future",
          "startsAt    | 2028-11-21T00:00:00Z | startsAt    | must be at most 2 years ahead",
          "endsAt      | 2026-12-01T19:00:00Z | endsAt      | must be after startsAt",
          "endsAt      | 2027-01-01T19:00:01Z | endsAt      | must be at most 31 days after"
              + " startsAt",
          "doorsAt     | 2026-12-01T19:00:01Z | doorsAt     | must not be after startsAt",
          "doorsAt     | 2026-11-30T18:59:59Z | doorsAt     | must be at most 24 hours before"
              + " startsAt",
          "contact     | javascript:alert(1)  | contact     | must be an e-mail address or an"
              + " address such as https://example.com/contact, of at most 200 characters",
          "salesUntil  | 2026-12-01T19:00:01Z | salesUntil  | must not be after startsAt",
          "cancelUntil | 2026-12-01T19:00:01Z | cancelUntil | must not be after startsAt",
          "salesFrom   | 2026-12-01T19:00:00Z | salesFrom   | must be before salesUntil",
          "startsAt    | tomorrow             | startsAt    | must be an instant such as"
              + " 2026-12-01T19:00:00Z"
        })
    void that_do_not_fit_are_refused(String field, String value, String wrong, String reason) {
      publish();

      var reply = organizer().patch("{\"%s\": \"%s\"}".formatted(field, value));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.errors()).containsExactlyEntriesOf(Map.of(wrong, reason));
      assertThat(event().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
      "salesUntil, 2026-11-20T08:54:59.999Z",
      "salesUntil, 1970-01-01T00:00:00Z",
      "cancelUntil, 2026-11-19T09:00:00Z",
      "cancelUntil, 1970-01-01T00:00:00Z"
    })
    void that_end_in_the_past_are_refused(String field, String past) {
      publish();

      assertThat(organizer().patch("{\"%s\": \"%s\"}".formatted(field, past)).errors())
          .containsExactlyEntriesOf(Map.of(field, "must not be in the past"));
      assertThat(event()).isEqualTo(draft.published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesUntil", "cancelUntil"})
    void may_end_now(String field) {
      publish();
      var body = "{\"%s\": \"%s\"}".formatted(field, EventExamples.NOW);
      clock.advance(Duration.ofMinutes(5));

      assertThat(organizer().patch(body).status()).isEqualTo(200);
      clock.advance(Duration.ofHours(1));
      assertThat(organizer().patch(body).status()).isEqualTo(200);
    }

    @Test
    void that_passed_stay_when_others_change() {
      publish();
      organizer()
          .patch(
              "{\"salesUntil\": \"%1$s\", \"cancelUntil\": \"%1$s\"}".formatted(EventExamples.NOW));
      clock.set("2026-11-30T00:00:00Z");

      assertThat(organizer().patch("{\"startsAt\": \"2026-12-02T19:00:00Z\"}").status())
          .isEqualTo(200);
      assertThat(organizer().patch("{\"cancelUntil\": \"2026-12-01T19:00:00Z\"}").status())
          .isEqualTo(200);
      assertThat(event())
          .returns(Instant.parse(EventExamples.NOW), event -> event.details().salesUntil());
    }

    @Test
    void of_a_started_event_do_not_end_with_its_start_again() {
      publish();
      organizer().patch("{\"salesUntil\": \"%s\"}".formatted(EventExamples.NOW));
      clock.set("2026-12-02T00:00:00Z");

      assertThat(organizer().patch("{\"salesUntil\": \"2026-12-01T19:00:00Z\"}").errors())
          .containsOnlyKeys("salesUntil");
    }

    @Test
    void of_an_event_that_is_on_end_it_now() {
      publish();
      clock.set("2026-12-01T20:00:00Z");

      assertThat(organizer().patch("{\"endsAt\": \"2026-12-01T19:54:59.999Z\"}").errors())
          .containsExactlyEntriesOf(Map.of("endsAt", "must not be in the past"));
      assertThat(organizer().patch("{\"endsAt\": \"2026-12-01T19:55:00Z\"}").status())
          .isEqualTo(200);
      clock.set("2026-12-01T22:00:00Z");
      assertThat(organizer().patch("{\"name\": \"Other\"}").status()).isEqualTo(200);
      assertThat(organizer().patch("{\"endsAt\": \"\"}").body().has("endsAt")).isFalse();
    }

    @Test
    void of_a_move_to_the_past_are_one_error() {
      publish();
      organizer().patch("{\"endsAt\": \"2026-12-01T20:00:00Z\"}");

      assertThat(organizer().patch("{\"startsAt\": \"2026-11-01T19:00:00Z\"}").errors())
          .containsOnlyKeys("startsAt");
    }

    @Test
    void of_a_started_event_allow_other_changes() {
      publish();
      clock.set("2026-12-02T00:00:00Z");

      assertThat(organizer().patch("{\"name\": \"A look back\"}").status()).isEqualTo(200);
    }
  }

  @Nested
  class Capacity {

    @Test
    void that_grows_returns_seats_and_keeps_the_shards() {
      publish();

      var reply = organizer().resize(150);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().path("availableTickets").intValue()).isEqualTo(150);
      assertThat(read()).returns(150, Seats::free).returns(50, Seats::returned);
      assertThat(event())
          .returns(4, Event::shards)
          .returns(150, event -> event.details().capacity());
    }

    @Test
    void that_shrinks_takes_from_the_fullest_shards_first() {
      publish();
      EventExamples.sell(table, draft, 0, 20);

      assertThat(organizer().resize(70).status()).isEqualTo(200);

      assertThat(read().shards()).extracting(SeatShard::free).containsExactly(5, 0, 20, 25);
    }

    @Test
    void takes_returned_seats_where_no_others_are_left() {
      publish();
      organizer().resize(103);

      organizer().resize(1);

      assertThat(read().free()).isEqualTo(1);
      assertThat(event().details().capacity()).isEqualTo(1);
    }

    @Test
    void is_never_less_than_what_is_sold() {
      publish();
      EventExamples.sell(table, draft, 0, 20);
      EventExamples.sell(table, draft, 3, 25);

      var reply = organizer().resize(44);

      assertThat(reply)
          .returns(409, Reply::status)
          .returns("capacity-below-sold", Reply::problem)
          .returns(45, r -> r.body().path("soldTickets").intValue());
      assertThat(event().details().capacity()).isEqualTo(100);
      assertThat(organizer().resize(45).status()).isEqualTo(200);
      assertThat(read().free()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void below_what_is_sold_is_refused_in_spite_of_conflicts(int conflicts) {
      publish();
      EventExamples.sell(table, draft, 0, 20);
      EventExamples.sell(table, draft, 3, 25);

      var reply = organizer(readsInConflict(conflicts)).resize(44);

      assertThat(reply)
          .returns(409, Reply::status)
          .returns("capacity-below-sold", Reply::problem)
          .returns(45, r -> r.body().path("soldTickets").intValue());
      assertThat(event().version()).isEqualTo(2);
    }

    @Test
    void below_what_is_sold_is_refused_in_a_rush() {
      publish();
      EventExamples.sell(table, draft, 0, 25);
      EventExamples.sell(table, draft, 1, 25);
      var rush = new Faults(BatchGetItemRequest.class);
      var sales = new AtomicInteger(50);
      rush.beforeEach(
          () -> {
            EventExamples.sell(table, draft, 2 + sales.get() % 2, 1);
            sales.incrementAndGet();
          });

      var reply = organizer(readsInConflict(100), rush).resize(10);

      assertThat(reply).returns(409, Reply::status).returns("capacity-below-sold", Reply::problem);
      assertThat(reply.body().path("soldTickets").intValue()).isBetween(51, sales.get());
    }

    @Test
    void is_not_refused_by_seats_that_moved_between_reads() {
      publish();
      EventExamples.sell(table, draft, 0, 24);
      EventExamples.sell(table, draft, 1, 24);

      // Every reading misses one free seat, in turn that of shard 0 and of shard 1.
      var reply = organizer(readsInConflict(100), new Torn()).resize(48);

      assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
      assertThat(organizer().resize(48).status()).isEqualTo(200);
    }

    @Test
    void is_not_refused_for_a_capacity_of_another_time() {
      publish();
      EventExamples.sell(table, draft, 0, 25);
      var reads = new Faults(BatchGetItemRequest.class);
      reads.beforeNext(() -> organizer().resize(60));

      // Of 100 seats 75 were free. Of 60 seats 35 are: enough to take 30, not to take 70.
      var reply = organizer(readsInConflict(100), reads).resize(30);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(read().free()).isEqualTo(5);
    }

    private Faults readsInConflict(int times) {
      return new Faults(TransactGetItemsRequest.class).next(times, Fault.CONFLICT);
    }

    @Test
    void changes_once_when_the_request_is_repeated() {
      publish();
      organizer().resize(50);

      assertThat(organizer().resize(50).status()).isEqualTo(200);

      assertThat(read().free()).isEqualTo(50);
      assertThat(event().version()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"50, 60", "150, 160", "50, 150", "150, 50"})
    void changed_by_two_at_once_is_one_of_both(int one, int other) throws Exception {
      publish();
      var together = Faults.meet(2);

      try (var threads = Executors.newFixedThreadPool(2)) {
        threads
            .invokeAll(
                List.<Callable<Reply>>of(
                    () -> organizer(together).resize(one), () -> organizer(together).resize(other)))
            .forEach(reply -> assertThat(reply.resultNow().status()).isEqualTo(200));
      }

      assertThat(event().details().capacity()).isIn(one, other);
      assertThat(event().version()).isEqualTo(4);
      assertThat(read().free()).isEqualTo(event().details().capacity());
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 150})
    void changes_in_spite_of_faults(int capacity) {
      publish();

      assertThat(organizer(new Faults().next(Fault.LOST_REPLY)).resize(capacity).status())
          .isEqualTo(200);
      assertThat(organizer(new Faults().next(Fault.LOST_REQUEST)).resize(100).status())
          .isEqualTo(200);
      assertThat(organizer(new Faults().next(5, Fault.CONFLICT)).resize(capacity).status())
          .isEqualTo(200);

      assertThat(read().free()).isEqualTo(capacity);
      assertThat(event())
          .returns(capacity, event -> event.details().capacity())
          .returns(5L, Event::version);
    }

    @ParameterizedTest
    @CsvSource({"50, 4", "150, 3"})
    void changes_all_or_nothing_when_killed(int capacity, int requests) {
      publish();
      for (var request = 0; request < requests; request++) {
        for (var takesEffect : List.of(false, true)) {
          var dying = organizer(new Faults().kill(request, takesEffect));
          assertThatThrownBy(() -> dying.resize(capacity)).isInstanceOf(Faults.Killed.class);
          assertThat(read().free()).isEqualTo(event().details().capacity());

          assertThat(organizer().resize(capacity).status()).isEqualTo(200);
          assertThat(read().free()).isEqualTo(capacity);
          organizer().resize(100);
        }
      }
    }
  }

  @Test
  void only_the_organizer_and_admins_may_change_it() {
    var other = organizer(Caller.user(ANOTHER));
    events.create(draft);

    assertThat(other.resize(1)).returns(404, Reply::status).returns("not-found", Reply::problem);
    events.publish(draft.published());
    assertThat(other.resize(1)).returns(403, Reply::status).returns("forbidden", Reply::problem);
    assertThat(organizer(Caller.nobody()).resize(1).status()).isEqualTo(401);
    assertThat(organizer(Caller.admin(ANOTHER)).resize(1).status()).isEqualTo(200);
  }

  @Test
  void a_cancelled_event_cannot_be_changed() {
    events.create(EventExamples.in(EventState.CANCELLED, draft));

    assertThat(organizer().resize(1))
        .returns(409, Reply::status)
        .returns("event-cancelled", Reply::problem);
  }

  @Test
  void conflicts_without_end_mean_try_again() {
    publish();

    var reply = organizer(new Faults().next(100, Fault.CONFLICT)).resize(1);

    assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
    assertThat(reply.headers()).containsEntry("Retry-After", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | body                 | must change something",
        "{\"name\": null}                | name                 | must not be null",
        "{\"name\": \"\"}                | name                 | must have 1 to 120 characters",
        "{\"capacity\": 0}               | capacity             | must be from 1 to 100000",
        "{\"maxTicketsPerBooking\": 11}  | maxTicketsPerBooking | must be from 1 to 10",
        "{\"timeZone\": \"Mars\"}        | timeZone             | must be an IANA time zone such as"
            + " Europe/Berlin",
        "{\"state\": \"PUBLISHED\"}      | state                | is not known"
      })
  void a_bad_request_changes_nothing(String body, String field, String reason) {
    publish();

    var reply = organizer().patch(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsEntry(field, reason);
    assertThat(event()).isEqualTo(draft.published());
  }

  /** Reads of all shards that miss a free seat of shard 0 and of shard 1 in turn. */
  private static final class Torn implements ExecutionInterceptor {

    private int reads;

    @Override
    public SdkResponse modifyResponse(
        Context.ModifyResponse context, ExecutionAttributes attributes) {
      if (!(context.response() instanceof BatchGetItemResponse response)) {
        return context.response();
      }
      var missing = reads++ % 2;
      var torn = new HashMap<String, List<Map<String, AttributeValue>>>();
      response
          .responses()
          .forEach(
              (table, items) ->
                  torn.put(table, items.stream().map(item -> without(missing, item)).toList()));
      return response.toBuilder().responses(torn).build();
    }

    private static Map<String, AttributeValue> without(
        int shard, Map<String, AttributeValue> item) {
      var less = new HashMap<>(item);
      if (item.get("shard").n().equals(Integer.toString(shard))) {
        less.put("available", AttributeValue.fromN("0"));
      }
      return less;
    }
  }

  private void publish() {
    events.create(draft);
    events.publish(draft.published());
  }

  private Event event() {
    return events.find(draft.eventId()).orElseThrow();
  }

  private Seats read() {
    return seats.read(draft.eventId(), 4);
  }

  private Organizer organizer(ExecutionInterceptor... faults) {
    return new Organizer(TestApp.on(LocalDynamoDb.through(table, faults), clock), draft);
  }

  private Organizer organizer(Caller caller) {
    return new Organizer(caller, TestApp.on(table, clock), draft);
  }
}
