package boxoffice.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The whole system, for tests from outside: started by the launcher as a process of its own, or a
 * stage somewhere else by {@code -Dapi.url= -Dapi.key=}.
 */
public final class RunningSystem implements AutoCloseable {

  private static final String LAST_LINE = "Ctrl-C ends it.";

  private final Optional<Process> process;
  private final String output;
  private final URI api;

  private RunningSystem(Optional<Process> process, String output, URI api) {
    this.process = process;
    this.output = output;
    this.api = api;
  }

  /**
   * The system that all tests of this JVM share: started when first asked for, with per-user limits
   * that no test meets by accident; it ends with the JVM.
   */
  public static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  /**
   * Starts a system of one's own on any free port.
   *
   * @param options {@code data, parameters, logs}, as the launcher takes them
   */
  public static RunningSystem start(Map<String, String> options) throws IOException {
    var process = launch(options);
    var lines = new ArrayList<String>();
    // Not closed: the process would get an error when it prints more.
    var reader = process.inputReader();
    for (var line = reader.readLine(); !LAST_LINE.equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new IllegalStateException("The system did not start: " + String.join("\n", lines));
      }
      lines.add(line);
    }
    var output = String.join("\n", lines);
    return new RunningSystem(Optional.of(process), output, URI.create(word(output, Welcome.READY)));
  }

  /** Starts the launcher and waits for nothing. */
  static Process launch(Map<String, String> options) throws IOException {
    return new ProcessBuilder(command(options)).redirectErrorStream(true).start();
  }

  /** The command that starts the launcher. */
  static List<String> command(Map<String, String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dport=0",
            "-Dlogs=target/logs",
            "-Dtemplate=../template.yaml"));
    options.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
    return command;
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
   * @param plan {@code standard}, {@code partner} or {@code load}; elsewhere there is one for all
   */
  public String key(String plan) {
    return process.isPresent() ? UsagePlans.key(plan) : System.getProperty("api.key", "");
  }

  /** Whether it runs on this machine, so that its processes, users and logs are at hand. */
  public boolean local() {
    return process.isPresent();
  }

  /** What it printed when it was ready. */
  public String output() {
    return output;
  }

  public URI dynamoDb() {
    return URI.create(word(output, "DynamoDB Local +"));
  }

  public URI cognito() {
    return URI.create(word(output, "cognito-local +"));
  }

  /** The folder of its logs. */
  public Path logs() {
    return Path.of(word(output, "Logs +"));
  }

  /** The launcher. */
  public ProcessHandle process() {
    return process.orElseThrow().toHandle();
  }

  /** What the launcher started: DynamoDB Local, cognito-local and the gateway. */
  public List<ProcessHandle> children() {
    return process().children().toList();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroy();
      if (!process.get().waitFor(20, TimeUnit.SECONDS)) {
        process.get().destroyForcibly();
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
      var elsewhere = System.getProperty("api.url", "");
      if (!elsewhere.isBlank()) {
        return new RunningSystem(Optional.empty(), "", URI.create(elsewhere));
      }
      try {
        var system =
            RunningSystem.start(
                Map.of("parameters", "BookingsPerSecond=1000,CancellationsPerSecond=1000"));
        Runtime.getRuntime().addShutdownHook(new Thread(system.process.orElseThrow()::destroy));
        return system;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
