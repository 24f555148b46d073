package boxoffice.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.blackbox.Logs;
import boxoffice.local.RunningSystem;
import boxoffice.local.Target;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo events of a new system and of kept data. */
@Timeout(180)
class DemoEventsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> CREATED = List.of("\"function_name\":\"CreateEvent\"");
  private static final List<String> SECRETS = List.of("@example.com", DemoUser.PASSWORD, "eyJ");

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(Target.chosen() == Target.LOCAL, "Only the local system has events to begin with.");
  }

  @Test
  void a_second_start_adds_no_demo_event(
      @TempDir Path data, @TempDir Path logs, @TempDir Path laterLogs) throws Exception {
    Map<String, String> events;
    try (var system = start(data, logs)) {
      var demoUser = demoUser(system);
      events = events(demoUser);
      assertThat(events.values())
          .containsExactlyInAnyOrder(
              "PUBLISHED, mine: 80 of 120 left, 0 wait",
              "PUBLISHED, mine: 2 of 48 left, 0 wait",
              "PUBLISHED, mine: 0 of 24 left, 4 wait",
              "DRAFTED, mine: 150 of 150 left, 0 wait",
              "PUBLISHED: 71 of 90 left, 0 wait",
              "PUBLISHED: 0 of 20 left, 2 wait");
      assertThat(items(demoUser, "/bookings"))
          .extracting(booking -> booking.path("state").asText())
          .containsExactlyInAnyOrder("CONFIRMED", "WAITLISTED");
      assertThatNothingIsToBeReconciled(system);
    }
    try (var system = start(data, laterLogs)) {
      assertThat(events(demoUser(system))).isEqualTo(events);
    }
    assertThat(new Logs(logs).find(CREATED)).isNotEmpty();
    assertThat(new Logs(laterLogs).find(CREATED)).isEmpty();
    assertThat(new Logs(logs).find(SECRETS)).isEmpty();
    assertThat(new Logs(laterLogs).find(SECRETS)).isEmpty();
  }

  @Test
  void an_interrupted_creation_may_be_repeated(@TempDir Path data, @TempDir Path logs)
      throws Exception {
    try (var system = start(data, logs)) {
      var demoUser = demoUser(system);
      var events = events(demoUser);
      var all = DemoEvents.read();
      var byDemoUser = all.events().stream().takeWhile(event -> !event.byOther()).toList();
      var nobodyYet = new DemoEvents.Person("Nobody yet", "nobody-yet@example.com");

      new DemoEvents(all.people(), nobodyYet, byDemoUser).create(http, system.api(), demoUser);

      assertThat(byDemoUser).hasSize(4);
      assertThat(events(demoUser)).isEqualTo(events);
    }
  }

  @Test
  void they_start_in_the_coming_weeks_in_local_time() throws Exception {
    var now = Instant.parse("2026-10-20T21:30:00Z");
    var starts =
        DemoEvents.read().events().stream()
            .collect(
                Collectors.toMap(
                    DemoEvent::key,
                    event -> Instant.parse((String) event.members(now).get("startsAt"))));

    // Daylight saving time ends on the 25th.
    assertThat(starts)
        .containsEntry("demo-canal-choir", Instant.parse("2026-10-29T17:00:00Z"))
        .containsEntry("demo-sunrise", Instant.parse("2026-10-21T00:00:00Z"))
        .hasSizeGreaterThan(5);
    assertThat(starts.values())
        .doesNotHaveDuplicates()
        .allMatch(now::isBefore)
        .allMatch(Instant.parse("2026-12-20T00:00:00Z")::isAfter);
  }

  @Test
  void nobody_exceeds_the_bookings_per_second() throws Exception {
    var most =
        Template.read(Path.of("../template.yaml"), Map.of())
            .functionDefaults()
            .at("/Environment/Variables/BOOKINGS_PER_SECOND")
            .asInt();

    assertThat(DemoEvents.read().events().stream().filter(event -> !event.draft()))
        .hasSizeLessThanOrEqualTo(most);
  }

  @Test
  void without_demo_events_there_is_no_event() throws Exception {
    try (var system = RunningSystem.start(Map.of("seed", "none"))) {
      assertThat(events(demoUser(system))).isEmpty();
    }
  }

  private static RunningSystem start(Path data, Path logs) throws IOException {
    return RunningSystem.start(
        Map.of("seed", "all", "data", data.toString(), "logs", logs.toString()));
  }

  private DemoUser demoUser(RunningSystem system) throws Exception {
    return DemoUser.create(http, system.api(), DemoUser.EMAIL, DemoUser.NAME);
  }

  /** What the demo user sees of each event, by event id. */
  private static Map<String, String> events(DemoUser demoUser) throws Exception {
    var events = new TreeMap<String, String>();
    for (var event : items(demoUser, "/events")) {
      events.put(id(event), event.path("state").asText() + seats(demoUser, "/events/", event));
    }
    for (var event : items(demoUser, "/events/mine")) {
      events.put(
          id(event),
          event.path("state").asText() + ", mine" + seats(demoUser, "/events/mine/", event));
    }
    return events;
  }

  private static String seats(DemoUser demoUser, String path, JsonNode event) throws Exception {
    var now = demoUser.get(path + id(event)).body();
    return ": %d of %d left, %d wait"
        .formatted(
            now.path("availableTickets").asInt(),
            now.path("capacity").asInt(),
            now.path("waitlistCount").asInt());
  }

  private static List<JsonNode> items(DemoUser demoUser, String path) throws Exception {
    return demoUser.get(path).body().path("items").valueStream().toList();
  }

  private static String id(JsonNode event) {
    return event.path("eventId").asText();
  }

  private static void assertThatNothingIsToBeReconciled(RunningSystem system)
      throws IOException, InterruptedException {
    var report = JSON.readTree(system.invoke("Reconcile").body());
    assertThat(report.path("events").asInt()).isEqualTo(5);
    assertThat(report.has("repaired")).isTrue();
    assertThat(report.path("repaired")).isEmpty();
    assertThat(report.path("differences")).isEmpty();
  }
}
