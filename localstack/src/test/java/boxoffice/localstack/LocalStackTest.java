package boxoffice.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Crowd;
import boxoffice.local.gateway.GatewayEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * template.yaml on LocalStack: CloudFormation makes the stack, functions run in Lambda's Java 25
 * runtime in containers, and the table's stream drives those that listen to it.
 */
class LocalStackTest {

  private static final String SENDER = "tickets@boxoffice.example";
  private static final String ADDRESS = "@box-office.example";

  private static Engine engine;
  private static Optional<UserPool> pool = Optional.empty();
  private static DeployedStack stack;
  private static GatewayEvents gateway;

  @BeforeAll
  static void deploy() throws Exception {
    engine = Engine.start();
    var start = System.nanoTime();
    var machine = engine.machine();
    if (machine.isPresent()) {
      pool = Optional.of(UserPool.start(machine.get()));
    }
    stack = DeployedStack.deploy(new Aws(engine.endpoint()), pool);
    stack.aws().verify(SENDER);
    gateway = new GatewayEvents(DeployedStack.TEMPLATE);
    System.out.printf(
        "template.yaml deployed in %d s%n",
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
    awaitStream();
  }

  @AfterAll
  static void stop() {
    pool.ifPresent(UserPool::close);
    if (engine != null) {
      engine.close();
    }
  }

  /**
   * LocalStack may lose what is written just after a table was made, so people join a waitlist
   * until the first of them gets the seat that is free.
   */
  private static void awaitStream() {
    var eventId = user().publishes(1);
    var holder = user();
    var bookingId = holder.books(eventId).text("bookingId");
    var first = user();
    var waiting = first.booksOrWaits(eventId).text("bookingId");
    holder.cancels(bookingId);
    Await.until(
        () -> {
          user().booksOrWaits(eventId);
          return first.sees(waiting).text("state");
        },
        "CONFIRMED"::equals,
        Duration.ofSeconds(5));
  }

  @Test
  void healthIsServed() throws Exception {
    var health = http("/health", "");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("ok");
  }

  @Test
  void aCallWithoutAKnownKeyIsForbidden() throws Exception {
    assertThat(http("/events", "").statusCode()).isEqualTo(403);
    assertThat(http("/events", "unknown").statusCode()).isEqualTo(403);
  }

  @Test
  void aCallWithAKeyReachesAFunctionWhichTrustsNoUnverifiedToken() throws Exception {
    var answer = http("/bookings", stack.apiKey());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("/problems/unauthorized");
  }

  @Test
  void everyFunctionHasAPublishedVersionBehindItsAlias() {
    assertThat(stack.functions()).hasSizeGreaterThanOrEqualTo(25);
    assertThat(stack.functions().keySet()).extracting(stack::version).containsOnly("1");
  }

  @Test
  void withoutClaimsNoFunctionBehindTheAuthorizerServes() {
    var nobody = User.withoutToken(stack, gateway);

    assertThat(nobody.get("/bookings").problem()).isEqualTo("unauthorized");
    assertThat(nobody.books(UUID.randomUUID().toString().replace("-", "")).problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void anEventIsCreatedPublishedAndListed() {
    var organizer = user();
    var eventId = organizer.publishes(10);

    var event = organizer.get("/events/" + eventId);
    assertThat(event.text("state")).isEqualTo("PUBLISHED");
    assertThat(event.number("availableTickets")).isEqualTo(10);
    var start = event.text("startsAt");
    Await.until(
        () -> user().get("/events?limit=100&from=%s&to=%s".formatted(start, start)),
        list -> list.json().path("items").findValuesAsText("eventId").contains(eventId));
  }

  @Test
  void aRepeatedBookingIsOneBooking() {
    var eventId = user().publishes(3);
    var guest = user();
    var book =
        Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 2))
            .idempotencyKey("order-1");

    var first = guest.insists(book);
    var second = guest.insists(book);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("bookingId")).isEqualTo(first.text("bookingId"));
    assertThat(guest.get("/bookings").json().path("items")).hasSize(1);
    assertThat(user().get("/events/" + eventId).number("availableTickets")).isEqualTo(1);
  }

  @Test
  void aBookingIsCancelledByItsOwnerAlone() {
    var eventId = user().publishes(1);
    var guest = user();
    var bookingId = guest.books(eventId).text("bookingId");

    assertThat(user().cancels(bookingId).status()).isEqualTo(404);
    assertThat(guest.sees(bookingId).text("state")).isEqualTo("CONFIRMED");
    assertThat(guest.cancels(bookingId).status()).isEqualTo(204);
    assertThat(guest.cancels(bookingId).status()).isEqualTo(204);
    assertThat(guest.sees(bookingId).text("state")).isEqualTo("CANCELLED");
  }

