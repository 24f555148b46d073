package boxoffice.local.processes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where processes run.
 *
 * @param project the folder of the project
 * @param host the address where cognito-local listens
 * @param data the folder that keeps users; absent: they are kept in memory
 * @param output the folder for what processes print
 */
public record Workspace(Path project, String host, Optional<Path> data, Path output) {

  /** The file for what a process prints. */
  public Path output(String name) {
    return output.resolve(name + ".log");
  }
}
