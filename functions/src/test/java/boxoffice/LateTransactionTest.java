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
import java.util.List;
import java.util.Map;
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
  void nobody_is_refused_whose_transaction_lands_late() {
    PublishedEvents.publish(plain, 2, clock.instant());
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> book("ada", 1));
    late.awaitArrival();
    assertThat(book(others.bookTickets(), "bob", 2).getStatusCode()).isEqualTo(201);
    var first = answer.join();
    cancel(others, "bob");
    others.settleWaitlist().settle(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));
    late.release();

    assertThat(tickets()).isEqualTo(1);
    assertTryAgain(first);
    assertThat(book("ada", 1).getStatusCode()).isEqualTo(201);
    assertThat(tickets()).isEqualTo(1);
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
    // The first transaction meets a full shard, the second joins.
    assertThat(book(guests.bookTickets(), "cleo", 1).getStatusCode()).isEqualTo(409);
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> join("ada"));
    late.awaitArrival();
    term("gate", "CLOSED");
    var first = answer.join();
    term("gate", "OPEN");
    late.release();

    assertTryAgain(first);
    assertThat(join("ada").getStatusCode()).isEqualTo(202);
    assertThat(Ledger.read(plain, 1).violationsAtRest()).isEmpty();
  }

  @Test
  void nobody_hears_too_late_whose_cancellation_lands() {
    PublishedEvents.publish(plain, 2, clock.instant());
    assertThat(book("ada", 1).getStatusCode()).isEqualTo(201);
    var late = slow.keepNext(TRANSACTION);

    var answer = inBackground(() -> cancel(guests, "ada"));
    late.awaitArrival();
    term("cancelUntil", 0);
    var first = answer.join();
    term("cancelUntil", clock.millis() + 60_000);
    late.release();

    assertThat(tickets()).isZero();
    assertThat(first).isEqualTo(new CancelOutcome.TryAgain());
    assertThat(cancel(guests, "ada")).isEqualTo(new CancelOutcome.Cancelled());
    assertThat(Ledger.read(plain, 2).violationsAtRest()).isEmpty();
  }

  private App app(Table table) {
    return new App(
        table, clock, new Random(1), _ -> {}, (_, _) -> {}, Settings.perSecond(Integer.MAX_VALUE));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, THREADS);
  }

  private APIGatewayProxyResponseEvent book(String user, int quantity) {
    return book(bookTickets, user, quantity);
  }

  private static APIGatewayProxyResponseEvent book(BookTickets tickets, String user, int quantity) {
    return call(tickets, user, "{\"quantity\": %d, \"onSoldOut\": \"reject\"}".formatted(quantity));
  }

  private APIGatewayProxyResponseEvent join(String user) {
    return call(bookTickets, user, "{\"quantity\": 1, \"onSoldOut\": \"waitlist\"}");
  }

  private static APIGatewayProxyResponseEvent call(BookTickets tickets, String user, String body) {
    var context = new ProxyRequestContext();
    context.setRequestId("any");
    context.setAuthorizer(Map.of("claims", Map.of("sub", user)));
    return Endpoint.answer(
        new APIGatewayProxyRequestEvent()
            .withHttpMethod("POST")
            .withPathParameters(Map.of("eventId", EVENT_ID))
            .withHeaders(
                Map.of("Content-Type", "application/json", "Idempotency-Key", "key-of-" + user))
            .withBody(body)
            .withRequestContext(context),
        null,
        request -> BookAnswers.of(tickets.book(BookRequest.of(request, new Random(1)))));
  }

  private static CancelOutcome cancel(App app, String user) {
    return app.cancelBooking().cancel(CancelRequest.any(user, Booking.id(EVENT_ID, user)));
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

  private static void assertTryAgain(APIGatewayProxyResponseEvent answer) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(503);
    assertThat(answer.getBody()).contains("/problems/try-again");
    assertThat(answer.getHeaders()).containsEntry("Retry-After", "1");
  }
}
