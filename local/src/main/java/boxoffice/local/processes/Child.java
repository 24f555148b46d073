package boxoffice.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when its standard input closes: when {@link #stop} closes it, and when
 * this process ends in any way.
 *
 * @param name the name in error messages
 * @param output the file for what it prints
 */
public record Child(String name, Process process, Path output) {

  private static final long PATIENCE_SECONDS = 5;

  /**
   * Starts a process.
   *
   * @param environment variables in addition to those of this process
   * @param folder the working directory
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

  /** Asks it to end, and kills it if it does not. */
  public void stop() {
    closeInput();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** The last line that it printed, or why there is none. */
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
