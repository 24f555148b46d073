package boxoffice.local;

import boxoffice.local.demo.DemoEvents;
import boxoffice.local.demo.DemoUser;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.lambda.SamVariables;
import boxoffice.local.processes.Child;
import boxoffice.local.processes.LocalCognito;
import boxoffice.local.processes.Waiting;
import boxoffice.local.template.Template;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Starts the whole system on this machine: DynamoDB Local, cognito-local and the gateway, each a
 * process of its own, and ends with the first of them or with the process that started it. {@link
 * Options} says what may be chosen.
 */
public final class Launcher {

  /** Exit codes of a process that was asked to end, interrupted or terminated. */
  private static final Set<Integer> WANTED = Set.of(0, 130, 143);

  private static final String LOOPBACK = "127.0.0.1";

  private final Options options;
  private final Template template;
  private final Path project;
  private final Path output;
  private final List<Child> children = new ArrayList<>();

  private Launcher(Options options) throws IOException {
    this.options = options;
    this.template = Template.read(options.template(), options.parameters());
    this.project = options.template().resolveSibling("");
    this.output = options.logs().resolve(LocalDate.now(ZoneId.systemDefault()).toString());
  }

  /** Runs until it is interrupted, or one of its processes or the one that started it ends. */
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
    var port = freePort("port", options.port());
    var pagePort = freePort("pagePort", options.pagePort());
    var dynamoDb = freePort(options.host());
    var cognito = freePort(options.host());
    ProcessHandle.current().parent().ifPresent(Launcher::endWith);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Child.stop(children)));

    watch(startCognito(cognito));
    watch(startDynamoDb(dynamoDb));
    var dynamoDbAddress = uri(options.host(), dynamoDb);
    var cognitoAddress = uri(options.host(), cognito);
    watch(
        startGateway(
            port, pagePort, LocalEnvironment.of(template, dynamoDbAddress, cognitoAddress)));
    SamVariables.write(options.logs(), template, dynamoDbAddress, cognitoAddress);

    var api =
        uri(LOOPBACK, port)
            .resolve(
                "/"
                    + template
                        .properties(template.resource("AWS::Serverless::Api"))
                        .path("StageName")
                        .asText());
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, URI.create(api + "/health"));
      var demoUser = DemoUser.create(http, api, DemoUser.EMAIL, DemoUser.NAME);
      if (options.seed()) {
        DemoEvents.read().create(http, api, demoUser);
      }
    }
    System.out.print(
        new Welcome(
            api,
            LoopbackServer.address(pagePort),
            dynamoDbAddress,
            cognitoAddress,
            template,
            options.logs()));
    System.out.flush();
  }

  private Child startDynamoDb(int port) throws IOException {
    var target = project.resolve("local/dynamodb/target");
    var command = java();
    command.addAll(
        List.of(
            "-Dhost=" + options.host(),
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            "boxoffice.local.dynamodb.Main",
            // One set of tables, whoever asks: other tools come with keys and regions of their own.
            "-sharedDb",
            "-port",
            String.valueOf(port)));
    if (options.data().isPresent()) {
      var tables = Files.createDirectories(options.data().get().resolve("dynamodb"));
      command.addAll(List.of("-dbPath", tables.toString()));
    } else {
      command.add("-inMemory");
    }
    return Child.start("DynamoDB Local", command, Map.of(), project, output("dynamodb"));
  }

  private Child startCognito(int port) throws IOException {
    var folder = options.data().orElseGet(() -> project.resolve("local/target/cognito-" + port));
    LocalCognito.prepare(template, folder, options.data().isPresent());
    var command =
        new ArrayList<>(List.of("node", project.resolve("local/cognito/server.js").toString()));
    if (options.data().isEmpty()) {
      command.add("--in-memory");
    }
    var environment =
        Map.of("HOST", options.host(), "PORT", String.valueOf(port), "CODE", LocalCognito.CODE);
    try {
      return Child.start("cognito-local", command, environment, folder, output("cognito"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Box Office needs Node.js 20 or newer: install it from https://nodejs.org.", e);
    }
  }

  private Child startGateway(int port, int pagePort, Map<String, String> environment)
      throws IOException {
    var command = java();
    command.addAll(
        List.of(
            "-Dport=" + port,
            "-DpagePort=" + pagePort,
            "-Dtemplate=" + options.template(),
            "-Dparameters="
                + options.parameters().entrySet().stream()
                    .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                    .collect(Collectors.joining(",")),
            "-Dlogs=" + options.logs(),
            "-Dlog4j2.configurationFile=log4j2-local.xml",
            // As many connections to DynamoDB Local are kept as calls may be under way.
            "-Dhttp.maxConnections=64",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dsun.net.httpserver.maxIdleConnections=10000",
            "-Dsun.net.httpserver.idleInterval=300",
            "-cp",
            System.getProperty("java.class.path"),
            GatewayMain.class.getName()));
    return Child.start("The gateway", command, environment, project, output("gateway"));
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            // The optimizing compiler pays off after minutes; until then it takes the processor
            // from
            // what it compiles: starting takes half the time without it.
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));
  }

  private Path output(String name) {
    return output.resolve(name + ".log");
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

  private static URI uri(String host, int port) {
    return URI.create("http://%s:%d".formatted(host, port));
  }

  /** The port itself if it is free, or any free one for 0. */
  private static int freePort(String option, int port) {
    if (port == 0) {
      return freePort(LOOPBACK);
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port %d is in use: end what listens there, or choose another with -D%s=."
              .formatted(port, option),
          e);
    }
  }

  private static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("There is no host " + host + ".", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          host + " is no address of this machine: choose another with -Dhost=.", e);
    }
  }
}
