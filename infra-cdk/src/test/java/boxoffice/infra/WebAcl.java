package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.assertions.Template;

/**
 * A web ACL, applied to requests as <a
 * href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html">WAF's
 * documentation</a> says. It knows only the statements that the firewall of the API has.
 */
record WebAcl(JsonNode json) {

  /** The web ACL with this metric. */
  static WebAcl of(Template template, String metric) {
    return properties(template, "AWS::WAFv2::WebACL").stream()
        .filter(acl -> acl.at("/VisibilityConfig/MetricName").asText().equals(metric))
        .findFirst()
        .map(WebAcl::new)
        .orElseThrow();
  }

  /**
   * A request as it comes to the firewall.
   *
   * @param headers by name in lower case
   */
  record Request(String method, String path, String address, Map<String, String> headers) {

    Request header(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Request(method, path, address, more);
    }
  }

  Stream<JsonNode> rules() {
    return json.path("Rules").valueStream();
  }

  JsonNode rule(String name) {
    return rules()
        .filter(rule -> rule.path("Name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The rules that count a request, each with the value by which it does. */
  Map<String, String> counts(Request request) {
    var counts = new LinkedHashMap<String, String>();
    rules()
        .filter(rule -> rule.path("Statement").has("RateBasedStatement"))
        .forEach(
            rule -> {
              var rate = rule.at("/Statement/RateBasedStatement");
              if (!rate.has("ScopeDownStatement")
                  || matches(rate.path("ScopeDownStatement"), request)) {
                key(rate, request)
                    .ifPresent(value -> counts.put(rule.path("Name").asText(), value));
              }
            });
    return counts;
  }

  private static Optional<String> key(JsonNode rate, Request request) {
    if (rate.path("AggregateKeyType").asText().equals("IP")) {
      return Optional.of(request.address());
    }
    if (rate.path("CustomKeys").size() != 1) {
      throw new IllegalArgumentException(rate.toString());
    }
    var header = rate.at("/CustomKeys/0/Header");
    return Optional.ofNullable(request.headers().get(header.path("Name").asText()))
        .map(value -> transformed(value, header.path("TextTransformations")));
  }

  private static boolean matches(JsonNode statement, Request request) {
    var kind = statement.fieldNames().next();
    var content = statement.path(kind);
    return switch (kind) {
      case "AndStatement" ->
          content.path("Statements").valueStream().allMatch(each -> matches(each, request));
      case "NotStatement" -> !matches(content.path("Statement"), request);
      case "ByteMatchStatement" -> {
        var value = transformed(field(content, request), content.path("TextTransformations"));
        var wanted = text(content.path("SearchString"));
        yield switch (content.path("PositionalConstraint").asText()) {
          case "CONTAINS" -> value.contains(wanted);
          case "EXACTLY" -> value.equals(wanted);
          default -> throw new IllegalArgumentException(content.toString());
        };
      }
      default -> throw new IllegalArgumentException(statement.toString());
    };
  }

  private static String field(JsonNode match, Request request) {
    var field = match.path("FieldToMatch");
    return field.has("UriPath")
        ? request.path()
        : request.headers().getOrDefault(field.at("/SingleHeader/Name").asText(), "");
  }

  private static String transformed(String value, JsonNode transformations) {
    for (var transformation : transformations) {
      value =
          switch (transformation.path("Type").asText()) {
            case "NONE" -> value;
            case "LOWERCASE" -> value.toLowerCase(Locale.ROOT);
            case "COMPRESS_WHITE_SPACE" -> value.replaceAll("\\s+", " ");
            case "URL_DECODE" -> URLDecoder.decode(value, StandardCharsets.UTF_8);
            case "NORMALIZE_PATH" -> value.replaceAll("/+", "/");
            default -> throw new IllegalArgumentException(transformation.toString());
          };
    }
    return value;
  }

  /** A value as text, also one that CloudFormation resolves only when it deploys. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
