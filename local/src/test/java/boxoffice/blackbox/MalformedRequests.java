package boxoffice.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Requests that each break the contract in one way, chosen at random. */
final class MalformedRequests {

  /**
   * A request and what is wrong with it.
   *
   * @param mayPass whether the request is only unusual, so that the API may serve or refuse it
   */
  record Malformed(Contract.Route route, String fault, boolean mayPass, Call call) {

    @Override
    public String toString() {
      return "%s with %s: %s %s %s %s"
          .formatted(
              route,
              fault,
              call.method(),
              shortened(call.path()),
              call.headers().keySet(),
              shortened(new String(call.body(), StandardCharsets.UTF_8)));
    }

    private static String shortened(String text) {
      return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
  }

  @FunctionalInterface
  private interface Breaking {
    Call of(Call call);
  }

  private record Fault(
      String name, Predicate<Contract.Route> fits, boolean mayPass, Breaking breaking) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ELEVEN_MEGABYTES = 11 * 1024 * 1024;
  private static final int SEVENTEEN_KILOBYTES = 17 * 1024;

  private final RandomGenerator random;
  private final Person person;
  private final List<Fault> faults;

  /**
   * @param person the caller, whose valid token goes with every call
   */
  MalformedRequests(RandomGenerator random, Person person) {
    this.random = random;
    this.person = person;
    this.faults =
        Stream.of(bodies(), members(), headers(), paths(), queries())
            .flatMap(List::stream)
            .toList();
  }

  /** As many requests as given, over all routes in turn. */
  List<Malformed> over(List<Contract.Route> routes, int size) {
    return Stream.iterate(0, i -> i < size, i -> i + 1)
        .map(i -> malformed(routes.get(i % routes.size())))
        .toList();
  }

  private Malformed malformed(Contract.Route route) {
    var fitting = faults.stream().filter(fault -> fault.fits.test(route)).toList();
    var fault = fitting.get(random.nextInt(fitting.size()));
    return new Malformed(route, fault.name, fault.mayPass, fault.breaking.of(good(route)));
  }

  /** The example request of the contract. */
  private Call good(Contract.Route route) {
    var call = Call.of(route.method(), route.examplePath()).token(person.accessToken());
    return route.hasBody() ? call.body(route.exampleBody()) : call;
  }

  private List<Fault> bodies() {
    return List.of(
        body("half a body", call -> call.body(cut(call.body()))),
        body(
            "no JSON",
            call ->
                call.body(
                    anyOf(
                        "not json",
                        "{'quantity': 1}",
                        "{\"quantity\": 1,}",
                        "{\"quantity\": NaN}",
                        "{\"quantity\": undefined}",
                        "// {}",
                        "{}{}",
                        "{} x",
                        "\u0000",
                        "\uFEFF{}",
                        "<quantity>1</quantity>"))),
        body(
            "no object",
            call -> call.body(anyOf("[]", "[{}]", "null", "true", "1", "1e999", "\"text\""))),
        body("an empty body", call -> call.body(anyOf("", " ", "\n\t\r "))),
        body("deep arrays", call -> call.body("[".repeat(8_000) + "]".repeat(8_000))),
        body("deep objects", call -> call.body("{\"a\":".repeat(2_500) + "1" + "}".repeat(2_500))),
        body("17 KB", call -> call.body(padded(call.body(), SEVENTEEN_KILOBYTES))),
        body("11 MB", call -> call.body(padded(call.body(), ELEVEN_MEGABYTES))),
        body(
            "bytes that are no text",
            call -> call.body(new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, '{', '}'})));
  }

