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
 * A stand-in for CloudFront: the page's files and the API under one host. The page holds no API
 * key; its calls of the API get the one of the plan {@value #PLAN} here.
 */
public final class Front {

  /** The usage plan of all people at the page together. */
  static final String PLAN = "web";

  /** Types of files that the JDK does not know, by the ends of their names. */
  private static final Map<String, String> MORE_TYPES =
      Map.of(".mjs", "text/javascript", ".webmanifest", "application/manifest+json");

  private Front() {}

  /**
   * Listens on a port.
   *
   * @param gateway what answers below the stage
   * @param web the folder with the page's files in {@code site}, and the headers of each as {@code
   *     headers.json}
   * @return what listens
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
                  // Kept, but asked for before each use: files change together.
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

  /** A request as the JDK has it, which cannot replace a header; hence the names. */
  private record Changed(URI getRequestURI, String getRequestMethod, Headers getRequestHeaders)
      implements Request {}
}
