package boxoffice.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A proxy event as handlers read it. Every part is checked before it is returned. */
public final class Request {

  /** The largest body taken, in bytes of UTF-8. */
  public static final int MAX_BODY_BYTES = 16 * 1024;

  private static final String NOT_UTF_8 = "is not valid UTF-8";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern USER_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern REVISION_TAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

  private final APIGatewayProxyRequestEvent event;
  private final @Nullable Context context;

  Request(APIGatewayProxyRequestEvent event, @Nullable Context context) {
    this.event = event;
    this.context = context;
  }

  /**
   * The caller, from the claims that the authorizer verified; without them 401, for no token alone
   * says who calls.
   */
  public User user() {
    return userId()
        .map(
            userId ->
                new User(userId, Groups.of(claims().get("cognito:groups"), lines("authorization"))))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.UNAUTHORIZED, "Send an access token of this system.")));
  }

  /**
   * The access token that the authorizer verified, for what Cognito does only for the user's own
   * token. Given twice it is refused: the other one was not verified.
   */
  public Secret accessToken() {
    var lines = lines("authorization");
    if (lines.size() != 1) {
      throw invalid("Authorization", "must be given once");
    }
    return new Secret(lines.getFirst().strip().replaceFirst("(?i)^Bearer +", ""));
  }

  /** The method and the resource, such as {@code GET /events/{eventId}}. */
  String route() {
    return "%s %s".formatted(event.getHttpMethod(), event.getResource());
  }

  /** The id of an event or a booking in the path: 32 hexadecimal digits. */
  public String id(String parameter) {
    var value = parameters(event.getPathParameters()).get(parameter);
    if (value == null || !ID.matcher(value).matches()) {
      throw invalid(parameter, "must be 32 lower-case hexadecimal digits");
    }
    return value;
  }

  /** Such an id, or empty where this word stands in its place. */
  public Optional<String> idOr(String parameter, String word) {
    return word.equals(parameters(event.getPathParameters()).get(parameter))
        ? Optional.empty()
        : Optional.of(id(parameter));
  }

  /** A part of the path that this pattern matches; empty where it does not. */
  public Optional<String> pathText(String parameter, Pattern pattern) {
    return Optional.ofNullable(parameters(event.getPathParameters()).get(parameter))
        .filter(text -> pattern.matcher(text).matches());
  }

  /** The path as the caller sent it, with the name of the stage. */
  public String path() {
    var proxy = event.getRequestContext();
    return proxy == null || proxy.getPath() == null ? event.getPath() : proxy.getPath();
  }

  /** A query parameter; given twice it is refused. */
  public @Nullable String query(String parameter) {
    var values = event.getMultiValueQueryStringParameters();
    if (values != null && values.getOrDefault(parameter, List.of()).size() > 1) {
      throw invalid(parameter, "must be given once");
    }
    return parameters(event.getQueryStringParameters()).get(parameter);
  }

  /** Refuses query parameters that the route does not have; returns the request itself. */
  public Request allowQuery(String... parameters) {
    var known = Set.of(parameters);
    for (var parameter : parameters(event.getQueryStringParameters()).keySet()) {
      if (!known.contains(parameter)) {
        throw invalid(parameter, "is not known");
      }
    }
    return this;
  }

  /** The {@code limit} of a list: 1 to 100, 20 where it is absent. */
  public int limit() {
    return limit(20);
  }

  /** The {@code limit} of a list: 1 to 100, or the default where it is absent. */
  public int limit(int absent) {
    var value = query("limit");
    if (value == null) {
      return absent;
    }
    if (!value.matches("[0-9]{1,3}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > 100) {
      throw invalid("limit", "must be from 1 to 100");
    }
    return Integer.parseInt(value);
  }

  /** A whole number in the query, 1 to 999,999,999; empty where it is absent. */
  public OptionalLong number(String parameter) {
    var value = query(parameter);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(value).matches()) {
      throw invalid(parameter, "must be a whole number from 1 to 999999999");
    }
    return OptionalLong.of(Long.parseLong(value));
  }

  /** The revision that {@code If-Match} names, such as {@code "5"}; empty without one. */
  public OptionalLong ifMatch() {
    var value = header("if-match");
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    var tag = REVISION_TAG.matcher(value.get());
    if (!tag.matches()) {
      throw invalid("If-Match", "must be a revision in quotation marks, such as \"5\"");
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }

  /** Whether the caller has the body of this tag already, as {@code If-None-Match} says. */
  boolean has(EntityTag tag) {
    return listHeader("if-none-match").filter(tag::isIn).isPresent();
  }

  /** Whether to answer with CSV; JSON is the default. */
  public boolean prefersCsv() {
    return Accept.of(listHeader("accept")).prefers("text/csv", "application/json");
  }

  /** This request's query with another cursor: the reference of the next page of a list. */
  public String nextPage(String cursor) {
    var query = new TreeMap<>(parameters(event.getQueryStringParameters()));
    query.put("cursor", cursor);
    return query.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The {@code Idempotency-Key} header: 1 to 128 visible ASCII characters, or absent. */
  public Optional<String> idempotencyKey() {
    var key = header("idempotency-key");
    if (key.isPresent() && !IDEMPOTENCY_KEY.matcher(key.get()).matches()) {
      throw invalid("Idempotency-Key", "must have 1 to 128 visible ASCII characters");
    }
    return key;
  }

  /**
   * Whether the caller marks the request as a repeat with {@code Idempotency-Repeat: true}: sent
   * before, without an answer or with 503.
   */
  public boolean isRepeated() {
    var mark = header("idempotency-repeat");
    if (mark.isPresent() && !mark.get().equals("true")) {
      throw invalid("Idempotency-Repeat", "must be true");
    }
    return mark.isPresent();
  }

  /** The body as a record of this type; 413, 415 or 400 where it is not. */
  public <T> T body(Class<T> type) {
    if (!MediaType.of(listHeader("content-type").orElse("")).isUtf8Json()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send Content-Type: application/json, in UTF-8."));
    }
    var body = rawBody();
    if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw new ProblemException(
          Problem.of(
              ProblemType.PAYLOAD_TOO_LARGE,
              "A body may have %d bytes.".formatted(MAX_BODY_BYTES)));
    }
    if (!Utf8.isWhole(body)) {
      throw invalid("body", NOT_UTF_8);
    }
    if (body.isBlank()) {
      throw invalid("body", "is required");
    }
    return Json.read(body, type);
  }

  /** Refuses a path and a query that were not UTF-8, before anything reads them. */
  void requireUtf8() {
    parameters(event.getPathParameters()).forEach(Request::requireUtf8);
    parameters(event.getQueryStringParameters()).forEach(Request::requireUtf8);
    var all = event.getMultiValueQueryStringParameters();
    if (all != null) {
      all.forEach((name, values) -> values.forEach(value -> requireUtf8(name, value)));
    }
  }

  private static void requireUtf8(String name, String value) {
    if (!Utf8.isWhole(name)) {
      throw invalid("query", NOT_UTF_8);
    }
    if (!Utf8.isWhole(value)) {
      throw invalid(name, NOT_UTF_8);
    }
  }

  /** A 400 problem about one field. */
  public static ProblemException invalid(String field, String reason) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, reason))));
  }

  /** How long the function may still run; nothing in a rehearsal. */
  public Duration timeLeft() {
    return context == null ? Duration.ZERO : Duration.ofMillis(context.getRemainingTimeInMillis());
  }

  /** The network that the request came from, as API Gateway saw it. */
  public Optional<String> network() {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getIdentity)
        .flatMap(identity -> Network.of(identity.getSourceIp()));
  }

  /**
   * The network of who looks at the page. What serves the page names it; whoever calls the API
   * directly can write anything there.
   */
  public Optional<String> networkOfViewer() {
    return header("x-viewer-address").flatMap(Network::of);
  }

  String requestId() {
    var proxy = event.getRequestContext();
    return proxy == null || proxy.getRequestId() == null ? "unknown" : proxy.getRequestId();
  }

  /** Puts the ids of the request into every log line that follows. */
  void describe() {
    MDC.put("correlation_id", requestId());
    MDC.put("route", route());
    userId().ifPresent(userId -> MDC.put("user_id", userId));
    describe("eventId", "event_id");
    describe("bookingId", "booking_id");
  }

  private void describe(String parameter, String field) {
    var value = parameters(event.getPathParameters()).get(parameter);
    if (value != null && ID.matcher(value).matches()) {
      MDC.put(field, value);
    }
  }

  private Map<?, ?> claims() {
    var proxy = event.getRequestContext();
    return proxy != null
            && proxy.getAuthorizer() != null
            && proxy.getAuthorizer().get("claims") instanceof Map<?, ?> claims
        ? claims
        : Map.of();
  }

  private Optional<String> userId() {
    return claims().get("sub") instanceof String sub && USER_ID.matcher(sub).matches()
        ? Optional.of(sub)
        : Optional.empty();
  }

  private Optional<String> header(String name) {
    return parameters(event.getHeaders()).entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A header that is a list; several lines of it are one list (RFC 9110, 5.3). */
  private Optional<String> listHeader(String name) {
    var lines = lines(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
  }

  /** The values of a header, one for each of its lines. */
  private List<String> lines(String name) {
    var lines = event.getMultiValueHeaders();
    return (lines == null ? Map.<String, List<String>>of() : lines)
        .entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> header(name).stream().toList());
  }

  private String rawBody() {
    var body = event.getBody();
    if (body == null) {
      return "";
    }
    if (!Boolean.TRUE.equals(event.getIsBase64Encoded())) {
      return body;
    }
    try {
      return Utf8.decode(Base64.getDecoder().decode(body))
          .orElseThrow(() -> invalid("body", NOT_UTF_8));
    } catch (IllegalArgumentException _) {
      throw invalid("body", "is not valid Base64");
    }
  }

  private static Map<String, String> parameters(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
