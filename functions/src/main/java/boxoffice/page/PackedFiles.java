package boxoffice.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that the build packs beside this class; {@code index.html} and headers are the page's. */
final class PackedFiles {

  private PackedFiles() {}

  static String text(String name) {
    try (var stream = PackedFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
