package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the logs contain, and what they never contain. Runs last, after all other tests have left
 * traces.
 */
@Order(Integer.MAX_VALUE)
class LogTest {

  private final Api api = Api.shared();
  private final Logs logs = new Logs(api.system().logs());

  @BeforeAll
  static void onlyWhereTheLogsAreAtHand() {
    Api.shared().system().mustShow(Sight.LOGS);
  }

  /** The lines of a request. They are written off its way. */
  private List<JsonNode> lines(Answer answer) {
    return Await.until(
        () -> logs.lines("general.log", answer.requestId()), lines -> !lines.isEmpty());
  }

  @Test
  void a_line_names_request_user_event_and_booking() {
    var eventId = Person.registered(api).publishes(1);
    var guest = Person.registered(api);

    var booked = guest.books(eventId, 1);

    assertThat(lines(booked))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(text(line, "user_id")).isEqualTo(guest.userId());
              assertThat(text(line, "event_id")).isEqualTo(eventId);
              assertThat(text(line, "booking_id")).isEqualTo(booked.text("bookingId"));
              assertThat(text(line, "function_name")).isEqualTo("Book");
              assertThat(text(line, "level")).isEqualTo("INFO");
              assertThat(text(line, "timestamp")).isNotEmpty();
            });
  }

  @Test
  void a_line_without_user_names_only_the_request() {
    var answer = api.send(Call.get("/health"));

    assertThat(lines(answer))
        .isNotEmpty()
        .noneMatch(line -> line.has("user_id") || line.has("event_id") || line.has("booking_id"));
  }

  @Test
  void each_user_has_their_own_file() {
    var person = Person.registered(api);
    var answers = List.of(person.get("/bookings"), person.get("/events/mine"));

    var file = person.userId() + ".log";
    for (var answer : answers) {
      Await.until(
          () -> logs.lines(file, answer.requestId()),
          lines -> !lines.isEmpty() && lines.equals(logs.lines("general.log", answer.requestId())));
    }
    assertThat(logs.files(file)).isNotEmpty();
    assertThat(logs.files(file).stream().flatMap(one -> Logs.text(one).lines()).map(Logs::json))
        .allMatch(line -> text(line, "user_id").equals(person.userId()));
  }

  @Test
  void a_request_logs_no_user_of_an_earlier_one() {
    var person = Person.registered(api);
    var eventId = person.publishes(1);
    person.books(eventId, 1);

    var other = Person.registered(api).get("/bookings");

    assertThat(lines(other))
        .isNotEmpty()
        .noneMatch(line -> line.has("event_id") || text(line, "user_id").equals(person.userId()));
  }

  @Test
  void no_file_contains_a_password_token_or_address() {
    var person = Person.registered(api);
    api.send(Call.post("/auth/refresh", Map.of("refreshToken", person.refreshToken())));
    api.send(Call.post("/auth/password/forgot", Map.of("email", person.email())));
    api.send(
        Call.post("/auth/login", Map.of("email", person.email(), "password", "Wrong-Passw0rd-1")));
    lines(person.get("/bookings"));

    assertThat(Secrets.seen())
        .contains(person.email(), person.password(), person.accessToken(), person.refreshToken());
    assertThat(logs.find(Secrets.seen())).isEmpty();
    // Every address of these tests and every token has one of these forms.
    assertThat(logs.find(List.of("@example.com", "eyJ"))).isEmpty();
  }

  @Test
  void the_search_finds_logged_words() {
    var person = Person.registered(api);
    person.get("/bookings");

    assertThat(logs.find(List.of(person.userId()))).isNotEmpty();
    assertThat(logs.files("gateway.log")).as("output of the functions' process").isNotEmpty();
  }

  @Test
  void the_search_finds_a_planted_secret(@TempDir Path folder) throws IOException {
    var person = Person.registered(api);
    var file = Files.createDirectory(folder.resolve("2026-12-01")).resolve("general.log");
    Files.writeString(file, "{\"message\":\"logged in with " + person.accessToken() + "\"}\n");

    assertThat(new Logs(folder).find(Secrets.seen()))
        .containsExactly(Logs.beginning(person.accessToken()) + " in " + file);
    assertThat(new Logs(folder).find(List.of("@example.com", "eyJ"))).hasSize(1);
  }

  private static String text(JsonNode line, String member) {
    return line.path(member).asText();
  }
}
