package boxoffice.local;

import boxoffice.App;
import boxoffice.local.gateway.Authorizer;
import boxoffice.local.gateway.Front;
import boxoffice.local.gateway.Gateway;
import boxoffice.local.gateway.GatewayHandler;
import boxoffice.local.gateway.GatewaySite;
import boxoffice.local.gateway.InForeground;
import boxoffice.local.gateway.Invocations;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.lambda.Foreground;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.lambda.LocalFunction;
import boxoffice.local.lambda.QueueDriver;
import boxoffice.local.lambda.ScheduleDriver;
import boxoffice.local.lambda.StreamDriver;
import boxoffice.local.lambda.StreamPositions;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.services.OwnServices;
import boxoffice.local.table.DynamoDb;
import boxoffice.local.table.OwnTable;
import boxoffice.local.table.TemplateTable;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gateway, functions and table, in this process. Its environment variables are those of the
 * functions, so that handlers are made and read their environment exactly as on Lambda.
 */
final class Assembly {

  private Assembly() {}

  /**
   * Starts them. They listen when it returns.
   *
   * @param options with the ports that were chosen
   * @throws ReflectiveOperationException if a handler of the template cannot be made
   */
  static void start(Options options, Template template)
      throws IOException, InterruptedException, ReflectiveOperationException {
    var dynamoDbAddress = URI.create(System.getenv(LocalEnvironment.DYNAMODB));
    var http = HttpClient.newHttpClient();
    DynamoDb dynamoDb;
    if (options.dynamoDb().isEmpty()) {
      var table = openTable(dynamoDbAddress, options);
      App.reachTableBy(table.client());
      dynamoDb = table.dynamoDb();
    } else {
      Waiting.forAnswer(http, dynamoDbAddress);
      dynamoDb = DynamoDb.at(dynamoDbAddress);
    }
    var services = openServices(template, options);
    App.reachMessagingBy(services.client());
    var functions = LocalFunction.loadAll(template);
    var streamArn = TemplateTable.create(template, dynamoDb);

    var cognito = URI.create(System.getenv(LocalEnvironment.COGNITO));
    Waiting.forAnswer(http, cognito.resolve("/health"));
    var pool = Template.physicalId(template.resource("AWS::Cognito::UserPool"));

    var authorizer = Authorizer.ofPool(cognito.resolve("/" + pool));
    var gateway = new Gateway(template, authorizer, functions, Gateway.MAX_WAIT, Clock.systemUTC());
    var foreground = new Foreground(Runtime.getRuntime().availableProcessors(), Clock.systemUTC());
    var api = new InForeground(new GatewayHandler(gateway), foreground);
    LoopbackServer.start(
        options.pagePort(),
        new Front(
            api,
            gateway.stage(),
            options.template().resolveSibling("web"),
            options.site(),
            Clock.systemUTC()));
    LoopbackServer.start(
        options.port(),
        new GatewaySite(
            api,
            new Invocations(scheduled(template, functions)),
            Ports.address(options.pagePort())));
    var positions = new StreamPositions(options.data().map(data -> data.resolve("stream")));
    functions.forEach(
        (id, function) -> {
          template
              .events(id, "DynamoDB")
              .forEach(
                  event ->
                      new StreamDriver(
                              id,
                              function,
                              services.queues(),
                              event,
                              positions,
                              options.deliveries(),
                              foreground::rest)
                          .start(dynamoDb, streamArn));
          template
              .events(id, "SQS")
              .forEach(
                  event ->
                      QueueDriver.of(id, function, services.queues(), event, foreground::rest)
                          .start());
          if (options.schedules()) {
            template
                .events(id, "Schedule")
                .forEach(
                    event ->
                        ScheduleDriver.of(id, function, event).ifPresent(ScheduleDriver::start));
          }
        });
  }

  private static OwnServices openServices(Template template, Options options) throws IOException {
    var address = URI.create(System.getenv(LocalEnvironment.QUEUES));
    var services =
        OwnServices.open(
            template,
            address,
            options.data().map(data -> data.resolve("queues")),
            options
                .mails()
                .orElseGet(
                    () ->
                        options
                            .template()
                            .resolveSibling("local/target/mails-" + address.getPort())));
    if (options.mails().isEmpty()) {
      services.emptyMailbox();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    return services;
  }

  private static OwnTable openTable(URI address, Options options) throws IOException {
    var folder = options.data().map(data -> data.resolve("table"));
    var table = OwnTable.open(address, folder, options.busy());
    Runtime.getRuntime().addShutdownHook(new Thread(table::close));
    return table;
  }

  private static Map<String, LocalFunction> scheduled(
      Template template, Map<String, LocalFunction> functions) {
    return functions.entrySet().stream()
        .filter(function -> !template.events(function.getKey(), "Schedule").isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
