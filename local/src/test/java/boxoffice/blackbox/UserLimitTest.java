package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Contract.Route;
import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The limits of one user, each lowered to one call. Every writing route has one but the door's. */
class UserLimitTest {

  /** A queue at a door waits for it; wrong codes alone are limited. */
  private static final String CHECK_IN = "POST /events/{eventId}/check-ins";

  /** There are no more of them than check-ins. */
  private static final String UNDO =
      "DELETE /events/{eventId}/bookings/{bookingId}/check-ins/{checkInId}";

  private static final Set<String> WRITING = Set.of("POST", "PATCH", "DELETE");

  private static final List<String> COSTLY =
      List.of(
          "GET /account/export",
          "GET /bookings",
          "GET /bookings/{bookingId}",
          "GET /events/mine",
          "GET /events/mine/{eventId}",
          "GET /events/{eventId}/bookings",
          "GET /events/{eventId}/door");

  /** More than two windows hold, of which one may end between two calls. */
  private static final int CALLS = 40;

  private static RunningSystem system;
  private static Person organizer;
  private static String eventId;
  private static String waiting;

  @BeforeAll
  static void start() throws Exception {
    RunningSystem.shared().mustShow(Sight.LIMITS);
    system =
        RunningSystem.with(
            RunningSystem.WITHOUT_LIMITS.keySet().stream()
                .collect(Collectors.toMap(name -> name, _ -> "1")));
    organizer = Person.registered(api());
    eventId = organizer.publishes(1);
    assertThat(Person.registered(api()).insists(booking()).status()).isEqualTo(201);
    waiting = organizer.booksOrWaits(eventId, 1).text("bookingId");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (system != null) {
      system.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_write_has_a_limit() {
    return limited()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> assertLimited(route)));
  }

  /** Nobody's share is touched by what the tests above did. */
  @Test
  void another_user_has_their_own_share() {
    var other = Person.registered(api());

    assertThat(other.get("/bookings").status()).isEqualTo(200);
    assertThat(other.drafts(1)).isNotBlank();
  }

  @Test
  void a_door_has_none_for_what_is_no_code() {
    var mistyped = Call.post("/events/" + eventId + "/check-ins", Map.of("ticketCode", "wrong"));
    var undo =
        Call.delete(
            "/events/%s/bookings/%s/check-ins/q1w2e3r4t5y6u7i8".formatted(eventId, waiting));

    for (var call : List.of(mistyped, undo)) {
      assertThat(Stream.generate(() -> organizer.send(call)).limit(CALLS))
          .extracting(Answer::status)
          .doesNotContain(429);
    }
  }

  @Test
  void whoever_guesses_codes_is_stopped() {
    var another = Person.registered(api());
    var event = another.publishes(1);
    var guess =
        Call.post(
            "/events/" + event + "/check-ins", Map.of("ticketCode", "H6NWT-05BWY-0EN72-G0W2B"));

    assertThat(Stream.generate(() -> another.send(guess)).limit(CALLS))
        .extracting(Answer::problem)
        .contains("not-found", "too-many-requests");
  }

  private static Stream<Route> limited() {
    return Contract.OF_THE_API.routes().stream()
        .filter(Route::needsToken)
        .filter(route -> !Set.of(CHECK_IN, UNDO).contains(route.toString()))
        .filter(route -> WRITING.contains(route.method()) || COSTLY.contains(route.toString()));
  }

  private static void assertLimited(Route route) {
    // A window may end between the calls, and a call whose counter is slow goes on.
    var refused =
        Stream.generate(() -> organizer.send(call(route)))
            .limit(CALLS)
            .filter(answer -> answer.status() == 429)
            .findFirst();

    assertThat(refused).isPresent();
    assertThat(refused.orElseThrow().problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(refused.orElseThrow().header("Retry-After"))).isBetween(1, 60);
  }

  /** The example of the contract, where possible with ids of nothing: the limit comes first. */
  private static Call call(Route route) {
    var call =
        Call.of(
            route.method(),
            switch (route.toString()) {
              case "POST /events/{eventId}/bookings" -> "/events/" + eventId + "/bookings";
              case "GET /bookings/{bookingId}" -> "/bookings/" + waiting;
              case "PATCH /bookings/{bookingId}/tickets/{serial}" ->
                  "/bookings/" + waiting + "/tickets/1";
              default -> route.examplePath();
            });
    return (route.hasBody() ? call.body(route.exampleBody()) : call).header("If-Match", "\"1\"");
  }

  private static Call booking() {
    return Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 1));
  }

  private static Api api() {
    return Api.of(system, "load");
  }
}
