package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import com.nimbusds.jwt.JWTParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A logged-in user with their own account. */
public record Person(
    Api api,
    String userId,
    String email,
    String password,
    String accessToken,
    String refreshToken) {

  /** The code that the local system sends to every address. */
  public static final String CODE = "123456";

  /** The command that gives an account its password if no code is known. */
  private static final String CONFIRMING = System.getProperty("api.confirm", "");

  public static String newEmail() {
    return "someone-" + UUID.randomUUID() + "@example.com";
  }

  public static String newPassword() {
    return "Aa1-" + UUID.randomUUID();
  }

  /** Registers, confirms and logs in a user. */
  public static Person registered(Api api) {
    return registered(api, "Someone");
  }

  /** Registers, confirms and logs in a user of this name. */
  public static Person registered(Api api, String name) {
    if (CONFIRMING.isBlank()) {
      api.system().mustShow(Sight.CODES);
    }
    var email = newEmail();
    var password = newPassword();
    assertThat(api.send(Call.post("/auth/register", Map.of("email", email))))
        .returns(202, Answer::status);
    confirm(api, email, name, password);
    var loggedIn = api.send(Call.post("/auth/login", Map.of("email", email, "password", password)));
    assertThat(loggedIn).returns(200, Answer::status);
    return new Person(
        api,
        userId(loggedIn.text("accessToken")),
        email,
        password,
        loggedIn.text("accessToken"),
        loggedIn.text("refreshToken"));
  }

  private static String userId(String accessToken) {
    try {
      return JWTParser.parse(accessToken).getJWTClaimsSet().getSubject();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What a person types who got the code. */
  static Call confirmation(String email, String code, String name, String password) {
    return Call.post(
        "/auth/confirm", Map.of("email", email, "code", code, "name", name, "password", password));
  }

  private static void confirm(Api api, String email, String name, String password) {
    if (CONFIRMING.isBlank()) {
      assertThat(api.send(confirmation(email, CODE, name, password))).returns(204, Answer::status);
      return;
    }
    var words = new ArrayList<>(List.of(CONFIRMING.split(" +")));
    words.addAll(List.of(email, "--password", password));
    try {
      assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).as(CONFIRMING).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(CONFIRMING, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer send(Call call) {
    return api.send(call.token(accessToken));
  }

  /**
   * Sends a request again, once a second as its Retry-After says, until the outcome is not "try
   * again". A slow machine gives this outcome often.
   */
  Answer insists(Call call) {
    return Await.until(() -> send(call), answer -> answer.status() != 503, Duration.ofSeconds(1));
  }

  public Answer get(String path) {
    return send(Call.get(path));
  }

  /** The same person with another API key. */
  Person by(Api other) {
    return new Person(other, userId, email, password, accessToken, refreshToken);
  }

  public static Map<String, Object> event(int capacity) {
    var event = new HashMap<String, Object>();
    event.put("name", "First night");
    event.put("startsAt", Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
    event.replaceAll((_, value) -> value.toString());
    event.put("timeZone", "Europe/Berlin");
    event.put("capacity", capacity);
    return event;
  }

  /** An event that starts in a few hours: its tickets can be checked. */
  public static Map<String, Object> eventTonight(int capacity) {
    var event = event(capacity);
    event.put("startsAt", Instant.now().plus(20, ChronoUnit.HOURS).toString());
    return event;
  }

  /** Drafts an event and returns its id. */
  public String drafts(int capacity) {
    return drafts(event(capacity));
  }

  /** Drafts an event with these members and returns its id. */
  public String drafts(Map<String, ?> event) {
    var created = send(Call.post("/events", event));
    assertThat(created).returns(201, Answer::status);
    return created.text("eventId");
  }

  /** Drafts and publishes an event, and returns its id. */
  public String publishes(int capacity) {
    return publishes(event(capacity));
  }

  /** Drafts and publishes an event with these members, and returns its id. */
  public String publishes(Map<String, ?> event) {
    var eventId = drafts(event);
    assertThat(send(Call.post("/events/" + eventId + "/publish"))).returns(200, Answer::status);
    return eventId;
  }

  /** Closes the sales window of their event at once. */
  public void closesSales(String eventId) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var closed = send(Call.patch("/events/" + eventId, Map.of("salesUntil", now)));
    assertThat(closed).returns(200, Answer::status);
  }

  public Answer books(String eventId, int quantity) {
    return send(Call.post("/events/" + eventId + "/bookings", Map.of("quantity", quantity)));
  }

  public Answer booksOrWaits(String eventId, int quantity) {
    return send(
        Call.post(
            "/events/" + eventId + "/bookings",
            Map.of("quantity", quantity, "onSoldOut", "waitlist")));
  }

  public Answer cancels(String bookingId) {
    return send(Call.delete("/bookings/" + bookingId));
  }

  public Answer sees(String bookingId) {
    return get("/bookings/" + bookingId);
  }
}
