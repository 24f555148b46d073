package boxoffice.local;

import boxoffice.local.demo.DemoEvents;
import boxoffice.local.demo.DemoUser;
import boxoffice.local.gateway.Gateway;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.lambda.SamVariables;
import boxoffice.local.processes.Child;
import boxoffice.local.processes.CognitoProcess;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Workspace;
import boxoffice.local.template.Template;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * Starts the whole system on this machine: cognito-local, and in this process the gateway, the
 * functions and their table. It ends when cognito-local ends, or the process that started it.
 * {@link Options} lists what can be chosen.
 */
public final class Launcher {

  /** Exit codes of a process that was asked to end, interrupted or terminated. */
  private static final Set<Integer> WANTED = Set.of(0, 130, 143);

  /** The parameter of the template that names another page than the one that starts here. */
  private static final String PAGE_PARAMETER = "PageUrl";

  /** For those who start it. What functions print is in a file. */
  private final PrintStream terminal = System.out;

  private final PrintStream errors = System.err;

  private final Options options;
  private final Template template;
  private final Workspace workspace;

  private Launcher(Options options) throws IOException {
    this.options = options;
    this.template = Template.read(options.template(), options.parameters());
    this.workspace =
        new Workspace(
            options.template().resolveSibling(""),
            options.host(),
            options.data(),
            options.logs().resolve(LocalDate.now(ZoneId.systemDefault()).toString()));
  }

  public static void main(String[] arguments) throws InterruptedException {
    Heap.keepSmall();
    var errors = System.err;
    try {
      new Launcher(Options.ofSystemProperties().withPorts()).start();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      if (System.err != errors) {
        e.printStackTrace();
      }
      errors.println(e.getMessage());
      System.exit(1);
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      e.printStackTrace();
      errors.println(e instanceof InvocationTargetException ? e.getCause() : e);
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  private void start() throws IOException, InterruptedException, ReflectiveOperationException {
    var dynamoDb = options.dynamoDb().orElseGet(() -> address(Ports.free(options.host())));
    var cognitoPort = Ports.free(options.host());
    ProcessHandle.current().parent().ifPresent(Launcher::endWith);

    var cognito = address(cognitoPort);
    var services = address(options.mailPort());
    var page = Ports.address(options.pagePort());
    var environment = LocalEnvironment.of(template, dynamoDb, cognito, services);
    if (!options.parameters().containsKey(PAGE_PARAMETER)) {
      environment.replace(LocalEnvironment.PAGE, page.toString());
    }
    Environment.add(environment);
    watch(CognitoProcess.start(workspace, template, cognitoPort));
    // For log4j2-local.xml.
    System.setProperty("logs", options.logs().toString());
    printTo(workspace.output("gateway"));
    Assembly.start(options, template);
    SamVariables.write(options.logs(), template, dynamoDb, cognito, services);

    var api = Ports.address(options.port()).resolve(Gateway.stage(template));
    seed(api);
    terminal.print(
        new Welcome(
            api,
            page,
            Ports.address(options.mailPort()),
            dynamoDb,
            cognito,
            template,
            options.logs()));
    terminal.flush();
  }

  private static void printTo(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var output =
        new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
    System.setOut(output);
    System.setErr(output);
  }

  private void seed(URI api) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var demoUser = DemoUser.create(http, api, DemoUser.EMAIL, DemoUser.NAME);
      if (options.seed()) {
        DemoEvents.read().create(http, api, demoUser);
      }
    }
  }

  private static void endWith(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> System.exit(0));
  }

  private void watch(Child child) {
    Runtime.getRuntime().addShutdownHook(new Thread(child::stop));
    var _ = child.process().onExit().thenAccept(process -> end(child, process.exitValue()));
  }

  private void end(Child child, int exitCode) {
    if (!WANTED.contains(exitCode)) {
      errors.printf(
          "%s ended (%d): %s%nSee %s.%n", child.name(), exitCode, child.lastLine(), child.output());
    }
    System.exit(1);
  }

  private URI address(int port) {
    return URI.create("http://%s:%d".formatted(options.host(), port));
  }
}
