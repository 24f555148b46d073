package boxoffice.local.gateway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.Request;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Map;

/**
 * Stands in for CloudFront: serves the page and the API under one host. The page has no API key;
 * this class adds the key of the plan {@value #PLAN} to its calls.
 */
public final class Front {

  /** The usage plan that all visitors of the page share. */
  static final String PLAN = "web";

  /** Content types that the JDK does not know, by file extension. */
  private static final Map<String, String> MORE_TYPES =
      Map.of(".mjs", "text/javascript", ".webmanifest", "application/manifest+json");

  private Front() {}

  /**
   * Starts the server.
   *
   * @param gateway answers every path below the stage
   * @param web the folder with the files of the page in {@code site} and the headers of each file
   *     in {@code headers.json}
   */
  public static HttpServer start(HttpHandler gateway, String stage, Path web, int port)
      throws IOException {
    var headers =
        new JsonMapper()
            .readValue(
                web.resolve("headers.json").toFile(), new TypeReference<Map<String, String>>() {});
    var server = LoopbackServer.create(port);
    server
        .createContext("/" + stage + "/", gateway)
        .getFilters()
        .add(Filter.adaptRequest("The API key of the page", Front::withKey));
    server
        .createContext("/", files(web.resolve("site")))
        .getFilters()
        .add(
            Filter.beforeHandler(
                "The headers of the page",
                exchange -> {
                  headers.forEach(exchange.getResponseHeaders()::set);
                  // Browsers validate a kept file before each use, because the files change
                  // together.
                  exchange.getResponseHeaders().set("Cache-Control", "no-cache");
                }));
    server.start();
    return server;
  }

  private static Request withKey(Request request) {
    var headers = new Headers(request.getRequestHeaders());
    headers.set("X-Api-Key", UsagePlans.key(PLAN));
    return new Changed(request.getRequestURI(), request.getRequestMethod(), headers);
  }

  private static HttpHandler files(Path folder) {
    var known = URLConnection.getFileNameMap();
    URLConnection.setFileNameMap(
        name ->
            MORE_TYPES.getOrDefault(
                name.substring(Math.max(0, name.lastIndexOf('.'))), known.getContentTypeFor(name)));
    var nothing =
        HttpHandlers.of(404, Headers.of("Content-Type", "text/plain"), "There is no such file.\n");
    // The JDK's handler would list a folder.
    return HttpHandlers.handleOrElse(
        request -> {
          var path = request.getRequestURI().getPath();
          return path.equals("/") || !path.endsWith("/");
        },
        SimpleFileServer.createFileHandler(folder),
        nothing);
  }

  /** The JDK's request cannot replace a header. The components have the names of its methods. */
  private record Changed(URI getRequestURI, String getRequestMethod, Headers getRequestHeaders)
      implements Request {}
}
