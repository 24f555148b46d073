package boxoffice.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** What every HTTP function shares: structured logs, problems instead of exceptions, JSON. */
public final class Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private static final Map<String, String> COMMON_HEADERS =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After",
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff");

  private Endpoint() {}

  /**
   * Answers one proxy event with what the route does; never throws.
   *
   * @param context of the invocation; null where there is none, in rehearsals
   */
  public static APIGatewayProxyResponseEvent answer(
      APIGatewayProxyRequestEvent event,
      @Nullable Context context,
      Function<Request, Answer> route) {
    return PowertoolsLogging.withLogging(context, () -> answer(new Request(event, context), route));
  }

  private static APIGatewayProxyResponseEvent answer(
      Request request, Function<Request, Answer> route) {
    request.describe();
    try {
      request.requireUtf8();
      var response = response(request, route.apply(request));
      LOG.info("answered {}", response.getStatusCode());
      return response;
    } catch (ProblemException e) {
      LOG.info("answered {} {}", e.problem().type().status(), e.problem().type().uri());
      return response(e.problem(), request.requestId());
    } catch (UncheckedIOException e) {
      // Something that the function depends on gave no answer.
      LOG.warn("answered 503", e);
      return response(
          Problem.tryAgain("Repeat the request, with the same Idempotency-Key."),
          request.requestId());
    } catch (RuntimeException e) {
      LOG.error("answered 500", e);
      return response(
          Problem.of(
              ProblemType.INTERNAL_ERROR, "Send us the requestId, and we will look into it."),
          request.requestId());
    }
  }

  private static APIGatewayProxyResponseEvent response(Request request, Answer answer) {
    var body =
        switch (answer.body()) {
          case null -> null;
          case String text -> text;
          case Object value -> Json.write(value);
        };
    var headers = new TreeMap<>(answer.headers());
    if (answer.shared() != null) {
      headers.put(
          "Cache-Control", "public, max-age=0, s-maxage=%d".formatted(answer.shared().toSeconds()));
      if (body != null && answer.status() == 200) {
        var tag = EntityTag.of(body);
        headers.put("ETag", tag.value());
        if (request.has(tag)) {
          // API Gateway puts a type of its own where there is none, and caches take it over.
          headers.put("Content-Type", answer.contentType());
          return response(304, answer.contentType(), headers, null);
        }
      }
    }
    return response(answer.status(), answer.contentType(), headers, body);
  }

  private static APIGatewayProxyResponseEvent response(Problem problem, String requestId) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", problem.type().uri());
    body.put("title", problem.type().title());
    body.put("status", problem.type().status());
    body.put("detail", problem.detail());
    body.put("requestId", requestId);
    if (!problem.errors().isEmpty()) {
      body.put("errors", problem.errors());
    }
    body.putAll(problem.members());
    return response(
        problem.type().status(), "application/problem+json", problem.headers(), Json.write(body));
  }

  private static APIGatewayProxyResponseEvent response(
      int status, String contentType, Map<String, String> headers, @Nullable String body) {
    var all = new TreeMap<>(COMMON_HEADERS);
    all.putAll(headers);
    if (body != null) {
      all.put("Content-Type", contentType);
    }
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body)
        .withIsBase64Encoded(false);
  }
}
