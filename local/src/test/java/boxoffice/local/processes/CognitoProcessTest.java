package boxoffice.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the process of cognito-local loads. */
@Timeout(60)
class CognitoProcessTest {

  private static final String PRINTS_MODULES =
      """
      data:text/javascript,import module from "node:module"; \
      process.on("exit", () => console.log(Object.keys(module._cache).join("\\n")))
      """;

  @Test
  void it_loads_cognito_without_an_sdk(@TempDir Path folder) throws Exception {
    assertThat(modules(folder))
        .anyMatch(module -> module.endsWith("cognito-local/lib/server/defaults.js"))
        .noneMatch(module -> module.contains("/aws-sdk/clients/"))
        .noneMatch(module -> module.contains("/@aws-crypto/encrypt-node/"));
  }

  /** The files that it has loaded when it ends, because nobody keeps its input open. */
  private static List<String> modules(Path folder) throws IOException {
    var server = Path.of("cognito", "server.js").toAbsolutePath().toString();
    var process =
        new ProcessBuilder("node", "--import", PRINTS_MODULES.strip(), server, "--in-memory");
    process.environment().put("PORT", "0");
    var started = process.directory(folder.toFile()).redirectErrorStream(true).start();
    started.getOutputStream().close();
    return started.inputReader().lines().toList();
  }
}
