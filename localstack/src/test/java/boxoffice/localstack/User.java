package boxoffice.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Contract;
import boxoffice.local.gateway.GatewayEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody whose token was verified: every call is handed to its function as API Gateway would,
 * through the alias and in a container of its own, and every answer is checked against the
 * contract.
 *
 * @param id what the token's {@code sub} claims; empty for a caller without a token
 */
record User(DeployedStack stack, GatewayEvents gateway, Optional<String> id) {

  static User of(DeployedStack stack, GatewayEvents gateway) {
    return of(stack, gateway, UUID.randomUUID().toString());
  }

  /** Somebody with an account, who gets mails. */
  static User of(DeployedStack stack, GatewayEvents gateway, String id) {
    return new User(stack, gateway, Optional.of(id));
  }

  static User withoutToken(DeployedStack stack, GatewayEvents gateway) {
    return new User(stack, gateway, Optional.empty());
  }

  Answer send(Call call) {
    var invocation = gateway.of(call, id);
    var answer = GatewayEvents.answer(stack.invoke(invocation.function(), invocation.event()));
    Contract.OF_THE_API.check(call, answer);
    return answer;
  }

  /** Sends until the answer is not "try again", as it says to do; a repeat must be harmless. */
  Answer insists(Call call) {
    return Await.until(() -> send(call), answer -> answer.status() != 503, Duration.ofSeconds(1));
  }

  Answer get(String path) {
    return send(Call.get(path));
  }

  /** Drafts an event whose door is open, publishes it, and answers its id. */
  String publishes(int capacity) {
    var startsAt = Instant.now().plus(20, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    var drafted =
        insists(
            Call.post(
                    "/events",
                    Map.of(
                        "name",
                        "First night",
                        "startsAt",
                        startsAt.toString(),
                        "timeZone",
                        "Europe/Berlin",
                        "capacity",
                        capacity))
                .idempotencyKey(UUID.randomUUID().toString()));
    assertThat(drafted).returns(201, Answer::status);
    var eventId = drafted.text("eventId");
    assertThat(insists(Call.post("/events/" + eventId + "/publish"))).returns(200, Answer::status);
    return eventId;
  }

  Answer books(String eventId) {
    return insists(booking(eventId, "reject"));
  }

  Answer booksOrWaits(String eventId) {
    return insists(booking(eventId, "waitlist"));
  }

  Answer cancels(String bookingId) {
    return insists(Call.delete("/bookings/" + bookingId));
  }

  Answer sees(String bookingId) {
    return get("/bookings/" + bookingId);
  }

  private static Call booking(String eventId, String onSoldOut) {
    return Call.post(
            "/events/" + eventId + "/bookings", Map.of("quantity", 1, "onSoldOut", onSoldOut))
        .idempotencyKey(UUID.randomUUID().toString());
  }
}
