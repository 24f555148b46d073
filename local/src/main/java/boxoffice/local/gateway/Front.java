package boxoffice.local.gateway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Stands in for CloudFront: serves the page and the API under one host, and keeps what all people
 * get alike. The page has no API key; this class adds the key of the plan {@value #PLAN} to its
 * calls.
 */
public final class Front implements Site {

  /** The usage plan that all visitors of the page share. */
  static final String PLAN = "web";

  /** What the origin of a kept answer must not see: who asks, and what their browser has. */
  private static final Set<String> OF_THE_VIEWER =
      Set.of("Authorization", "Cookie", "If-None-Match", "If-Modified-Since", "Range");

  /** A link on another site may lead to the page, though other sites may not read the API. */
  private static final Set<String> OF_THE_SITE = Set.of("Origin", "Sec-Fetch-Site");

  private final Site api;
  private final String stage;
  private final PageFiles files;
  private final Map<String, String> headers;
  private final EdgeCache cache;

  /**
   * @param api answers every path below the stage
   * @param web the folder with the files of the page in {@code site} and the headers of each file
   *     in {@code headers.json}
   * @param site what the foot of the page says of who runs it
   */
  public Front(Site api, String stage, Path web, SiteFile site, InstantSource clock)
      throws IOException {
    this.api = api;
    this.stage = "/" + stage;
    this.files = new PageFiles(web.resolve("site"), site);
    this.headers =
        new JsonMapper()
            .readValue(
                web.resolve("headers.json").toFile(), new TypeReference<Map<String, String>>() {});
    this.cache = new EdgeCache(api, clock);
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    return request.path().startsWith(stage + "/")
        ? api(request.with("X-Api-Key", UsagePlans.key(PLAN)))
        : Compression.forViewer(request, page(request));
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return api.refuse(error, requestId);
  }

  private Reply api(Request request) throws InterruptedException {
    // Not as on AWS: other pages read nothing here, not even what is kept.
    if (request.caller().isForeignPage()) {
      return api.answer(request);
    }
    var path = request.path().substring(stage.length());
    return switch (PublicRead.of(request.method(), path, request.query())) {
      case PublicRead.Passed _ -> api.answer(request);
      case PublicRead.Refused refused -> refused.reply(request.id());
      case PublicRead.Kept read ->
          Compression.forViewer(
              request, EdgeCache.forViewer(request, kept(request, read.path(), read.query())));
    };
  }

  private Reply page(Request request) throws InterruptedException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      var refusal = Map.of("Content-Type", "text/plain");
      return withHeaders(Reply.of(405, refusal, "A file can only be read.\n"));
    }
    var reply =
        switch (PageAddress.of(request.path())) {
          case PageAddress.File(var name) -> files.read(name);
          case PageAddress.Rendered(var path, var query) -> rendered(request, path, query);
        };
    return withHeaders(reply);
  }

  /** What every answer but the API's has, whoever gave it. */
  private Reply withHeaders(Reply reply) {
    var page = reply;
    for (var header : headers.entrySet()) {
      page = page.with(header.getKey(), header.getValue());
    }
    // Browsers validate a kept file before each use, because the files change together.
    return page.with("Cache-Control", "no-cache");
  }

  private Reply rendered(Request request, String path, String query) throws InterruptedException {
    var reply =
        kept(request.with("X-Api-Key", UsagePlans.key(PLAN)).without(OF_THE_SITE), path, query);
    return failed(reply) && path.equals(PageAddress.HOME)
        ? files.read(PageAddress.HOME)
        : EdgeCache.forViewer(request, reply);
  }

  /** What makes CloudFront ask the second origin of a group. */
  private static boolean failed(Reply reply) {
    return reply.status() == 403 || reply.status() == 429 || reply.status() >= 500;
  }

  private Reply kept(Request request, String path, String query) throws InterruptedException {
    return cache.answer(
        path + "?" + query, request.without(OF_THE_VIEWER).to("GET", stage + path, query));
  }
}
