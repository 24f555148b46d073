package boxoffice.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OPTIONS method that SAM adds to every path of an API with {@code Cors}. See <a
 * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html">CorsConfiguration</a>.
 */
final class Cors {

  private final JsonNode settings;

  Cors(JsonNode settings) {
    this.settings = settings;
  }

  /** The answer to a preflight request for a path that takes these methods. */
  Reply preflight(List<String> methods) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    put(headers, "Access-Control-Allow-Origin", "AllowOrigin");
    put(headers, "Access-Control-Allow-Headers", "AllowHeaders");
    put(headers, "Access-Control-Max-Age", "MaxAge");
    headers.put(
        "Access-Control-Allow-Methods",
        settings.has("AllowMethods")
            ? GatewayResponses.literal(settings.path("AllowMethods").asText())
            : Stream.concat(methods.stream(), Stream.of("OPTIONS"))
                .sorted()
                .collect(Collectors.joining(",")));
    return Reply.of(200, headers, "{}\n");
  }

  private void put(Map<String, String> headers, String name, String setting) {
    if (settings.has(setting)) {
      headers.put(name, GatewayResponses.literal(settings.path(setting).asText()));
    }
  }
}
