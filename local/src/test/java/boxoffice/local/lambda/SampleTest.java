package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Contract;
import boxoffice.blackbox.Secrets;
import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import boxoffice.local.processes.JavaCommand;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer of every function to each of its samples. */
class SampleTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SAMPLES = Path.of("../events-samples");
  private static final Path TEMPLATE = Path.of("../template.yaml");

  @TempDir private static Path answers;

  @BeforeAll
  static void replay() throws IOException, InterruptedException {
    var system = RunningSystem.shared();
    system.mustShow(Sight.LOCAL_PARTS);
    var command = JavaCommand.of(SampleReplay.class, List.of());
    command.addAll(List.of(TEMPLATE.toString(), SAMPLES.toString(), answers.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Among the logs of the system, so that the search for secrets covers it.
    var output =
        system
            .logs()
            .resolve(LocalDate.now(ZoneId.systemDefault()).toString())
            .resolve("samples.log");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder
        .environment()
        .putAll(
            LocalEnvironment.of(template(), system.dynamoDb(), system.cognito(), system.mailbox()));
    assertThat(builder.start().waitFor()).as("exit code, see %s", output).isZero();
  }

  @Test
  void functions_and_samples_match() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".json"))
          .containsExactlyInAnyOrderElementsOf(
              samplesOf(functions()).stream().map(SampleReplay::file).toList());
    }
    for (var function : functions()) {
      assertThat(SampleReplay.samples(SAMPLES, function)).as(function).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("functionsBehindARoute")
  void every_route_has_one_sample(String function) throws IOException {
    var routes = new ArrayList<String>();
    for (var sample : SampleReplay.samples(SAMPLES, function)) {
      var event = sample(sample);
      routes.add(event.path("httpMethod").asText() + " " + event.path("resource").asText());
    }

    assertThat(routes)
        .containsExactlyInAnyOrderElementsOf(
            template().events(function, "Api").stream()
                .map(
                    route ->
                        route.path("Method").asText().toUpperCase(Locale.ROOT)
                            + " "
                            + route.path("Path").asText())
                .toList());
  }

  static List<String> functionsBehindARoute() throws IOException {
    return functionsOf("Api");
  }

  static List<String> samplesOfRoutes() throws IOException {
    return samplesOf(functionsBehindARoute());
  }

  static List<String> functionsOfTheStream() throws IOException {
    return functionsOf("DynamoDB");
  }

  private static List<String> functionsOf(String event) throws IOException {
    var template = template();
    return functions().stream()
        .filter(function -> !template.events(function, event).isEmpty())
        .toList();
  }

  private static List<String> samplesOf(List<String> functions) throws IOException {
    var samples = new ArrayList<String>();
    for (var function : functions) {
      samples.addAll(SampleReplay.samples(SAMPLES, function));
    }
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samplesOfRoutes")
  void an_answer_keeps_the_contract(String sample) throws IOException {
    var event = sample(sample);
    var call =
        Call.of(event.path("httpMethod").asText(), event.path("path").asText())
            .body(event.path("body").asText(""));
    var answer = answer(sample);

    Secrets.note(call, answer);
    Contract.OF_THE_API.check(call, answer);
    assertThat(answer.status() < 500 || answer.problem().equals("not-available-locally"))
        .as("%s", answer)
        .isTrue();
    assertThat(answer.problem()).as("the sample is not valid").isNotEqualTo("invalid-request");
  }

  @ParameterizedTest
  @MethodSource("functionsOfTheStream")
  void a_stream_function_fails_no_record(String function) throws IOException {
    var answer = json(function);

    assertThat(answer.path("batchItemFailures").isArray()).isTrue();
    assertThat(answer.path("batchItemFailures")).isEmpty();
  }

  static List<String> functionsOfQueues() throws IOException {
    return functionsOf("SQS");
  }

  @ParameterizedTest
  @MethodSource("functionsOfQueues")
  void a_function_of_a_queue_fails_no_message(String function) throws IOException {
    var answer = json(function);

    assertThat(answer.path("batchItemFailures").isArray()).isTrue();
    assertThat(answer.path("batchItemFailures")).isEmpty();
  }

  @Test
  void the_user_pool_gets_its_event_back() throws IOException {
    assertThat(json("EndSessions"))
        .isEqualTo(JSON.readTree(SAMPLES.resolve("end-sessions.json").toFile()));
  }

  @Test
  void a_tick_is_answered_with_a_report() throws IOException {
    assertThat(json("Reconcile").path("differences").isArray()).isTrue();
    assertThat(json("DeleteAccounts").path("overdue").asInt(-1)).isZero();
    assertThat(json("Retention").at("/events/failed").asInt(-1)).isZero();
  }

  private static JsonNode sample(String sample) throws IOException {
    return JSON.readTree(SAMPLES.resolve(SampleReplay.file(sample)).toFile());
  }

  private static Answer answer(String sample) throws IOException {
    var json = json(sample);
    var headers = new HashMap<String, List<String>>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    return new Answer(
        json.path("statusCode").asInt(),
        HttpHeaders.of(headers, (_, _) -> true),
        // The gateway keeps the body from HEAD.
        sample(sample).path("httpMethod").asText().equals("HEAD")
            ? ""
            : json.path("body").asText(""));
  }

  private static JsonNode json(String sample) throws IOException {
    return JSON.readTree(answers.resolve(SampleReplay.file(sample)).toFile());
  }

  private static List<String> functions() throws IOException {
    return template().resources("AWS::Serverless::Function");
  }

  private static Template template() throws IOException {
    return Template.read(TEMPLATE, Map.of());
  }
}
