package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Requirement;
import boxoffice.local.RunningSystem;
import boxoffice.local.demo.DemoUser;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.table.DynamoDb;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SAM on this machine: its checks of the template, and the functions in containers with the table
 * and users of the local system. Run it with {@code mvn -Psam}.
 */
@Tag("sam")
class SamTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SAMPLES = Path.of("../events-samples");
  private static final Path LOGS = Path.of("target/logs-sam").toAbsolutePath();

  /** The usual address of Docker's bridge, where containers reach this machine. */
  private static final String BRIDGE = "172.17.0.1";

  /** Every sample of a route and the status of the answer to it. */
  private static final String STATUSES =
      """
      Register,           202
      Confirm,            204
      ResendConfirmation, 202
      Login,              200
      Login.second-factor, 401
      Refresh,            401
      Logout,             204
      ForgotPassword,     202
      ResetPassword,      204
      Account.get,                   401
      Account.patch,                 401
      Account.password,              403
      Account.email,                 403
      Account.email-confirm,         401
      Account.sign-out-everywhere,   401
      Account.second-factor,         403
      Account.second-factor-confirm, 403
      ExportAccount,      401
      DeleteAccount,      409
      CreateEvent,        201
      ListEvents,         200
      ListMyEvents.list,  200
      ListMyEvents.one,   200
      GetEvent,           200
      RenderPage.page,         200
      RenderPage.page-head,    200
      RenderPage.sitemap,      200
      RenderPage.sitemap-head, 200
      PublishEvent,       404
      PatchEvent,         200
      Book,               201
      CancelBooking,      404
      ChangeBooking,      404
      HandOvers.make,     404
      HandOvers.list,     404
      HandOvers.withdraw, 404
      HandOvers.look,     404
      HandOvers.open,     404
      HandOvers.name,     404
      HandOvers.complimentary, 200
      ListBookings,       200
      GetBooking,         404
      ListAttendees.list, 200
      ListAttendees.door, 200
      CheckIn.let-in,     404
      CheckIn.undo,       404
      CancelEvent,        202
      EventNotices.send,  409
      EventNotices.show,  200
      People.invite,      409
      People.withdraw,    404
      People.remove,      204
      People.show,        404
      People.accept,      404
      People.members,     200
      People.log,         200
      Health,             200
      Health.head,        200
      """;

  private static Sam sam;
  private static RunningSystem system;

  @BeforeAll
  static void build() throws Exception {
    sam = Sam.writingTo(Files.createDirectories(LOGS).resolve("sam.log"));
    sam.installed().orSkip();
    Requirement.DOCKER.orSkip();

    system =
        RunningSystem.start(
            Map.of(
                "host", host(),
                "logs", LOGS.toString(),
                "parameters", RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)));
    var event = item("feed");
    put(event);
    put(unsold(item("settle-waitlist"), event.path("capacity")));
    assertThat(sam.run("build").exitCode()).as("sam build, see %s", LOGS).isZero();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void the_template_is_valid() throws Exception {
    var validated = sam.run("validate", "--lint");

    assertThat(validated.exitCode()).isZero();
    assertThat(validated.output()).contains("is a valid SAM Template");
  }

  @ParameterizedTest
  @CsvSource(textBlock = STATUSES)
  void a_function_answers_its_sample(String sample, int status) throws Exception {
    var answer = invoke(sample);

    System.out.printf("sam local invoke %s: %s%n", sample, answer.path("statusCode"));
    assertThat(answer.path("statusCode").asInt()).as("%s", answer).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SettleWaitlist",
        "Feed",
        "ApplyEventChanges",
        "PutUnsentEvents",
        "SendNotices",
        "TellGuests"
      })
  void a_function_of_records_fails_none(String function) throws Exception {
    var answer = invoke(function);

    System.out.printf("sam local invoke %s: %s%n", function, answer);
    assertThat(answer.path("batchItemFailures").isArray()).as("%s", answer).isTrue();
    assertThat(answer.path("batchItemFailures")).isEmpty();
  }

  @Test
  void reconcile_reports_the_events() throws Exception {
    var answer = invoke("Reconcile");

    System.out.printf("sam local invoke Reconcile: %s%n", answer);
    assertThat(answer.path("events").asInt()).as("%s", answer).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeleteAccounts", "Retention"})
  void a_function_on_a_schedule_reports_what_it_did(String function) throws Exception {
    var answer = invoke(function);

    System.out.printf("sam local invoke %s: %s%n", function, answer);
    assertThat(answer.has("errorMessage")).as("%s", answer).isFalse();
    assertThat(answer.isObject()).as("%s", answer).isTrue();
  }

  @Test
  void reminders_leave_no_event_out() throws Exception {
    var answer = invoke("RemindGuests");

    System.out.printf("sam local invoke RemindGuests: %s%n", answer);
    assertThat(answer.asInt(-1)).isZero();
  }

  @Test
  void the_user_pool_gets_its_event_back() throws Exception {
    var answer = invoke("EndSessions");

    System.out.printf("sam local invoke EndSessions: %s%n", answer.path("triggerSource"));
    assertThat(answer).isEqualTo(JSON.readTree(SAMPLES.resolve("end-sessions.json").toFile()));
  }

  @Test
  void every_sample_is_invoked_here() throws IOException {
    var invoked =
        Stream.concat(
            STATUSES.lines().map(line -> line.substring(0, line.indexOf(','))),
            Stream.of(
                "SettleWaitlist",
                "Feed",
                "ApplyEventChanges",
                "PutUnsentEvents",
                "SendNotices",
                "TellGuests",
                "Reconcile",
                "DeleteAccounts",
                "Retention",
                "RemindGuests",
                "EndSessions"));

    var samples = new ArrayList<String>();
    for (var function : functions()) {
      samples.addAll(SampleReplay.samples(SAMPLES, function));
    }
    assertThat(invoked).containsExactlyInAnyOrderElementsOf(samples);
  }

  @Test
  void the_api_serves_all_but_requests_with_claims() throws Exception {
    var port = Ports.free();
    var api = URI.create("http://127.0.0.1:" + port);
    var process = sam.start("local", "start-api", "--port", "" + port, "--env-vars", variables());
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, api);

      assertThat(send(http, HttpRequest.newBuilder(api.resolve("/health"))).statusCode())
          .isEqualTo(200);
      var login =
          send(
              http,
              post(
                  api.resolve("/auth/login"),
                  "{\"email\": \"%s\", \"password\": \"%s\"}"
                      .formatted(DemoUser.EMAIL, DemoUser.PASSWORD)));
      assertThat(login.statusCode()).isEqualTo(200);
      var token = JSON.readTree(login.body()).path("accessToken").asText();
      assertThat(token).isNotEmpty();
      // SAM has no Cognito authorizer, so the function gets a token without claims.
      var booking =
          send(
              http,
              post(api.resolve("/events/0123456789abcdef0123456789abcdef/bookings"), "{}")
                  .header("Authorization", "Bearer " + token));
      assertThat(booking.statusCode()).isEqualTo(401);
      System.out.println("sam local start-api: health 200, login 200, booking 401");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** Ignores the exit code: SAM reports success even if the function throws. */
  private static JsonNode invoke(String sample) throws IOException, InterruptedException {
    var function = sample.split("\\.")[0];
    var event = "events-samples/" + SampleReplay.file(sample);
    var ended = sam.run("local", "invoke", function, "-e", event, "--env-vars", variables());
    return JSON.readTree(ended.output());
  }

  private static String variables() {
    return LOGS.resolve(SamVariables.FILE).toString();
  }

  /** The item in a sample of the stream. */
  private static ObjectNode item(String sample) throws IOException {
    var file = SAMPLES.resolve(sample + ".json").toFile();
    return JSON.readTree(file).withObject("/Records/0/dynamodb/NewImage");
  }

  /** The seat shard before any booking. */
  private static ObjectNode unsold(ObjectNode shard, JsonNode capacity) {
    shard.set("available", capacity);
    for (var counter : List.of("returned", "waiting", "waiting2")) {
      shard.putObject(counter).put("N", "0");
    }
    return shard;
  }

  private static void put(ObjectNode item) throws IOException, InterruptedException {
    var request = JSON.createObjectNode();
    request.put("TableName", Template.physicalId(template().resource("AWS::DynamoDB::Table")));
    request.set("Item", item);
    DynamoDb.at(system.dynamoDb()).tables("PutItem", request);
  }

  /** Docker's bridge if this machine has it; otherwise containers reach 127.0.0.1. */
  private static String host() throws IOException {
    var here = NetworkInterface.getByInetAddress(InetAddress.getByName(BRIDGE)) != null;
    return here ? BRIDGE : "127.0.0.1";
  }

  private static HttpRequest.Builder post(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static List<String> functions() throws IOException {
    return template().resources("AWS::Serverless::Function");
  }

  private static Template template() throws IOException {
    return Template.read(Path.of("../template.yaml"), Map.of());
  }
}
