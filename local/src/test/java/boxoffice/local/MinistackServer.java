package boxoffice.local;

import boxoffice.local.processes.Ports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of ministack, by the script {@code serve.py}.
 *
 * @param process ends when its standard input closes
 * @param endpoint the address of all its services
 * @param stack where the parts of the stack are
 */
record MinistackServer(Process process, URI endpoint, JsonNode stack) {

  static final Path LOGS = Path.of("target/logs-ministack");

  private static final Path PYTHON = Path.of("../.ci/.venv-ministack/bin/python").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src/test/ministack/serve.py");

  /**
   * Starts it.
   *
   * @param stack what the script takes to make the stack; empty for a ministack with none
   * @throws IllegalStateException if it is not installed, or does not start
   */
  static MinistackServer start(List<String> stack) throws IOException {
    if (!Files.exists(PYTHON)) {
      throw new IllegalStateException("ministack is not there; .ci/tools installs it");
    }
    Files.createDirectories(LOGS);
    var port = Ports.free();
    var command =
        Stream.concat(
            Stream.of(PYTHON.toString(), SCRIPT.toString(), String.valueOf(port)), stack.stream());
    var process = new ProcessBuilder(command.toList()).redirectError(log("ministack")).start();
    var made = process.inputReader().readLine();
    if (made == null) {
      throw new IllegalStateException("ministack did not start, see " + LOGS);
    }
    return new MinistackServer(
        process, URI.create("http://127.0.0.1:" + port), new JsonMapper().readTree(made));
  }

  static ProcessBuilder.Redirect log(String name) {
    return ProcessBuilder.Redirect.appendTo(LOGS.resolve(name + ".log").toFile());
  }

  /** Ends it and waits until it has ended. */
  void close() throws IOException, InterruptedException {
    process.outputWriter().close();
    process.waitFor();
  }
}
