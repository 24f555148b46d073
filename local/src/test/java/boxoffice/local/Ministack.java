package boxoffice.local;

import boxoffice.local.gateway.Invocations;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.processes.JavaCommand;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The template behind a gateway of another project: <a
 * href="https://pypi.org/project/ministack">ministack</a>, a reimplementation of AWS, creates the
 * stack. It provides the gateway with its authorizer, keys and usage plans, the user pool, the
 * table and its stream. The functions run in another process, which ministack calls as it would
 * call Lambda.
 *
 * @param processes the processes, which end when their standard input closes
 * @param endpoint the address of all its services
 * @param api the address of the stage
 */
record Ministack(List<Process> processes, URI endpoint, URI api) {

  private static final Path TEMPLATE = Path.of("../template.yaml");

  /**
   * Starts it.
   *
   * @param parameters values that replace the defaults of template parameters
   * @throws IllegalStateException if it is not installed, or does not start
   */
  static Ministack start(Map<String, String> parameters) throws IOException {
    var functions = URI.create("http://127.0.0.1:" + Ports.free());
    var server =
        MinistackServer.start(
            Stream.concat(
                    Stream.of(functions + Invocations.PATH),
                    parameters.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()))
                .toList());
    var host = host(functions, environment(server.endpoint(), server.stack(), parameters));
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, functions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Ministack(
        List.of(host, server.process()),
        server.endpoint(),
        URI.create(server.stack().path("api").asText()));
  }

  private static Map<String, String> environment(
      URI endpoint, JsonNode outputs, Map<String, String> parameters) throws IOException {
    var environment =
        LocalEnvironment.of(Template.read(TEMPLATE, parameters), endpoint, endpoint, endpoint);
    outputs
        .path("variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return environment;
  }

  private static Process host(URI functions, Map<String, String> environment) throws IOException {
    var command =
        JavaCommand.of(
            FunctionHost.class,
            List.of(
                "-Dport=" + functions.getPort(),
                "-Dtemplate=" + TEMPLATE,
                "-Dlogs=" + MinistackServer.LOGS));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(MinistackServer.log("functions"))
        .start();
  }
}
