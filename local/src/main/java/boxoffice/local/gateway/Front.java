package boxoffice.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Stands in for CloudFront: serves the page and the API under one host. The page has no API key;
 * this class adds the key of the plan {@value #PLAN} to its calls.
 */
public final class Front implements Site {

  /** The usage plan that all visitors of the page share. */
  static final String PLAN = "web";

  /** Content types that the JDK does not know or that browsers do not expect, by file extension. */
  private static final Map<String, String> MORE_TYPES =
      Map.of(
          ".js", "text/javascript",
          ".mjs", "text/javascript",
          ".webmanifest", "application/manifest+json");

  private final Site api;
  private final String stage;
  private final Path files;
  private final Map<String, String> headers;

  /**
   * @param api answers every path below the stage
   * @param web the folder with the files of the page in {@code site} and the headers of each file
   *     in {@code headers.json}
   */
  public Front(Site api, String stage, Path web) throws IOException {
    this.api = api;
    this.stage = "/" + stage + "/";
    this.files = web.resolve("site").toAbsolutePath().normalize();
    this.headers =
        new JsonMapper()
            .readValue(
                web.resolve("headers.json").toFile(), new TypeReference<Map<String, String>>() {});
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    return request.path().startsWith(stage)
        ? api.answer(request.with("X-Api-Key", UsagePlans.key(PLAN)))
        : file(request);
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return api.refuse(error, requestId);
  }

  private Reply file(Request request) {
    var file = find(Request.decode(request.path()));
    if (file.isEmpty()) {
      return reply(404, "text/plain", "There is no such file.\n".getBytes(UTF_8));
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return reply(405, "text/plain", "A file can only be read.\n".getBytes(UTF_8));
    }
    try {
      return reply(200, type(file.get().toString()), Files.readAllBytes(file.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> find(String path) {
    // The page itself shows a view for each address that is no file.
    var name = path.lastIndexOf('.') < path.lastIndexOf('/') ? "/index.html" : path;
    try {
      var file = files.resolve("." + name).normalize();
      return file.startsWith(files) && Files.isRegularFile(file) && !name.endsWith("/")
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

  private Reply reply(int status, String type, byte[] body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", type);
    // Browsers validate a kept file before each use, because the files change together.
    all.put("Cache-Control", "no-cache");
    return Reply.of(status, all, body);
  }
}
