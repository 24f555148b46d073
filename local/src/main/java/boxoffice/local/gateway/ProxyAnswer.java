package boxoffice.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer of a Lambda proxy integration. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">Output
 * format</a>.
 */
final class ProxyAnswer {

  private static final JsonMapper JSON = new JsonMapper();

  private ProxyAnswer() {}

  /** Reads a function's answer; empty if API Gateway would not pass it on. */
  static Optional<Reply> read(String json) {
    try {
      var answer = JSON.readTree(json);
      var status = answer.path("statusCode");
      var body = answer.path("body");
      if (!status.canConvertToInt()
          || status.asInt() < 100
          || status.asInt() > 599
          || !(body.isTextual() || body.isNull() || body.isMissingNode())) {
        return Optional.empty();
      }
      var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      answer
          .path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), new ArrayList<>(List.of(h.getValue().asText()))));
      answer
          .path("multiValueHeaders")
          .properties()
          .forEach(
              h ->
                  headers.put(
                      h.getKey(), h.getValue().valueStream().map(JsonNode::asText).toList()));
      headers.putIfAbsent("Content-Type", List.of("application/json"));
      var text = body.isTextual() ? body.asText() : "";
      return Optional.of(
          new Reply(
              status.asInt(),
              headers,
              answer.path("isBase64Encoded").asBoolean()
                  ? Base64.getDecoder().decode(text)
                  : text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
