package boxoffice.simulation;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project, from whichever of its directories the tests run. */
final class Project {

  private static final Path ROOT = root();

  private Project() {}

  /** The file or directory of this path below the project's root. */
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