  private List<Fault> members() {
    return List.of(
        body(
            "an unknown member",
            call ->
                change(
                    call,
                    body ->
                        body.put(
                            anyOf("admin", "Email", "__proto__", "", "\uD83C\uDFAB", "a.b"), 1))),
        body(
            "a repeated member",
            call -> {
              var json = text(call);
              var member =
                  json.substring(1, json.indexOf(',') < 0 ? json.length() - 1 : json.indexOf(','));
              return call.body("{" + member + "," + json.substring(1));
            }),
        new Fault(
            "a missing member",
            // A change may name any of its members.
            route -> route.hasBody() && !route.method().equals("PATCH"),
            false,
            call -> change(call, body -> body.remove(required(body)))),
        body(
            "a member of another type",
            call ->
                change(
                    call,
                    body -> {
                      var member = member(body);
                      body.set(member, otherType(body.get(member)));
                    })),
        body("null for a member", call -> change(call, body -> body.putNull(required(body)))),
        body(
            "a member out of range",
            call ->
                change(
                    call,
                    body -> {
                      var member = required(body);
                      if (body.get(member).isNumber()) {
                        body.put(member, anyOf(0, -1, 100_001, Integer.MIN_VALUE));
                      } else {
                        body.put(
                            member, anyOf("", " ", "x".repeat(9_000), "a\u0000b", "\u001b[2J"));
                      }
                    })),
        new Fault(
            "a huge number",
            route -> route.hasBody() && route.exampleBody().matches(".*:\\s*\\d.*"),
            false,
            call ->
                call.body(
                    text(call)
                        .replaceFirst(
                            ":\\s*\\d+",
                            ":"
                                + anyOf(
                                    "99999999999999999999",
                                    "2147483648",
                                    "-2147483649",
                                    "1e400",
                                    "1.5",
                                    "1" + "0".repeat(3_000),
                                    "0.".concat("1".repeat(3_000)))))),
        new Fault(
            "odd text",
            Contract.Route::hasBody,
            true,
            call ->
                call.body(
                    text(call)
                        .replaceFirst(
                            ":\\s*\"[^\"]*\"",
                            ":\""
                                + anyOf(
                                    "\\\\ud800",
                                    "\\\\udc00\\\\ud800",
                                    "\uD83C\uDFAB",
                                    "\u202Eabc",
                                    "e\u0301".repeat(30),
                                    "\uFFFD@example.com",
                                    "\uFFFF",
                                    "a@b",
                                    "__proto__",
                                    "constructor",
                                    "a.b@example.com")
                                + "\""))));
  }

  private List<Fault> headers() {
    Predicate<Contract.Route> takesIdempotencyKey = route -> route.hasParameter("Idempotency-Key");
    return List.of(
        body("no content type", call -> call.without("Content-Type")),
        body(
            "another content type",
            call ->
                call.header(
                    "Content-Type",
                    anyOf(
                        "",
                        ";",
                        "json",
                        "text/plain",
                        "application/jsonp",
                        "application/json-patch+json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x"))),
        new Fault(
            "an odd idempotency key",
            takesIdempotencyKey,
            false,
            call -> call.idempotencyKey(anyOf("", " ", "a b", "x".repeat(129)))),
        new Fault(
            "an odd authorization",
            Contract.Route::needsToken,
            false,
            call ->
                call.header(
                    "Authorization",
                    anyOf(
                        "", "Bearer", "Bearer a.b.c", "Bearer ..", "Token x", "x".repeat(9_000)))),
        new Fault(
            "an odd key",
            Contract.Route::needsKey,
            false,
            call -> call.header("x-api-key", anyOf("", "*", "x".repeat(9_000)))));
  }

  private List<Fault> paths() {
    return List.of(
        new Fault(
            "an odd id",
            route -> route.path().contains("{"),
            false,
            call ->
                call.path(
                    call.path()
                        .replaceFirst(
                            "[0-9a-f]{32}",
                            anyOf(
                                "0",
                                "-1",
                                "null",
                                "*",
                                "+",
                                "..",
                                ";a=b",
                                "a".repeat(31),
                                "a".repeat(33),
                                "A".repeat(32),
                                "a".repeat(3_000),
                                "a".repeat(32) + "%0A",
                                "%00",
                                "%20",
                                "%2F",
                                "%2e%2e%2f%2e%2e",
                                "%25",
                                "%C3%28",
                                "%F0%9F%8E%AB",
                                "'%20OR%201=1")))),
        new Fault(
            "another path",
            _ -> true,
            false,
            call ->
                call.path(
                    anyOf(
                        call.path().toUpperCase(Locale.ROOT),
                        call.path() + "/",
                        "/" + call.path(),
                        call.path() + "/x/y",
                        call.path() + "%00",
                        "/.." + call.path(),
                        "/v1" + call.path(),
                        "/" + "a".repeat(3_000)))),
        new Fault(
            "another method",
            _ -> true,
            false,
            call ->
                new Call(anyOf("PUT", "get", "PURGE"), call.path(), call.headers(), call.body())));
  }

