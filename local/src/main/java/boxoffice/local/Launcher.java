package boxoffice.local;

import boxoffice.local.demo.DemoEvents;
import boxoffice.local.demo.DemoUser;
import boxoffice.local.gateway.Gateway;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.lambda.SamVariables;
import boxoffice.local.processes.Child;
import boxoffice.local.processes.CognitoProcess;
import boxoffice.local.processes.JavaCommand;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.processes.Workspace;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts the whole system on this machine: cognito-local, and one process with the gateway, the
 * functions and their table. It ends when one of them ends, or the process that started it. {@link
 * Options} lists what can be chosen.
 */
public final class Launcher {

  /** Exit codes of a process that was asked to end, interrupted or terminated. */
  private static final Set<Integer> WANTED = Set.of(0, 130, 143);

  /** The parameter of the template that names another page than the one that starts here. */
  private static final String PAGE_PARAMETER = "PageUrl";

  private final Options options;
  private final Template template;
  private final Workspace workspace;
  private final List<Child> children = new ArrayList<>();

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
    try {
      new Launcher(Options.ofSystemProperties()).start();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  private void start() throws IOException, InterruptedException {
    var port = Ports.chosen("port", options.port());
    var pagePort = Ports.chosen("pagePort", options.pagePort());
    var mailPort = Ports.chosen("mailPort", options.mailPort());
    var dynamoDb = options.dynamoDb().orElseGet(() -> address(Ports.free(options.host())));
    var cognitoPort = Ports.free(options.host());
    ProcessHandle.current().parent().ifPresent(Launcher::endWith);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Child.stop(children)));

    watch(CognitoProcess.start(workspace, template, cognitoPort));
    var cognito = address(cognitoPort);
    var services = address(mailPort);
    var environment = LocalEnvironment.of(template, dynamoDb, cognito, services);
    if (!options.parameters().containsKey(PAGE_PARAMETER)) {
      environment.replace(LocalEnvironment.PAGE, LoopbackServer.address(pagePort).toString());
    }
    watch(startGateway(port, pagePort, environment));
    SamVariables.write(options.logs(), template, dynamoDb, cognito, services);

    var api = LoopbackServer.address(port).resolve(Gateway.stage(template));
    awaitAndSeed(api);
    System.out.print(
        new Welcome(
            api,
            LoopbackServer.address(pagePort),
            LoopbackServer.address(mailPort),
            dynamoDb,
            cognito,
            template,
            options.logs()));
    System.out.flush();
  }

  private Child startGateway(int port, int pagePort, Map<String, String> environment)
      throws IOException {
    var command =
        JavaCommand.of(
            GatewayMain.class,
            List.of(
                // Chosen by figures, docs/decisions/0024. The functions' environment asks for C1.
                "-XX:TieredStopAtLevel=4",
                "-XX:FreqInlineSize=100",
                "-XX:InlineSmallCode=800",
                "-XX:+UseParallelGC",
                "-Xms32m",
                "-XX:NewSize=16m",
                "-XX:MaxNewSize=96m",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                // The collector rather takes more memory than it clears the old part of the heap.
                // A table in a folder needs little of it.
                options.data().isPresent() ? "-Xmx512m" : "-XX:MaxRAMPercentage=25",
                "-Dport=" + port,
                "-DpagePort=" + pagePort,
                "-Dtemplate=" + options.template(),
                "-Dparameters=" + Options.text(options.parameters()),
                "-Dsite=" + Options.text(options.site().members()),
                "-Dlogs=" + options.logs(),
                "-Ddata=" + options.data().map(Path::toString).orElse(""),
                "-Dmails=" + options.mails().map(Path::toString).orElse(""),
                "-Ddynamodb=" + options.dynamoDb().map(URI::toString).orElse(""),
                "-Dtable=" + (options.busy() ? "busy" : ""),
                "-Ddeliveries=" + options.deliveries(),
                "-Dschedules=" + (options.schedules() ? "all" : "none"),
                "-Dlog4j2.configurationFile=log4j2-local.xml",
                // Keeps as many connections to a table elsewhere as calls may be under way.
                "-Dhttp.maxConnections=64"));
    return Child.start(
        "The gateway", command, environment, workspace.project(), workspace.output("gateway"));
  }

  private void awaitAndSeed(URI api) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, URI.create(api + "/health"));
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
    children.add(child);
    var _ = child.process().onExit().thenAccept(process -> end(child, process.exitValue()));
  }

  private static void end(Child child, int exitCode) {
    if (!WANTED.contains(exitCode)) {
      System.err.printf(
          "%s ended (%d): %s%nSee %s.%n", child.name(), exitCode, child.lastLine(), child.output());
    }
    System.exit(1);
  }

  private URI address(int port) {
    return URI.create("http://%s:%d".formatted(options.host(), port));
  }
}
