package boxoffice.simulation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project, found from any directory in it. */
final class Project {

  private static final Path ROOT = root();

  private Project() {}

  /** A path below the project's root. */
  static Path path(String path) {
    return ROOT.resolve(path);
  }

  private static Path root() {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("template.yaml"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
