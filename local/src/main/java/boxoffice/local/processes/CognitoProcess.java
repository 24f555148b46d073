package boxoffice.local.processes;

import boxoffice.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts cognito-local with the user pool of the template. */
public final class CognitoProcess {

  private CognitoProcess() {}

  /**
   * Starts it.
   *
   * @throws IllegalStateException if there is no Node.js
   */
  public static Child start(Workspace workspace, Template template, int port) throws IOException {
    var project = workspace.project();
    var folder = workspace.data().orElseGet(() -> project.resolve("local/target/cognito-" + port));
    LocalCognito.prepare(template, folder, workspace.data().isPresent());
    var command =
        new ArrayList<>(
            List.of(
                "node",
                // Few objects live at once; by default it takes 16 MB three times for new ones.
                "--max-semi-space-size=2",
                project.resolve("local/cognito/server.js").toString()));
    if (workspace.data().isEmpty()) {
      command.add("--in-memory");
    }
    var environment =
        Map.of("HOST", workspace.host(), "PORT", String.valueOf(port), "CODE", LocalCognito.CODE);
    try {
      return Child.start(
          "cognito-local", command, environment, folder, workspace.output("cognito"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Box Office needs Node.js 20 or newer: install it from https://nodejs.org.", e);
    }
  }
}
