package boxoffice.events;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.Ledger;
import boxoffice.ProductionTable;
import boxoffice.Settings;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.Booking;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.SlowTable;
import boxoffice.dynamodb.Table;
import boxoffice.events.OrganizerCalls.Result;
import boxoffice.http.User;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A change of an event is carried out only after its organizer was answered. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateChangeTest {

  private static final String TRANSACTION = "TransactWriteItems";
  private static final Executor THREADS = run -> Thread.ofVirtual().start(run);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final Table plain = LocalDynamoDb.newTable();
  private final SlowTable slow = new SlowTable();
  private final OrganizerCalls organizer =
      new OrganizerCalls(app(ProductionTable.at(slow.address(), plain.name(), _ -> {})));
  private final App others = app(plain);

  @AfterEach
  void close() {
    slow.close();
  }

  @Test
  void a_capacity_that_was_refused_stays() {
    PublishedEvents.publish(plain, 3, now.get());
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> organizer.resize(EVENT_ID, 1));
    late.awaitArrival();
    book("bob", 2);
    assertThat(answer.join()).isEqualTo(Result.REFUSED);
    bobGivesBack();
    late.release();

    assertThat(others.events().find(EVENT_ID).orElseThrow().details().capacity()).isEqualTo(3);
    assertThat(Ledger.read(plain, 3).violations()).isEmpty();
  }

  @Test
  void a_refused_repeat_keeps_out_a_call_that_died() {
    PublishedEvents.publish(plain, 3, now.get());
    var late = slow.keepNext(TRANSACTION);
    var dying =
        new OrganizerCalls(
            app(
                ProductionTable.at(slow.address(), plain.name(), _ -> {}),
                _ -> {
                  throw new IllegalStateException("killed");
                }));
    var died = inBackground(() -> dying.resize(EVENT_ID, 1));
    late.awaitArrival();
    book("bob", 2);
    assertThat(died.handle((_, failure) -> failure != null).join()).isTrue();

    var repeat =
        others
            .patchEvent()
            .patch(
                new User("admin", Set.of("admins")),
                EVENT_ID,
                EventExamples.change("{\"capacity\": 1}"),
                true);
    bobGivesBack();
    late.release();

    assertThat(repeat).isEqualTo(new PatchOutcome.BelowSold(2));
    assertThat(others.events().find(EVENT_ID).orElseThrow().details().capacity()).isEqualTo(3);
  }

  @Test
  void times_that_were_refused_are_not_set() {
    PublishedEvents.publish(plain, 3, now.get());
    var soon = now.get().plusSeconds(1);
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> organizer.move(EVENT_ID, Instant.EPOCH, soon, soon));
    late.awaitArrival();
    now.set(soon.plusSeconds(1));
    assertThat(answer.join()).isEqualTo(Result.REFUSED);
    late.release();

    assertThat(others.events().find(EVENT_ID).orElseThrow().details().startsAt())
        .isNotEqualTo(soon);
  }

  @Test
  void a_draft_that_was_refused_is_not_published() {
    var draft = PublishedEvents.draft(plain, 3, now.get());
    now.set(draft.details().salesUntil().minusSeconds(1));
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> organizer.publish(EVENT_ID));
    late.awaitArrival();
    now.set(draft.details().salesUntil().plusSeconds(1));
    assertThat(answer.join()).isEqualTo(Result.REFUSED);
    late.release();

    assertThat(others.events().find(EVENT_ID).orElseThrow().state()).isEqualTo(EventState.DRAFTED);
  }

  @Test
  void an_event_whose_cancellation_was_refused_takes_place() {
    var start = PublishedEvents.publish(plain, 3, now.get()).details().startsAt();
    now.set(start.minusMillis(1));
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> organizer.cancel(EVENT_ID));
    late.awaitArrival();
    now.set(start);
    assertThat(answer.join()).isEqualTo(Result.REFUSED);
    late.release();

    assertThat(others.events().find(EVENT_ID).orElseThrow().state())
        .isEqualTo(EventState.PUBLISHED);
  }

  @Test
  void a_change_that_landed_late_is_found() {
    PublishedEvents.publish(plain, 3, now.get());
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> organizer.resize(EVENT_ID, 5));
    late.awaitArrival();
    late.release();

    assertThat(answer.join()).isEqualTo(Result.DONE);
    assertThat(Ledger.read(plain, 5).violations()).isEmpty();
  }

  /** Bob's tickets come back and go on open sale. */
  private void bobGivesBack() {
    others.cancelBooking().cancel(CancelRequest.any("bob", Booking.id(EVENT_ID, "bob")));
    others.settleWaitlist().settle(EVENT_ID, now.get().plusSeconds(60));
  }

  private void book(String user, int quantity) {
    var request =
        new BookRequest(
            EVENT_ID, user, quantity, OnSoldOut.REJECT, RequestKey.of(user, "book"), false);
    assertThat(others.bookTickets().book(request)).isInstanceOf(BookOutcome.Booked.class);
  }

  private App app(Table table) {
    return app(table, _ -> {});
  }

  private App app(Table table, Pause pause) {
    return new App(
        table,
        now::get,
        new Random(1),
        pause,
        (_, _) -> {},
        Settings.withLimits(Integer.MAX_VALUE));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, THREADS);
  }
}
