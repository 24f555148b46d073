package boxoffice.local;

import boxoffice.local.gateway.Invocations;
import boxoffice.local.lambda.LocalEnvironment;
import boxoffice.local.processes.JavaCommand;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private static final Path PYTHON = Path.of("../.ci/.venv-ministack/bin/python").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src/test/ministack/serve.py");
  private static final Path TEMPLATE = Path.of("../template.yaml");
  private static final Path LOGS = Path.of("target/logs-ministack");

  /**
   * Starts it.
   *
   * @param parameters values that replace the defaults of template parameters
   * @throws IllegalStateException if it is not installed, or does not start
   */
  static Ministack start(Map<String, String> parameters) throws IOException {
    if (!Files.exists(PYTHON)) {
      throw new IllegalStateException("ministack is not there; .ci/tools installs it");
    }
    Files.createDirectories(LOGS);
    var endpoint = freeAddress();
    var functions = freeAddress();
    var ministack = serve(endpoint, functions, parameters);
    var stack = ministack.inputReader().readLine();
    if (stack == null) {
      throw new IllegalStateException("ministack did not start, see " + LOGS);
    }
    var outputs = new JsonMapper().readTree(stack);
    var host = host(functions, environment(endpoint, outputs, parameters));
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, functions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Ministack(
        List.of(host, ministack), endpoint, URI.create(outputs.path("api").asText()));
  }

  private static Process serve(URI endpoint, URI functions, Map<String, String> parameters)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                PYTHON.toString(),
                SCRIPT.toString(),
                String.valueOf(endpoint.getPort()),
                functions + Invocations.PATH));
    parameters.forEach((name, value) -> command.add(name + "=" + value));
    return new ProcessBuilder(command).redirectError(log("ministack")).start();
  }

  private static Map<String, String> environment(
      URI endpoint, JsonNode outputs, Map<String, String> parameters) throws IOException {
    var environment =
        LocalEnvironment.of(Template.read(TEMPLATE, parameters), endpoint, endpoint, endpoint);
    environment.put("TABLE_NAME", outputs.path("table").asText());
    environment.put("USER_POOL_ID", outputs.path("userPool").asText());
    outputs
        .path("clients")
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
                "-Dlogs=" + LOGS,
                "-Dlog4j2.configurationFile=log4j2-local.xml",
                "-Dhttp.maxConnections=64"));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log("functions")).start();
  }

  private static ProcessBuilder.Redirect log(String name) {
    return ProcessBuilder.Redirect.appendTo(LOGS.resolve(name + ".log").toFile());
  }

  private static URI freeAddress() {
    return URI.create("http://127.0.0.1:" + Ports.free());
  }
}
