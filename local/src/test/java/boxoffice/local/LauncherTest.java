package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Logs;
import boxoffice.blackbox.Person;
import boxoffice.local.demo.DemoUser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the system starts, what it prints, and how it ends. */
@Timeout(180)
class LauncherTest {

  private static final JsonMapper JSON = new JsonMapper();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(System.getProperty("api.url", "").isBlank(), "Another stage is tested.");
  }

  @Test
  void a_killed_system_leaves_only_its_data(@TempDir Path data) throws Exception {
    var options = Map.of("data", data.toString());
    String path;
    try (var system = RunningSystem.start(options)) {
      var created = send(system, Call.post("/events", Person.event(1)));
      assertThat(created.status()).isEqualTo(201);
      path = "/events/mine/" + created.text("eventId");
      var cognitoLocal = system.cognitoLocal();

      system.process().destroyForcibly();

      assertEnds(cognitoLocal);
    }
    try (var system = RunningSystem.start(options)) {
      assertThat(send(system, Call.get(path)).status()).isEqualTo(200);

      system.cognitoLocal().destroyForcibly();

      assertEnds(system.process());
    }
  }

  @Test
  void data_in_use_is_refused(@TempDir Path data) throws Exception {
    var options = Map.of("data", data.toString());
    try (var _ = RunningSystem.start(options)) {
      var other = RunningSystem.launch(options);

      assertThat(other.inputReader().lines().toList())
          .singleElement(STRING)
          .contains("The file is locked: " + data);
      assertThat(other.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void it_ends_with_the_process_that_started_it() throws Exception {
    var command = String.join("' '", RunningSystem.command(Map.of()));
    var shell = new ProcessBuilder("sh", "-c", "'" + command + "'; true").start();
    var processes =
        Await.until(
            () -> shell.toHandle().descendants().toList(), descendants -> descendants.size() == 2);

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
    new Requirement(List.of("curl", "--version"), "There is no curl.").orSkip();
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
  void the_last_line_is_logged_before_it_ends(@TempDir Path folder) throws Exception {
    var requests = new ArrayList<String>();
    Logs logs;
    try (var system = RunningSystem.start(Map.of("logs", folder.toString()))) {
      logs = new Logs(system.logs());
      var token = token(system);
      for (var i = 0; i < 50; i++) {
        requests.add(
            Api.of(system, "load").send(Call.get("/events/mine").token(token)).requestId());
      }
    }

    for (var request : requests) {
      assertThat(logs.lines("general.log", request)).isNotEmpty();
    }
  }

  @Test
  void a_request_is_in_the_general_and_user_log() throws Exception {
    var system = RunningSystem.shared();
    var logs = new Logs(system.logs());
    var requestId = send(system, Call.get("/events/mine")).requestId();
    var user = JSON.readTree(claims(token(system))).path("sub").asText();

    for (var file : List.of("general.log", user + ".log")) {
      Await.until(() -> logs.lines(file, requestId), lines -> !lines.isEmpty());
    }
  }

  /** Sends a call of the demo user. */
  private static Answer send(RunningSystem system, Call call) {
    return Api.of(system, "load").send(call.token(token(system)));
  }

  private static String token(RunningSystem system) {
    var login =
        Call.post("/auth/login", Map.of("email", DemoUser.EMAIL, "password", DemoUser.PASSWORD));
    var answer = Api.of(system, "load").send(login);
    assertThat(answer.status()).isEqualTo(200);
    return answer.text("accessToken");
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
}
