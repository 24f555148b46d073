package boxoffice.page;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Json;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The page for one event, and the list of all events for search engines. */
public final class RenderPageHandler implements HttpHandler {

  private static final Predicate<String> IS_ID = Pattern.compile("[0-9a-f]{32}").asMatchPredicate();

  /** A link that is new, or an event that was changed, is shown as it is after so long. */
  private static final Duration FOR_A_MINUTE = Duration.ofMinutes(1);

  /** A draft may be published at any moment. */
  private static final Duration FOR_A_SECOND = Duration.ofSeconds(1);

  private final EventPages pages;
  private final Sitemap sitemap;
  private final Map<?, ?> headers = Json.read(PackedFiles.text("headers.json"), Map.class);
  private final Routes routes =
      new Routes(
          Map.of(
              "GET /index.html", this::page,
              "HEAD /index.html", this::page,
              "GET /sitemap.xml", this::sitemap,
              "HEAD /sitemap.xml", this::sitemap));

  public RenderPageHandler() {
    this(App.onLambda().eventPages(), App.onLambda().sitemap());
  }

  RenderPageHandler(EventPages pages, Sitemap sitemap) {
    this.pages = pages;
    this.sitemap = sitemap;
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** {@code GET /index.html}: the page with the head of an event. */
  private Answer page(Request request) {
    request.allowQuery("event");
    return Optional.ofNullable(request.query("event"))
        .filter(IS_ID)
        .flatMap(pages::find)
        .map(page -> answer(200, "text/html; charset=utf-8", page, FOR_A_MINUTE))
        .orElseGet(
            () -> answer(404, "text/html; charset=utf-8", pages.withoutEvent(), FOR_A_SECOND));
  }

  /** {@code GET /sitemap.xml}: the addresses of the events to come. */
  private Answer sitemap(Request request) {
    request.allowQuery();
    return answer(200, "application/xml; charset=utf-8", sitemap.write(), FOR_A_MINUTE);
  }

  private Answer answer(int status, String type, String body, Duration kept) {
    var all = new HashMap<String, String>();
    headers.forEach((name, value) -> all.put(name.toString(), value.toString()));
    return new Answer(status, type, body, all, kept);
  }
}
