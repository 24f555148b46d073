package boxoffice.local.demo;

import boxoffice.local.gateway.UsagePlans;
import boxoffice.local.processes.LocalCognito;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A confirmed user to try the system with, who calls the API with the key without limits.
 *
 * @param token the access token for every call; empty before the login
 */
public record DemoUser(HttpClient http, URI api, String token) {

  /** The address of the user whose login the launcher prints. */
  public static final String EMAIL = "demo@example.com";

  public static final String NAME = "Demo";

  /** The password of every demo user. */
  public static final String PASSWORD = "Demo-Passw0rd-1";

  private static final JsonMapper JSON = new JsonMapper();

  /** Statuses after which a request is sent again: it was throttled or took too long. */
  private static final Set<Integer> AGAIN = Set.of(429, 503, 504);

  private static final int MOST_TRIES = 10;

  /** An answer of the API; the body is a missing node if there is none. */
  record Answer(int status, JsonNode body) {}

  /**
   * Registers, confirms and logs in a user. The kept data may have the user already.
   *
   * @throws IllegalStateException if the user cannot log in
   */
  public static DemoUser create(HttpClient http, URI api, String email, String name)
      throws IOException, InterruptedException {
    var nobody = new DemoUser(http, api, "");
    nobody.post("/auth/register", "", Map.of("email", email));
    nobody.post(
        "/auth/confirm",
        "",
        Map.of("email", email, "code", LocalCognito.CODE, "name", name, "password", PASSWORD));
    var login = nobody.post("/auth/login", "", Map.of("email", email, "password", PASSWORD));
    if (login.status() != 200) {
      throw new IllegalStateException(
          "The demo user cannot log in: status " + login.status() + ".");
    }
    return new DemoUser(http, api, login.body().path("accessToken").asText());
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  /**
   * Posts a JSON object.
   *
   * @param key the idempotency key; empty for none
   */
  Answer post(String path, String key, Map<String, ?> members)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(members)));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("X-Api-Key", UsagePlans.key(UsagePlans.LOAD));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    for (var tries = 1; AGAIN.contains(response.statusCode()) && tries < MOST_TRIES; tries++) {
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
      response = http.send(request.build(), BodyHandlers.ofString());
    }
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
