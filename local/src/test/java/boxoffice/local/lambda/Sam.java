package boxoffice.local.lambda;

import boxoffice.local.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code sam} in the folder of the project, as a person would.
 *
 * @param program the command, {@code sam} unless {@code -Dsam=} names another
 * @param messages the file for what it prints to standard error
 */
record Sam(String program, Path messages) {

  /** What a command printed to its standard output, and how it ended. */
  record Ended(int exitCode, String output) {}

  static Sam writingTo(Path messages) {
    return new Sam(System.getProperty("sam", "sam"), messages);
  }

  Requirement installed() {
    return new Requirement(
        List.of(program, "--version"),
        "sam is not installed; see https://docs.aws.amazon.com/serverless-application-model");
  }

  /** Runs a command to its end. */
  Ended run(String... command) throws IOException, InterruptedException {
    var process = start(command);
    var output = new String(process.getInputStream().readAllBytes());
    return new Ended(process.waitFor(), output);
  }

  /** Starts a command. */
  Process start(String... command) throws IOException {
    var line = new ArrayList<>(List.of(program));
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line).directory(Path.of("..").toFile());
    builder.environment().put("SAM_CLI_TELEMETRY", "0");
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile())).start();
  }
}
