package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.bookings.BookAnswers;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.SlowTable;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Endpoint;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * One transaction is carried out only after its request was answered. Guests come through the
 * functions' client as it is made on Lambda; a caller that is quicker than they does not.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateTransactionTest {

  private static final String TRANSACTION = "TransactWriteItems";
  private static final Executor THREADS = run -> Thread.ofVirtual().start(run);

  private final InstantSource clock = InstantSource.system();
  private final Table plain = LocalDynamoDb.newTable();
  private final SlowTable slow = new SlowTable();
  private final App guests = app(ProductionTable.at(slow.address(), plain.name(), _ -> {}));
  private final App others = app(plain);
  private final BookTickets bookTickets = guests.bookTickets();

  @AfterEach
  void close() {
    slow.close();
  }

  @Test
  void nobody_who_is_refused_gets_a_ticket_later() {
    PublishedEvents.publish(plain, 2, clock.instant());
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> book("ada", 1));
    late.awaitArrival();
    assertThat(book(others.bookTickets(), "bob", 2).getStatusCode()).isEqualTo(201);
    var first = answer.join();
    bobGivesBack();
    late.release();

    assertProblem(first, 409, "sold-out");
    assertThat(tickets()).isZero();
    // Another function instance, which has seen no full house.
    assertThat(book(app(plain).bookTickets(), "ada", 1).getStatusCode()).isEqualTo(201);
    assertThat(tickets()).isEqualTo(1);
  }

  @Test
  void a_call_that_died_books_nothing_after_a_refusal() {
    PublishedEvents.publish(plain, 2, clock.instant());
    var late = slow.keepNext(TRANSACTION);
    var died = inBackground(() -> book(dying().bookTickets(), "ada", 1));
    late.awaitArrival();
    assertThat(book(others.bookTickets(), "bob", 2).getStatusCode()).isEqualTo(201);
    assertThat(died.join().getStatusCode()).isEqualTo(500);

    var refused = repeat("ada", 1);
    bobGivesBack();
    late.release();

    assertProblem(refused, 409, "sold-out");
    assertThat(tickets()).isZero();
    assertThat(book(app(plain).bookTickets(), "ada", 1).getStatusCode()).isEqualTo(201);
    assertThat(Ledger.read(plain, 2).violations()).isEmpty();
  }

  @Test
  void a_refused_repeat_fences_a_booking_of_before() {
    PublishedEvents.publish(plain, 2, clock.instant());
    assertThat(book(others.bookTickets(), "ada", 1, "an-earlier-key").getStatusCode())
        .isEqualTo(201);
    cancel(others, "ada");
    // The first transaction sees the cancelled booking, the second would replace it.
    var late = slow.keepAfter(1, TRANSACTION);
    var died = inBackground(() -> book(dying().bookTickets(), "ada", 1));
    late.awaitArrival();
    assertThat(book(others.bookTickets(), "bob", 2).getStatusCode()).isEqualTo(201);
    died.join();

    assertProblem(repeat("ada", 1), 409, "sold-out");
    bobGivesBack();
    late.release();

    assertThat(tickets()).isZero();
  }

  @Test
  void a_repeat_finds_what_landed_before_its_fence() {
    PublishedEvents.publish(plain, 2, clock.instant());
    var late = slow.keepNext(TRANSACTION);
    var died = inBackground(() -> book(dying().bookTickets(), "ada", 1));
    late.awaitArrival();
    died.join();
    late.release();
    assertThat(book(others.bookTickets(), "bob", 1).getStatusCode()).isEqualTo(201);

    assertThat(repeat("ada", 1).getStatusCode()).isEqualTo(201);
    assertThat(tickets()).isEqualTo(2);
  }

  @Test
  void nobody_sees_a_fence() {
    PublishedEvents.publish(plain, 1, clock.instant());
    assertThat(book(others.bookTickets(), "bob", 1).getStatusCode()).isEqualTo(201);
    assertProblem(repeat("ada", 1), 409, "sold-out");

    var id = Booking.id(EVENT_ID, "ada");
    assertThat(plain.get(Keys.booking("ada", id))).isPresent();
    assertThat(others.bookings().find("ada", id)).isEmpty();
    assertThat(others.bookings().findAll(List.of(Keys.booking("ada", id)))).isEmpty();
    assertThat(others.bookings().ofUser("ada")).isEmpty();
    assertThat(others.bookings().ofEvent(EVENT_ID, 1, Optional.empty(), 10)).hasSize(1);
    assertThat(cancel(others, "ada")).isEqualTo(new CancelOutcome.NoSuchBooking());
  }

  @Test
  void a_late_transaction_does_not_book_twice() {
    PublishedEvents.publish(plain, 5, clock.instant());
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> book("ada", 2));
    late.awaitArrival();
    assertThat(answer.join().getStatusCode()).isEqualTo(201);
    late.release();

    assertThat(tickets()).isEqualTo(2);
    assertThat(book("ada", 2).getStatusCode()).isEqualTo(201);
    assertThat(tickets()).isEqualTo(2);
  }

  @Test
  void nobody_joins_late_whom_the_waitlist_refused() {
    PublishedEvents.publish(plain, 1, clock.instant());
    assertThat(book(others.bookTickets(), "bob", 1).getStatusCode()).isEqualTo(201);
    // From then on this instance knows that the house is full, and its first transaction joins.
    assertThat(book("cleo", 1).getStatusCode()).isEqualTo(409);
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> join("ada"));
    late.awaitArrival();
    term("gate", "CLOSED");
    var first = answer.join();
    term("gate", "OPEN");
    late.release();

    assertProblem(first, 409, "sales-closed");
    assertThat(Ledger.read(plain, 1).waiting()).isZero();
    assertThat(join("ada").getStatusCode()).isEqualTo(202);
    assertThat(Ledger.read(plain, 1).violationsAtRest()).isEmpty();
  }

  @Test
  void no_cancellation_lands_after_the_answer_too_late() {
    PublishedEvents.publish(plain, 2, clock.instant());
    assertThat(book("ada", 1).getStatusCode()).isEqualTo(201);
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> cancel(guests, "ada"));
    late.awaitArrival();
    term("cancelUntil", 0);
    var first = answer.join();
    term("cancelUntil", clock.millis() + 60_000);
    late.release();

    assertThat(first).isEqualTo(new CancelOutcome.TooLate());
    assertThat(tickets()).isEqualTo(1);
    assertThat(cancel(guests, "ada")).isEqualTo(new CancelOutcome.Cancelled());
    assertThat(Ledger.read(plain, 2).violationsAtRest()).isEmpty();
  }

  @Test
  void a_call_that_died_cancels_nothing_after_too_late() {
    PublishedEvents.publish(plain, 2, clock.instant());
    assertThat(book("ada", 1).getStatusCode()).isEqualTo(201);
    var late = slow.keepNext(TRANSACTION);
    var dying = dying();
    inBackground(() -> dies(() -> cancel(dying, "ada"))).join();
    late.awaitArrival();
    term("cancelUntil", 0);

    var repeat =
        new CancelRequest(
            "ada", Booking.id(EVENT_ID, "ada"), OptionalLong.of(1), OptionalLong.of(1), true);
    assertThat(guests.cancelBooking().cancel(repeat)).isEqualTo(new CancelOutcome.TooLate());
    term("cancelUntil", clock.millis() + 60_000);
    late.release();

    assertThat(tickets()).isEqualTo(1);
    assertThat(guests.cancelBooking().cancel(repeat))
        .as("a fence is no change that the guest must see")
        .isEqualTo(new CancelOutcome.Cancelled());
  }

  /** Ends with an error where it would try again, as a function that is killed. */
  private App dying() {
    return new App(
        ProductionTable.at(slow.address(), plain.name(), _ -> {}),
        clock,
        new Random(1),
        _ -> {
          throw new IllegalStateException("killed");
        },
        (_, _) -> {},
        Settings.withLimits(Integer.MAX_VALUE));
  }

  private static boolean dies(Supplier<?> call) {
    try {
      call.get();
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }

  private App app(Table table) {
    return new App(
        table, clock, new Random(1), _ -> {}, (_, _) -> {}, Settings.withLimits(Integer.MAX_VALUE));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, THREADS);
  }

  private APIGatewayProxyResponseEvent book(String user, int quantity) {
    return book(bookTickets, user, quantity);
  }

  private static APIGatewayProxyResponseEvent book(BookTickets tickets, String user, int quantity) {
    return book(tickets, user, quantity, "key-of-" + user);
  }

  private static APIGatewayProxyResponseEvent book(
      BookTickets tickets, String user, int quantity, String key) {
    return call(tickets, user, body(quantity), Map.of("Idempotency-Key", key));
  }

  private APIGatewayProxyResponseEvent repeat(String user, int quantity) {
    return call(
        bookTickets,
        user,
        body(quantity),
        Map.of("Idempotency-Key", "key-of-" + user, "Idempotency-Repeat", "true"));
  }

  private static String body(int quantity) {
    return "{\"quantity\": %d, \"onSoldOut\": \"reject\"}".formatted(quantity);
  }

  private APIGatewayProxyResponseEvent join(String user) {
    return call(
        bookTickets,
        user,
        "{\"quantity\": 1, \"onSoldOut\": \"waitlist\"}",
        Map.of("Idempotency-Key", "key-of-" + user));
  }

  private static APIGatewayProxyResponseEvent call(
      BookTickets tickets, String user, String body, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("Content-Type", "application/json");
    var context = new ProxyRequestContext();
    context.setRequestId("any");
    context.setAuthorizer(Map.of("claims", Map.of("sub", user)));
    return Endpoint.answer(
        new APIGatewayProxyRequestEvent()
            .withHttpMethod("POST")
            .withPathParameters(Map.of("eventId", EVENT_ID))
            .withHeaders(headers)
            .withBody(body)
            .withRequestContext(context),
        null,
        request -> BookAnswers.of(tickets.book(BookRequest.of(request, new Random(1)))));
  }

  private static CancelOutcome cancel(App app, String user) {
    return app.cancelBooking().cancel(CancelRequest.any(user, Booking.id(EVENT_ID, user)));
  }

  /** Bob's tickets come back and go on open sale. */
  private void bobGivesBack() {
    cancel(others, "bob");
    others.settleWaitlist().settle(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));
  }

  private long tickets() {
    return Ledger.read(plain, 0).confirmedTickets();
  }

  /** Changes a term of sale, as a change of its event does. */
  private void term(String name, Object value) {
    var key = Keys.seats(EVENT_ID, 0);
    assertThat(
            plain.transact(
                List.of(
                    plain.update(
                        key,
                        "SET #term = :value",
                        "attribute_exists(PK)",
                        Map.of("#term", name),
                        Attributes.of(":value", value)))))
        .isEqualTo(new Outcome.Committed());
  }

  private static void assertProblem(APIGatewayProxyResponseEvent answer, int status, String type) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
    assertThat(answer.getBody()).contains("/problems/" + type);
  }
}
