package boxoffice.local.gateway;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The event of a Lambda proxy integration, version 1. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format">Input
 * format</a>. The API has no binary media types, so a body is always <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">text
 * in UTF-8</a>, whatever the request says. AWS does not document what becomes of bytes that are not
 * UTF-8, there or percent-encoded in a path or query. Here U+FFFD takes their place, as decoders
 * do, which is what functions must refuse.
 */
final class ProxyEvent {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  /**
   * Writes the event of a request.
   *
   * @param plan the usage plan of the caller's key; null if the route needs no key
   * @param claims the claims of the caller's token; null if the route needs no token
   */
  static String of(
      Request request,
      Routes.Match match,
      String stage,
      UsagePlans.@Nullable Plan plan,
      @Nullable Map<String, String> claims) {
    var event = JSON.createObjectNode();
    event.put("resource", match.route().path());
    event.put("path", Request.decode(request.path()));
    event.put("httpMethod", request.method());
    putValues(event, "headers", "multiValueHeaders", headers(request));
    putValues(
        event, "queryStringParameters", "multiValueQueryStringParameters", query(request.query()));
    event.set(
        "pathParameters",
        match.pathParameters().isEmpty()
            ? JSON.nullNode()
            : JSON.valueToTree(match.pathParameters()));
    event.putNull("stageVariables");
    event.set("requestContext", context(request, match.route(), stage, plan, claims));
    event.put(
        "body",
        request.body().length == 0 ? null : new String(request.body(), StandardCharsets.UTF_8));
    event.put("isBase64Encoded", false);
    return event.toString();
  }

  private static ObjectNode context(
      Request request,
      Route route,
      String stage,
      UsagePlans.@Nullable Plan plan,
      @Nullable Map<String, String> claims) {
    var context = JSON.createObjectNode();
    context.put("accountId", Template.ACCOUNT);
    context.put("apiId", "local");
    context.put("resourceId", "local");
    context.put("resourcePath", route.path());
    context.put("httpMethod", request.method());
    context.put("path", "/" + stage + request.path());
    context.put("stage", stage);
    context.put("protocol", request.protocol());
    context.put("requestId", request.id());
    context.put("extendedRequestId", request.id());
    context.put("requestTime", REQUEST_TIME.format(request.time()));
    context.put("requestTimeEpoch", request.time().toEpochMilli());
    context.put("domainName", request.header("Host"));
    var identity = context.putObject("identity");
    identity.put("sourceIp", request.sourceIp());
    identity.put("userAgent", request.header("User-Agent"));
    if (plan != null) {
      identity.put("apiKey", UsagePlans.key(plan.name()));
      identity.put("apiKeyId", plan.name());
    }
    if (claims != null) {
      context.putObject("authorizer").set("claims", JSON.valueToTree(claims));
    }
    return context;
  }

  private static Map<String, List<String>> headers(Request request) {
    var headers = new TreeMap<>(request.headers());
    headers.put("X-Amzn-Trace-Id", List.of("Root=1-" + request.id()));
    headers.put("X-Forwarded-For", List.of(request.sourceIp()));
    headers.put("X-Forwarded-Proto", List.of("http"));
    return headers;
  }

  private static Map<String, List<String>> query(@Nullable String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query != null && !query.isEmpty()) {
      for (var parameter : query.split("&", -1)) {
        var parts = parameter.split("=", 2);
        parameters
            .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
            .add(parts.length < 2 ? "" : decode(parts[1]));
      }
    }
    return parameters;
  }

  /** Writes the last value and all values of each name; null if there are no names. */
  private static void putValues(
      ObjectNode event, String one, String all, Map<String, List<String>> values) {
    if (values.isEmpty()) {
      event.putNull(one);
      event.putNull(all);
    } else {
      var last = event.putObject(one);
      values.forEach((name, list) -> last.put(name, list.getLast()));
      event.set(all, JSON.valueToTree(values));
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
