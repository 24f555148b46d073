package boxoffice.local.processes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Starts DynamoDB Local. */
public final class DynamoDbProcess {

  private DynamoDbProcess() {}

  public static Child start(Workspace workspace, int port) throws IOException {
    var target = workspace.project().resolve("local/dynamodb/target");
    var command =
        JavaCommand.of(
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            "boxoffice.local.dynamodb.Main",
            List.of("-Dhost=" + workspace.host()));
    // One set of tables for every caller: other tools use keys and regions of their own.
    command.addAll(List.of("-sharedDb", "-port", String.valueOf(port)));
    if (workspace.data().isPresent()) {
      var tables = Files.createDirectories(workspace.data().get().resolve("dynamodb"));
      command.addAll(List.of("-dbPath", tables.toString()));
    } else {
      command.add("-inMemory");
    }
    return Child.start(
        "DynamoDB Local", command, Map.of(), workspace.project(), workspace.output("dynamodb"));
  }
}
