package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.templateWithPage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What CloudFront keeps, and where it sends a request: the synthesized behaviors, with their
 * functions run by Node, and the cases that the local front is tested with too.
 */
class EdgeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Path CASES = Path.of("../local/src/test/resources/edge-cases.json");

  // CachingDisabled, by its id at
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
  private static final String NOTHING_KEPT = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

  private static final String TOKEN = "Bearer a";

  private static JsonNode distribution;
  private static Map<String, JsonNode> functions;
  private static Map<String, JsonNode> policies;

  @BeforeAll
  static void synthesize() {
    var template = templateWithPage(Stage.PROD);
    distribution =
        properties(template, "AWS::CloudFront::Distribution").getFirst().path("DistributionConfig");
    functions = byId("AWS::CloudFront::Function");
    policies = byId("AWS::CloudFront::CachePolicy");
  }

  private static Map<String, JsonNode> byId(String type) {
    var found = new LinkedHashMap<String, JsonNode>();
    JSON.<JsonNode>valueToTree(templateWithPage(Stage.PROD).findResources(type))
        .properties()
        .forEach(resource -> found.put(resource.getKey(), resource.getValue().path("Properties")));
    return found;
  }

  static Stream<JsonNode> reads() throws IOException {
    return JSON.readTree(CASES.toFile()).path("reads").valueStream();
  }

  static Stream<JsonNode> pages() throws IOException {
    return JSON.readTree(CASES.toFile()).path("pages").valueStream();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void public_reads_alone_are_kept(JsonNode read) throws Exception {
    var behavior = behavior(read.path("path").asText());
    var sent = sent(behavior, read);

    if (read.has("refused")) {
      assertThat(sent.path("statusCode").asInt()).isEqualTo(400);
      assertThat(sent.at("/headers/content-type/value").asText())
          .isEqualTo("application/problem+json");
      var problem = JSON.readTree(sent.path("body").asText());
      assertThat(problem.at("/errors/0/field")).isEqualTo(read.path("refused"));
      assertThat(problem.at("/errors/0/reason")).isEqualTo(read.path("reason"));
      assertThat(problem.path("requestId").asText()).isEqualTo("an id");
      return;
    }
    assertThat(sent.path("uri")).isEqualTo(read.path("path"));
    assertThat(sent.at("/headers/x-viewer-address/value").asText()).isEqualTo("192.0.2.7");
    if (read.has("kept")) {
      assertThat(behavior.path("CachePolicyId").asText()).isNotEqualTo(NOTHING_KEPT);
      assertThat(sent.path("querystring")).isEqualTo(read.path("kept"));
      assertThat(sent.path("headers").has("authorization")).isFalse();
      assertThat(sent.path("headers").has("cookie")).isFalse();
    } else {
      assertThat(isKept(read, behavior)).isFalse();
      assertThat(sent.at("/headers/authorization/value").asText()).isEqualTo(TOKEN);
    }
  }

  private static boolean isKept(JsonNode read, JsonNode behavior) {
    return !behavior.path("CachePolicyId").asText().equals(NOTHING_KEPT)
        && texts(behavior.path("CachedMethods")).contains(read.path("method").asText("GET"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void an_address_has_a_file_or_is_rendered(JsonNode page) throws Exception {
    var behavior = behavior(page.path("path").asText());
    var sent = sent(behavior, page);
    var origin = behavior.path("TargetOriginId").asText();

    if (page.has("file")) {
      assertThat(sent.path("uri")).isEqualTo(page.path("file"));
      assertThat(origin(origin).has("S3OriginConfig")).isTrue();
    } else {
      assertThat(sent.path("uri")).isEqualTo(page.path("rendered"));
      assertThat(sent.path("querystring")).isEqualTo(page.path("query"));
      assertThat(origin(primary(origin)).path("OriginPath").asText()).isEqualTo("/v1");
    }
  }

  @Test
  void a_link_to_an_event_never_fails() {
    var group = group(behavior("/events/x").path("TargetOriginId").asText());
    var members = group.at("/Members/Items");

    assertThat(group.at("/FailoverCriteria/StatusCodes/Items").valueStream().map(JsonNode::asInt))
        .containsExactlyInAnyOrder(403, 429, 500, 502, 503, 504);
    assertThat(origin(members.at("/1/OriginId").asText()).has("S3OriginConfig")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/events/x", "/sitemap.xml"})
  void what_is_kept_passes_the_shield(String path) {
    var shielded = origin(primary(behavior(path).path("TargetOriginId").asText()));

    assertThat(shielded.at("/OriginShield/Enabled").asBoolean()).isTrue();
    assertThat(shielded.at("/OriginShield/OriginShieldRegion/Ref").asText())
        .isEqualTo("AWS::Region");
    assertThat(shielded.at("/OriginCustomHeaders/0/HeaderName").asText()).isEqualTo("x-api-key");
    assertThat(origin(behavior("/v1/bookings").path("TargetOriginId").asText()).has("OriginShield"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/events/x", "/sitemap.xml"})
  void the_origin_says_how_long(String path) {
    var policy = policy(behavior(path));
    var key = policy.path("ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(policy.path("MinTTL").asInt()).isZero();
    assertThat(policy.path("DefaultTTL").asInt()).isZero();
    assertThat(policy.path("MaxTTL").asInt()).isEqualTo(60);
    assertThat(key.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("none");
    assertThat(key.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
    assertThat(key.path("EnableAcceptEncodingBrotli").asBoolean()).isTrue();
    assertThat(texts(key.at("/QueryStringsConfig/QueryStrings")))
        .isEqualTo(
            path.equals("/v1/events")
                ? List.of("from", "to", "limit", "cursor")
                : List.of("event"));
  }

  @Test
  void no_error_is_kept() {
    assertThat(distribution.path("CustomErrorResponses").valueStream())
        .allMatch(error -> error.path("ErrorCachingMinTTL").asInt(-1) == 0)
        .noneMatch(error -> error.has("ResponsePagePath"))
        .extracting(error -> error.path("ErrorCode").asInt())
        // Those that CloudFront keeps without being told:
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
        .contains(404, 405, 414, 500, 501, 502, 503, 504);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/account", "/events/x", "/sitemap.xml"})
  void every_page_has_the_security_headers(String path) {
    var policy = behavior(path).path("ResponseHeadersPolicyId");

    assertThat(policy.isMissingNode()).isFalse();
    assertThat(policy).isEqualTo(behavior("/app.js").path("ResponseHeadersPolicyId"));
  }

  @Test
  void functions_fit_into_cloudfront() {
    assertThat(functions.values())
        .allMatch(
            function -> function.path("FunctionCode").asText().getBytes(UTF_8).length <= 10_240);
  }

  /** The first behavior whose pattern matches, as CloudFront looks for it. */
  private static JsonNode behavior(String path) {
    return distribution
        .path("CacheBehaviors")
        .valueStream()
        .filter(behavior -> matches(behavior.path("PathPattern").asText(), path))
        .findFirst()
        .orElse(distribution.path("DefaultCacheBehavior"));
  }

  private static boolean matches(String pattern, String path) {
    return Pattern.compile(
            pattern
                .chars()
                .mapToObj(
                    c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()))
        .matcher(path)
        .matches();
  }

  private static JsonNode policy(JsonNode behavior) {
    return policies.get(behavior.at("/CachePolicyId/Ref").asText()).path("CachePolicyConfig");
  }

  private static JsonNode origin(String id) {
    return named(distribution.path("Origins"), id);
  }

  private static JsonNode group(String id) {
    return named(distribution.at("/OriginGroups/Items"), id);
  }

  private static JsonNode named(JsonNode list, String id) {
    return list.valueStream()
        .filter(one -> one.path("Id").asText().equals(id))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  private static String primary(String id) {
    return group(id).at("/Members/Items/0/OriginId").asText(id);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** What the function of a behavior makes of a request with a token, run as it is deployed. */
  private static JsonNode sent(JsonNode behavior, JsonNode request)
      throws IOException, InterruptedException {
    var id = behavior.at("/FunctionAssociations/0/FunctionARN/Fn::GetAtt/0").asText();
    var code = functions.get(id).path("FunctionCode").asText();
    var run = "process.stdout.write(JSON.stringify(handler(JSON.parse(process.argv[1]))));";
    var event = JSON.createObjectNode();
    event.putObject("viewer").put("ip", "192.0.2.7");
    event.putObject("context").put("requestId", "an id");
    var sent =
        event
            .putObject("request")
            .put("method", request.path("method").asText("GET"))
            .put("uri", request.path("path").asText());
    putQuery(sent.putObject("querystring"), request.path("query").asText(""));
    var headers = sent.putObject("headers");
    headers.putObject("authorization").put("value", TOKEN);
    headers.putObject("cookie").put("value", "a=b");
    var node =
        new ProcessBuilder("node", "-e", code + "\n" + run, JSON.writeValueAsString(event))
            .redirectErrorStream(true)
            .start();
    var written = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(written).isZero();
    return JSON.readTree(written);
  }

  /**
   * A query as CloudFront gives it to a function. See <a
   * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">the
   * structure of the event</a>.
   */
  private static void putQuery(ObjectNode querystring, String query) {
    for (var parameter : query.split("&")) {
      if (!parameter.isEmpty()) {
        var parts = parameter.split("=", 2);
        var value = parts.length < 2 ? "" : parts[1];
        if (querystring.has(parts[0])) {
          querystring.withObjectProperty(parts[0]).withArrayProperty("multiValue").addObject();
        } else {
          querystring.putObject(parts[0]).put("value", value);
        }
      }
    }
  }
}
