package boxoffice.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The throttles of a stage's methods. A method has its own setting or the one for all methods, and
 * always its own bucket. See <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html">MethodSetting</a>.
 */
final class MethodThrottles {

  private static final String ALL = "* /*";

  private final Map<String, Supplier<TokenBucket>> settings = new HashMap<>();
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  MethodThrottles(JsonNode methodSettings, InstantSource clock) {
    for (var setting : methodSettings) {
      if (setting.has("ThrottlingRateLimit")) {
        var method = setting.path("HttpMethod").asText();
        // A plain slash comes first; the slashes of the path itself are written as ~1.
        var path = setting.path("ResourcePath").asText().substring(1).replace("~1", "/");
        settings.put(
            method + " " + (path.equals("*") ? "/*" : path),
            () ->
                new TokenBucket(
                    setting.path("ThrottlingRateLimit").asDouble(),
                    setting.path("ThrottlingBurstLimit").asInt(),
                    clock));
      }
    }
  }

  /**
   * Takes a token for a request, if there is one.
   *
   * @param path the resource, such as {@code /events/{eventId}}
   */
  boolean tryTake(String method, String path) {
    var name = method + " " + path;
    var setting = settings.getOrDefault(name, settings.get(ALL));
    return setting == null || buckets.computeIfAbsent(name, _ -> setting.get()).tryTake();
  }
}