  private List<Fault> queries() {
    return List.of(
        query(
            "an unknown parameter",
            null,
            "x=1",
            "x",
            "=1",
            "%00=1",
            "LIMIT=1",
            "limit[]=1",
            "x=%C3%28"),
        query(
            "an odd limit",
            "limit",
            "limit=0",
            "limit=-1",
            "limit=101",
            "limit=",
            "limit=%00",
            "limit=1.5",
            "limit=1e1",
            "limit=99999999999999999999",
            "limit=%D9%A1"),
        query(
            "an odd cursor",
            "cursor",
            "cursor=",
            "cursor=x",
            "cursor=null",
            "cursor=%00",
            "cursor=eyJhIjoiYiJ9",
            "cursor=..%2F..",
            "cursor=" + "a".repeat(600),
            "cursor=AAAA",
            "cursor=____",
            "cursor=%F0%9F%8E%AB"),
        query(
            "an odd time",
            "from",
            "from=yesterday",
            "from=2026-12-01",
            "to=2026-13-01T00:00:00Z",
            "from=%2B1000000000-12-31T23:59:59Z",
            "to=2026-12-01T19:00:00%2B01:00",
            "to=",
            "from=-0001-01-01T00:00:00Z",
            "from=2100-01-01T00:00:00Z&to=2099-01-01T00:00:00Z",
            "to=2199-12-31T23:59:59Z",
            "to=1970-01-01T00:00:00Z&from=1971-01-01T00:00:00Z"),
        query(
            "a repeated parameter",
            "limit",
            "limit=1&limit=1",
            "cursor=a&cursor=b",
            "limit=1&limit=x"));
  }

  private Fault body(String name, Breaking breaking) {
    return new Fault(name, Contract.Route::hasBody, false, breaking);
  }

  /** A fault of the query, for routes that have the parameter; null for all routes. */
  private Fault query(String name, String parameter, String... queries) {
    return new Fault(
        name,
        route -> parameter == null || route.hasParameter(parameter),
        false,
        call -> call.path(call.path() + "?" + anyOf(queries)));
  }

  @SafeVarargs
  private <T> T anyOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private byte[] cut(byte[] body) {
    return Arrays.copyOf(body, 1 + random.nextInt(body.length - 1));
  }

  private static byte[] padded(byte[] body, int size) {
    var padded = Arrays.copyOf(body, size);
    Arrays.fill(padded, body.length, size, (byte) ' ');
    return padded;
  }

  private static String text(Call call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Change {
    void of(ObjectNode body);
  }

  private static Call change(Call call, Change change) {
    try {
      var body = (ObjectNode) JSON.readTree(text(call));
      change.of(body);
      return call.body(body.toString());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String member(ObjectNode body) {
    var members = new ArrayList<String>();
    body.fieldNames().forEachRemaining(members::add);
    return members.get(random.nextInt(members.size()));
  }

  /** A random member that takes neither null nor an empty text. */
  private String required(ObjectNode body) {
    var optional =
        List.of(
            "venue",
            "endsAt",
            "doorsAt",
            "organizerName",
            "contact",
            "price",
            "onSoldOut",
            "language");
    var member = member(body);
    while (optional.contains(member)) {
      member = member(body);
    }
    return member;
  }

  private JsonNode otherType(JsonNode value) {
    var array = JSON.createArrayNode().add(value);
    var object = JSON.createObjectNode().set("a", value);
    var bool = JSON.getNodeFactory().booleanNode(true);
    var other =
        value.isNumber()
            ? JSON.getNodeFactory().textNode(value.asText())
            : JSON.getNodeFactory().numberNode(7);
    return List.of(array, object, bool, other).get(random.nextInt(4));
  }
}
