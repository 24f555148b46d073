package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checks in Python that {@code .ci/tools} installs. */
final class PythonTools {

  private static final Path CI = Path.of("../.ci");
  private static final boolean REQUIRED = Boolean.getBoolean("tools.required");

  private PythonTools() {}

  /** Skips the test if they are not installed, unless {@code -Dtools.required=true}. */
  static void needed() {
    var installed = Files.exists(CI.resolve(".venv")) && Files.exists(CI.resolve(".venv-checkov"));
    if (!installed && !REQUIRED) {
      System.out.println("Skipped: Python tools are missing; .ci/tools installs them.");
    }
    assumeTrue(installed || REQUIRED, "Python tools are missing; .ci/tools installs them");
  }

  /** The SAM template as CloudFormation expands it. */
  static JsonNode expand(Path template) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(
            run(".venv", "python", "src/test/python/expand.py", template.toString()).output());
  }

  static Result lint(Path template) throws IOException, InterruptedException {
    // Custom resources of the CDK declare some dependencies twice.
    return run(".venv", "cfn-lint", template.toString(), "--ignore-checks", "W3005");
  }

  static Result scan(Path template) throws IOException, InterruptedException {
    return run(
        ".venv-checkov", "checkov", "--config-file", "checkov.yaml", "--file", template.toString());
  }

  record Result(int status, String output) {}

  private static Result run(String environment, String tool, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(CI.resolve(environment).resolve("bin").resolve(tool).toString()));
    command.addAll(List.of(arguments));
    var errors = Files.createTempFile("errors", ".txt");
    var running = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    var output = new String(running.getInputStream().readAllBytes());
    var status = running.waitFor();
    if (output.isEmpty()) {
      assertThat(status).as(Files.readString(errors)).isZero();
    }
    return new Result(status, output);
  }
}
