package boxoffice.local;

import boxoffice.local.Target.Sight;
import boxoffice.local.gateway.Invocations;
import boxoffice.local.gateway.UsagePlans;
import boxoffice.local.processes.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The whole system, for tests from outside: the launcher in its own process, or another {@link
 * Target}.
 */
public final class RunningSystem implements AutoCloseable {

  private static final String LAST_LINE = "Ctrl-C ends it.";

  /** The parameters that raise every limit of a user, so that one user can do the work of many. */
  public static final Map<String, String> WITHOUT_LIMITS =
      Stream.of(
              "BookingsPerSecond",
              "CancellationsPerSecond",
              "EventsCreatedPerMinute",
              "EventsPublishedPerMinute",
              "EventChangesPerMinute",
              "AccountChangesPerMinute",
              "TicketChangesPerMinute",
              "WrongCodesPerMinute",
              "CostlyReadsPerSecond",
              "LiveEventsPerUser")
          .collect(Collectors.toMap(Function.identity(), _ -> "100000"));

  private static final Set<Sight> SAID = ConcurrentHashMap.newKeySet();

  private final Target target;
  private final List<Process> processes;
  private final String output;
  private final URI api;
  private final Optional<URI> cognito;

  private RunningSystem(
      Target target, List<Process> processes, String output, URI api, Optional<URI> cognito) {
    this.target = target;
    this.processes = processes;
    this.output = output;
    this.api = api;
    this.cognito = cognito;
  }

  /**
   * The system that all tests of this JVM share. It starts when a test first needs it and ends with
   * the JVM. Its limits per user are so high that no test reaches them by accident.
   */
  public static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  /**
   * Starts a system of the chosen target, with parameters of the template if the target has any.
   *
   * @throws IllegalStateException if it does not start
   */
  public static RunningSystem with(Map<String, String> parameters) throws IOException {
    return switch (Target.chosen()) {
      case LOCAL -> start(Map.of("parameters", parameters(parameters)));
      case MINISTACK -> {
        var started = Ministack.start(parameters);
        yield new RunningSystem(
            Target.MINISTACK,
            started.processes(),
            "",
            started.api(),
            Optional.of(started.endpoint()));
      }
      case STAGE ->
          new RunningSystem(
              Target.STAGE,
              List.of(),
              "",
              URI.create(System.getProperty("api.url")),
              Optional.empty());
    };
  }

  /** Parameters of the template, as the option {@code parameters} takes them. */
  public static String parameters(Map<String, String> parameters) {
    return Options.text(parameters);
  }

  /**
   * Starts the local system on any free port, without demo events and schedules unless an option
   * asks for them.
   *
   * @param options {@code data, parameters, logs, table, dynamodb, deliveries, schedules, seed}, as
   *     for the launcher
   */
  public static RunningSystem start(Map<String, String> options) throws IOException {
    var process = launch(options);
    var lines = new ArrayList<String>();
    // Stays open: the process would get an error when it prints more.
    var reader = process.inputReader();
    for (var line = reader.readLine(); !LAST_LINE.equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new IllegalStateException("The system did not start: " + String.join("\n", lines));
      }
      lines.add(line);
    }
    var output = String.join("\n", lines);
    return new RunningSystem(
        Target.LOCAL,
        List.of(process),
        output,
        URI.create(word(output, Welcome.READY)),
        Optional.of(URI.create(word(output, "cognito-local +"))));
  }

  /** Starts it and does not wait. */
  static Process launch(Map<String, String> options) throws IOException {
    return new ProcessBuilder(command(options)).redirectErrorStream(true).start();
  }

  /** The command that starts it. */
  static List<String> command(Map<String, String> options) {
    var properties =
        new ArrayList<>(
            List.of(
                "-Dport=0",
                "-Dlogs=target/logs",
                "-Dseed=none",
                "-Dschedules=none",
                "-Dtemplate=../template.yaml"));
    options.forEach((name, value) -> properties.add("-D" + name + "=" + value));
    return JavaCommand.of(Launcher.class, properties);
  }

  /** The address of the stage, without a slash at its end. */
  public URI api() {
    return api;
  }

  /** The address of a path below the stage, such as {@code /events}. */
  public URI uri(String path) {
    return URI.create(api + path);
  }

  /**
   * The API key of a plan.
   *
   * @param plan {@code standard}, {@code partner} or {@code load}; a stage has one key for all
   */
  public String key(String plan) {
    return shows(Sight.LIMITS) ? UsagePlans.key(plan) : System.getProperty("api.key", "");
  }

  /** Whether tests can look at this. */
  public boolean shows(Sight sight) {
    return target.hides(sight).isEmpty();
  }

  /** Skips a test, with the reason, if the system does not show what the test looks at. */
  public void mustShow(Sight sight) {
    target
        .hides(sight)
        .ifPresent(
            reason -> {
              if (SAID.add(sight)) {
                System.out.printf("Skipped, %s does not show %s: %s%n", target, sight, reason);
              }
              Assumptions.abort(reason);
            });
  }

  /** Invokes a function by hand. */
  public HttpResponse<String> invoke(String function) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(api.resolve(Invocations.path(function)))
              .POST(BodyPublishers.ofString("{}"))
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** What it printed when it was ready. */
  public String output() {
    return output;
  }

  /** The address of the page, with a slash at its end. */
  public URI page() {
    return URI.create(word(output, "Page +"));
  }

  /** The address of the mailbox, the queues, the bus and the mail service. */
  public URI mailbox() {
    return URI.create(word(output, "Mailbox +"));
  }

  public URI dynamoDb() {
    return URI.create(word(output, "DynamoDB +"));
  }

  /** The address of the service that keeps the user pool. */
  public URI cognito() {
    return cognito.orElseThrow();
  }

  /** The folder of its logs. */
  public Path logs() {
    return Path.of(word(output, "Logs +"));
  }

  /** The process of gateway, functions and table. */
  public ProcessHandle process() {
    return processes.getFirst().toHandle();
  }

  /** The process of cognito-local. */
  public ProcessHandle cognitoLocal() {
    return process().children().findFirst().orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    for (var process : processes) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static String word(String text, String before) {
    var matcher = Pattern.compile(before + "(\\S+)").matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no '%s' in %s".formatted(before, text));
    }
    return matcher.group(1);
  }

  private static final class Shared {

    static final RunningSystem SYSTEM = start();

    private static RunningSystem start() {
      try {
        var system =
            with(
                Stream.of(WITHOUT_LIMITS, Map.of("DeletionWaitMinutes", "0"))
                    .flatMap(parameters -> parameters.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> system.processes.forEach(Process::destroy)));
        return system;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
