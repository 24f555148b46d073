package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.local.demo.DemoUser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the system starts, what it prints, and how it ends. */
@Timeout(180)
class LauncherTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(System.getProperty("api.url", "").isBlank(), "Another stage is tested.");
  }

  @Test
  void a_killed_system_leaves_only_its_data(@TempDir Path data) throws Exception {
    var options = Map.of("data", data.toString());
    String event;
    try (var system = RunningSystem.start(options)) {
      event = createEvent(system);
      var children = system.children();
      assertThat(children).hasSize(3);

      system.process().destroyForcibly();

      assertThat(children).allSatisfy(LauncherTest::assertEnds);
    }
    try (var system = RunningSystem.start(options)) {
      assertThat(get(system, "/events/" + event).statusCode()).isEqualTo(200);
      var processes = new ArrayList<>(system.children());
      processes.add(system.process());

      system.children().getFirst().destroyForcibly();

      assertThat(processes).allSatisfy(LauncherTest::assertEnds);
    }
  }

  @Test
  void it_ends_with_the_process_that_started_it() throws Exception {
    var command = String.join("' '", RunningSystem.command(Map.of()));
    var shell = new ProcessBuilder("sh", "-c", "'" + command + "'; true").start();
    await(() -> shell.toHandle().descendants().count() == 4);
    var processes = shell.toHandle().descendants().toList();

    shell.destroyForcibly();

    assertThat(processes).allSatisfy(LauncherTest::assertEnds);
  }

  @Test
  void a_busy_port_prints_one_sentence() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(busy.getLocalPort());

      assertRefuses(
          Map.of("port", port),
          "Port %s is in use: end what listens there, or choose another with -Dport=."
              .formatted(port));
      assertRefuses(
          Map.of("pagePort", port),
          "Port %s is in use: end what listens there, or choose another with -DpagePort=."
              .formatted(port));
    }
  }

  @Test
  void an_unknown_seed_prints_one_sentence() throws Exception {
    assertRefuses(Map.of("seed", "some"), "seed must be all or none, not some.");
  }

  @Test
  void an_unknown_parameter_prints_one_sentence() throws Exception {
    assertRefuses(Map.of("parameters", "Bookings=1"), "The template has no parameter Bookings.");
  }

  @Test
  void the_printed_commands_work_as_printed() throws Exception {
    assumeTrue(hasCurl(), "There is no curl.");
    var lines =
        RunningSystem.shared()
            .output()
            .lines()
            .dropWhile(line -> !line.startsWith("TOKEN="))
            .limit(3)
            .toList();

    var shell = new ProcessBuilder("sh", "-e").redirectErrorStream(true).start();
    try (var input = shell.outputWriter()) {
      input.write(String.join("\necho\n", lines));
    }
    var answers = shell.inputReader().lines().filter(line -> !line.isEmpty()).toList();

    assertThat(shell.waitFor()).isZero();
    assertThat(answers).hasSize(2);
    var event = JSON.readTree(answers.getFirst()).path("eventId").asText();
    assertThat(event).matches("[0-9a-f]{32}");
    assertThat(JSON.readTree(answers.getLast()).path("items").findValuesAsText("eventId"))
        .contains(event);
  }

  @Test
  void a_request_is_in_the_general_and_user_log() throws Exception {
    var system = RunningSystem.shared();
    var response = get(system, "/events/mine");
    var request = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
    var user = JSON.readTree(claims(token(system))).path("sub").asText();

    await(() -> logged(system, "general.log", request) && logged(system, user + ".log", request));
  }

  private static boolean logged(RunningSystem system, String file, String text) {
    try (var files = Files.walk(system.logs())) {
      return files
          .filter(path -> path.getFileName().toString().equals(file))
          .anyMatch(path -> read(path).contains(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String createEvent(RunningSystem system) throws Exception {
    var response =
        http.send(
            HttpRequest.newBuilder(system.uri("/events"))
                .header("x-api-key", system.key("load"))
                .header("Authorization", "Bearer " + token(system))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"name": "Kept", "startsAt": "%s", "timeZone": "Europe/Berlin", "capacity": 1}
                        """
                            .formatted(Instant.now().plus(Duration.ofDays(30)))))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(201);
    return JSON.readTree(response.body()).path("eventId").asText();
  }

  private HttpResponse<String> get(RunningSystem system, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(system.uri(path))
            .header("x-api-key", system.key("load"))
            .header("Authorization", "Bearer " + token(system))
            .build(),
        BodyHandlers.ofString());
  }

  private String token(RunningSystem system) throws Exception {
    var response =
        http.send(
            HttpRequest.newBuilder(system.uri("/auth/login"))
                .header("x-api-key", system.key("load"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"email": "%s", "password": "%s"}
                        """
                            .formatted(DemoUser.EMAIL, DemoUser.PASSWORD)))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body()).path("accessToken").asText();
  }

  private static byte[] claims(String token) {
    return Base64.getUrlDecoder().decode(token.split("\\.")[1]);
  }

  private static void assertRefuses(Map<String, String> options, String sentence) throws Exception {
    var process = RunningSystem.launch(options);

    assertThat(process.inputReader().lines().toList()).isEqualTo(List.of(sentence));
    assertThat(process.waitFor()).isEqualTo(1);
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
