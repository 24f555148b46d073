package boxoffice.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files of the page, read anew for each request. */
final class PageFiles {

  /** Content types that the JDK does not know or that browsers do not expect, by file extension. */
  private static final Map<String, String> MORE_TYPES =
      Map.of(
          ".js", "text/javascript",
          ".mjs", "text/javascript",
          ".webmanifest", "application/manifest+json");

  private final Path folder;
  private final SiteFile site;

  /**
   * @param site is served in place of the page's own file, unless it is empty
   */
  PageFiles(Path folder, SiteFile site) {
    this.folder = folder.toAbsolutePath().normalize();
    this.site = site;
  }

  /**
   * The file of a name.
   *
   * @param name with a slash at its beginning, as it was sent
   */
  Reply read(String name) {
    if (name.equals(SiteFile.NAME) && !site.isEmpty()) {
      return site.reply();
    }
    var file = find(Request.decode(name));
    if (file.isEmpty()) {
      return Reply.of(404, Map.of("Content-Type", "text/plain"), "There is no such file.\n");
    }
    try {
      return Reply.of(
          200, Map.of("Content-Type", type(file.get().toString())), Files.readAllBytes(file.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> find(String name) {
    try {
      var file = folder.resolve("." + name).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file) && !name.endsWith("/")
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static String type(String name) {
    return Optional.ofNullable(MORE_TYPES.get(name.substring(name.lastIndexOf('.'))))
        .orElseGet(
            () ->
                Objects.requireNonNullElse(
                    URLConnection.getFileNameMap().getContentTypeFor(name),
                    "application/octet-stream"));
  }
}
