package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Requirement;
import boxoffice.local.Target.Sight;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Requests by <a href="https://schemathesis.readthedocs.io">Schemathesis</a>, which derives them
 * from the contract: valid ones, invalid ones, and sequences. Its settings are in {@code
 * src/test/schemathesis}; its output is in {@code target/schemathesis}.
 */
class SchemathesisTest {

  private static final String PROGRAM =
      Path.of("../.ci/.venv/bin/schemathesis").toAbsolutePath().toString();
  private static final Path SETTINGS = Path.of("src/test/schemathesis");
  private static final Path TARGET = Path.of("target/schemathesis").toAbsolutePath();
  private static final long SEED = Long.getLong("seed", 20_261_123);
  private static final int EVENTS = 30;

  private final Api api = Api.shared();

  @Test
  void every_answer_keeps_the_contract() throws Exception {
    api.system().mustShow(Sight.EXACT_ROUTES);
    api.system().mustShow(Sight.MANY_ACCOUNTS);
    new Requirement(
            List.of(PROGRAM, "--version"), "Schemathesis is not there; .ci/tools installs it")
        .orSkip();
    Files.createDirectories(TARGET);
    var person = Person.registered(api);
    prepare(person);

    var exitCode = run(person);

    var output = Files.readString(TARGET.resolve("output.txt"));
    assertThat(exitCode).as(output).isZero();
    System.out.println(output.substring(output.indexOf("API Operations:")));
    var report = new JsonMapper().readTree(TARGET.resolve("report.json").toFile());
    assertThat(report.at("/operations/tested").asInt())
        .isEqualTo(Contract.OF_THE_API.routes().size());
  }

  /** Provides ids that exist, so that not every route with an id answers 404. */
  private static void prepare(Person person) throws IOException {
    var eventIds = Stream.generate(() -> person.publishes(10)).limit(EVENTS).toList();
    var bookingIds =
        eventIds.stream()
            .limit(EVENTS / 2)
            .map(eventId -> person.books(eventId, 1).text("bookingId"))
            .toList();
    write("events", eventIds);
    write("bookings", bookingIds);
    // A separate event, because Schemathesis cancels the others, and bookings without check-in.
    // A check-in with the same key can be repeated.
    var door = person.publishes(Person.eventTonight(10));
    var booking = person.books(door, 1);
    var ticket = Tickets.code(booking, 1);
    var checkIn = Call.post("/events/" + door + "/check-ins", Map.of("ticketCode", ticket));
    var letIn =
        Await.until(
            () -> person.send(checkIn.idempotencyKey("door")), answer -> answer.status() == 200);
    write("letin", List.of(booking.text("bookingId")));
    write("checkins", List.of(letIn.text("checkInId")));
    write("doors", List.of(door));
    // Of another organizer's event: the person accepts it, again and again.
    var other = Person.registered(person.api());
    var invitation =
        Call.post("/events/" + other.publishes(10) + "/invitations", Map.of("role", "STEWARD"));
    write("invitationcodes", List.of(other.send(invitation).text("code")));
    write("tickets", List.of(ticket));
    var holder = Person.registered(person.api());
    write("holders", List.of(holder.email()));
    write("holderspasswords", List.of(holder.password()));
    write("tokens", List.of(holder.refreshToken()));
    write("passwords", List.of(person.password()));
  }

  private static void write(String dictionary, List<String> words) throws IOException {
    Files.writeString(
        TARGET.resolve(dictionary),
        words.stream().map("\"%s\"\n"::formatted).collect(Collectors.joining()));
  }

  private int run(Person person) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                PROGRAM,
                "run",
                Path.of("../openapi.yaml").toAbsolutePath().toString(),
                "--url=" + api.system().api(),
                "--seed=" + SEED,
                "--report=json",
                "--report-json-path=" + TARGET.resolve("report.json"),
                "--no-color")
            .directory(SETTINGS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(TARGET.resolve("output.txt").toFile());
    builder.environment().put("API_KEY", api.key().orElseThrow());
    builder.environment().put("ACCESS_TOKEN", person.accessToken());
    builder.environment().put("HYPOTHESIS_STORAGE_DIRECTORY", TARGET.resolve("cache").toString());
    var process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
