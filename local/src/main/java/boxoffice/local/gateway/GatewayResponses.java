package boxoffice.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of the gateway itself, as the template sets them. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html">Gateway
 * responses</a>.
 */
final class GatewayResponses {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$context\\.([A-Za-z]+(?:\\.[A-Za-z]+)*)");
  private static final String DEFAULT_BODY = "{\"message\":$context.error.messageString}";

  private final JsonNode settings;

  GatewayResponses(JsonNode settings) {
    this.settings = settings;
  }

  /** The answer to a request that the gateway refuses. */
  Reply reply(GatewayError error, String requestId) {
    var setting =
        settings.has(error.name()) ? settings.path(error.name()) : settings.path(error.general());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    setting
        .path("ResponseParameters")
        .path("Headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), literal(header.getValue().asText())));
    var variables =
        Map.of(
            "requestId",
            requestId,
            "error.message",
            error.message(),
            "error.messageString",
            '"' + error.message() + '"',
            "error.responseType",
            error.name());
    return Reply.of(
        setting.path("StatusCode").asInt(error.status()),
        headers,
        substitute(
            setting.path("ResponseTemplates").path("application/json").asText(DEFAULT_BODY),
            variables));
  }

  private static String substitute(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "")));
  }

  /** The text of a static value, which is in quotes. The template has no other kind of value. */
  static String literal(String value) {
    if (value.length() < 2 || !value.startsWith("'") || !value.endsWith("'")) {
      throw new IllegalArgumentException("Not a static value in quotes: " + value);
    }
    return value.substring(1, value.length() - 1);
  }
}
