package boxoffice.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends when its standard input closes: when it is stopped, and when the launcher is
 * gone, whatever ended it.
 *
 * @param name what it is to a person
 * @param output where it writes what it prints
 */
public record Child(String name, Process process, Path output) {

  private static final long PATIENCE_SECONDS = 5;

  /**
   * Starts a process.
   *
   * @param environment variables beside those of this process
   * @param folder its working directory
   */
  public static Child start(
      String name, List<String> command, Map<String, String> environment, Path folder, Path output)
      throws IOException {
    Files.createDirectories(output.toAbsolutePath().getParent());
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new Child(
        name,
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start(),
        output);
  }

  /** Asks all of them to end, and ends those that do not. */
  public static void stop(List<Child> children) {
    children.forEach(Child::closeInput);
    for (var child : children) {
      try {
        child.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      child.process.destroyForcibly();
    }
  }

  /** The last line that it printed. */
  public String lastLine() {
    try {
      var lines = Files.readAllLines(output);
      return lines.isEmpty() ? "it printed nothing" : lines.getLast();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // it has ended already
    }
  }
}