  @Test
  void whoWaitsIsPromotedByTheStream() {
    var eventId = user().publishes(1);
    var holder = user();
    var waiter = user();
    var held = holder.books(eventId).text("bookingId");
    assertThat(waiter.books(eventId).problem()).isEqualTo("sold-out");
    var waiting = waiter.booksOrWaits(eventId);
    assertThat(waiting.status()).isEqualTo(202);

    holder.cancels(held);

    Await.until(() -> waiter.sees(waiting.text("bookingId")).text("state"), "CONFIRMED"::equals);
    assertThat(holder.books(eventId).problem()).isEqualTo("sold-out");
  }

  @Test
  void aListSaysWhatIsLeftOnceTheStreamDeliveredIt() {
    var organizer = user();
    var eventId = organizer.publishes(2);
    user().books(eventId);

    Await.until(
        () -> organizer.get("/events/mine").json().at("/items/0/availableTickets").asInt(-1),
        left -> left == 1);
  }

  @Test
  void aTicketIsCheckedAtTheDoorOnce() {
    var organizer = user();
    var eventId = organizer.publishes(1);
    var guest = user();
    var booking = guest.books(eventId);
    var checkIn =
        Call.post(
            "/events/" + eventId + "/check-ins",
            Map.of("ticketCode", booking.json().at("/tickets/0/code").asText()));

    Await.until(
        () -> organizer.insists(checkIn.idempotencyKey("front")).status(), status -> status == 200);

    assertThat(organizer.insists(checkIn.idempotencyKey("back")).problem()).isEqualTo("checked-in");
    assertThat(guest.cancels(booking.text("bookingId")).problem()).isEqualTo("checked-in");
  }

  @Test
  void theBookingsOfACancelledEventAreCancelledByTheStream() {
    var organizer = user();
    var eventId = organizer.publishes(2);
    var guest = user();
    var bookingId = guest.books(eventId).text("bookingId");

    assertThat(organizer.insists(Call.post("/events/" + eventId + "/cancel")).status())
        .isEqualTo(202);

    Await.until(() -> guest.sees(bookingId).text("state"), "CANCELLED"::equals);
  }

  @Test
  void eightWhoBookAtOnceGetThreeSeats() {
    var eventId = user().publishes(3);
    var guests = IntStream.range(0, 8).mapToObj(_ -> user()).toList();

    var answers = Crowd.of(8, i -> guests.get(i).books(eventId));

    assertThat(answers)
        .extracting(Answer::status)
        .containsExactlyInAnyOrder(201, 201, 201, 409, 409, 409, 409, 409);
    assertThat(user().get("/events/" + eventId).number("availableTickets")).isZero();
  }

  @Test
  void whoBooksWaitsAndCancelsGetsMails() {
    Assumptions.assumeTrue(pool.isPresent(), "LocalStack runs elsewhere: it reaches no user pool");
    var eventId = user().publishes(1);
    var holder = guest("holder");
    var waiter = guest("waiter");
    var held = holder.books(eventId).text("bookingId");
    awaitMails("holder", "You have");
    waiter.booksOrWaits(eventId);
    awaitMails("waiter", "on the waitlist");
    holder.cancels(held);

    awaitMails("holder", "You have", "Cancelled");
    awaitMails("waiter", "on the waitlist", "You are in");
  }

  /** Somebody with an account. */
  private static User guest(String name) {
    return User.of(stack, gateway, pool.orElseThrow().add(name + ADDRESS));
  }

  /** Waits until somebody has mails with these words in their subjects, in this order. */
  private static void awaitMails(String name, String... words) {
    Await.until(
        () -> subjects(name + ADDRESS),
        subjects ->
            subjects.size() == words.length
                && IntStream.range(0, words.length)
                    .allMatch(i -> subjects.get(i).contains(words[i])));
  }

  private static List<String> subjects(String address) {
    return stack.aws().mails().stream()
        .filter(mail -> header(mail, "To").contains(address))
        .map(mail -> header(mail, "Subject"))
        .toList();
  }

  private static String header(String mail, String name) {
    return mail.lines()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .map(line -> line.substring(name.length() + 2))
        .orElse("");
  }

  private static User user() {
    return User.of(stack, gateway);
  }

  private static HttpResponse<String> http(String path, String key)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(stack.api() + path));
    if (!key.isEmpty()) {
      request.header("x-api-key", key);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
