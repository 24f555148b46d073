package boxoffice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The folder of a table, which goes when the benchmark ends.
 *
 * @param path as the option {@code data} takes it
 */
record DataFolder(Path path) implements AutoCloseable {

  static DataFolder create() throws IOException {
    return new DataFolder(Files.createTempDirectory("benchmark"));
  }

  double megabytes() throws IOException {
    try (var files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1048576.0;
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
