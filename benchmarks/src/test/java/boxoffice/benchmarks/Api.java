package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The API over HTTP, by the key without limits. */
final class Api {

  private static final JsonMapper JSON = new JsonMapper();

  private final RunningSystem system;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Api(RunningSystem system) {
    this.system = system;
  }

  /**
   * Calls a route.
   *
   * @param token an access token; empty for none
   * @param body members of a JSON object; empty for no body
   * @param headers names and values of others in turn
   */
  HttpResponse<String> call(
      String method, String path, String token, Map<String, ?> body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(system.uri(path))
            .header("x-api-key", system.key("load"))
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Books one ticket, by a key of its own. */
  HttpResponse<String> book(String eventId, String token) throws IOException, InterruptedException {
    return call(
        "POST",
        "/events/" + eventId + "/bookings",
        token,
        Map.of("quantity", 1),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  /**
   * Calls again with the same key for as long as the answer is that nothing is known.
   *
   * @param statuses takes the status of each answer
   */
  HttpResponse<String> insist(
      String method, String path, String token, Map<String, ?> body, IntConsumer statuses)
      throws IOException, InterruptedException {
    var key = UUID.randomUUID().toString();
    while (true) {
      var answer = call(method, path, token, body, "Idempotency-Key", key);
      statuses.accept(answer.statusCode());
      if (answer.statusCode() != 503 && answer.statusCode() != 504) {
        return answer;
      }
    }
  }

  /** Calls a route that has to succeed; answers its body. */
  JsonNode succeed(String method, String path, String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    var answer = call(method, path, token, body);
    if (answer.statusCode() >= 300) {
      throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /** A new event on sale, a month ahead; answers its id. */
  String publish(String organizer, int capacity) throws IOException, InterruptedException {
    var start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    var event =
        Map.of(
            "name",
            "Rush",
            "startsAt",
            start.toString(),
            "timeZone",
            "Europe/Berlin",
            "capacity",
            capacity);
    var eventId = succeed("POST", "/events", organizer, event).path("eventId").asText();
    succeed("POST", "/events/" + eventId + "/publish", organizer, Map.of());
    return eventId;
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
