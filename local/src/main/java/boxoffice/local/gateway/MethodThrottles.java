package boxoffice.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The throttles of a stage's methods: a method's own setting, else the one for all of them. Each
 * method has a bucket of its own. See <a
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
        // Slashes of the path are written as ~1, behind a first one that stands for itself.
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

  /** Asks for one request to a route. */
  boolean tryTake(Route route) {
    var name = route.method() + " " + route.path();
    var setting = settings.getOrDefault(name, settings.get(ALL));
    return setting == null || buckets.computeIfAbsent(name, _ -> setting.get()).tryTake();
  }
}
