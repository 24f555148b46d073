package boxoffice.local.gateway;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The template's usage plans with one API key each, and a plan of our own without limits for load
 * tests. AWS makes up the values of keys; here they are fixed, so that they can be written down.
 */
public final class UsagePlans {

  /** The plan without limits; its callers are exempt from the throttles of methods too. */
  public static final String LOAD = "load";

  /** What a plan allows the next request. */
  enum Permit {
    GRANTED,
    THROTTLED,
    QUOTA_EXCEEDED
  }

  private final Map<String, Plan> plans = new LinkedHashMap<>();

  UsagePlans(Template template, InstantSource clock) {
    for (var id : template.resources("AWS::ApiGateway::UsagePlan")) {
      var plan = Plan.of(template.properties(id), clock);
      plans.put(key(plan.name()), plan);
    }
    plans.put(key(LOAD), new Plan(LOAD, null, null));
  }

  /** The plan that a key belongs to. */
  Optional<Plan> of(@Nullable String key) {
    return key == null ? Optional.empty() : Optional.ofNullable(plans.get(key));
  }

  /** The key of a plan. */
  public static String key(String plan) {
    return "local-" + plan + "-0123456789";
  }

  /** Keys by the names of their plans, in the template's order. */
  public static Map<String, String> keys(Template template) {
    var keys = new LinkedHashMap<String, String>();
    for (var id : template.resources("AWS::ApiGateway::UsagePlan")) {
      var name = template.properties(id).path("UsagePlanName").asText();
      keys.put(name, key(name));
    }
    keys.put(LOAD, key(LOAD));
    return keys;
  }

  /** A plan and what is left of it. */
  record Plan(String name, @Nullable TokenBucket throttle, @Nullable Quota quota) {

    private static Plan of(JsonNode properties, InstantSource clock) {
      var throttle = properties.path("Throttle");
      var quota = properties.path("Quota");
      return new Plan(
          properties.path("UsagePlanName").asText(),
          throttle.isMissingNode()
              ? null
              : new TokenBucket(
                  throttle.path("RateLimit").asDouble(),
                  throttle.path("BurstLimit").asInt(),
                  clock),
          quota.isMissingNode()
              ? null
              : new Quota(
                  quota.path("Limit").asLong(),
                  Quota.Period.valueOf(quota.path("Period").asText()),
                  clock));
    }

    boolean limited() {
      return !name.equals(LOAD);
    }

    /** Asks for one request; a throttled one does not count against the quota. */
    Permit take() {
      if (throttle != null && !throttle.tryTake()) {
        return Permit.THROTTLED;
      }
      if (quota != null && !quota.tryTake()) {
        return Permit.QUOTA_EXCEEDED;
      }
      return Permit.GRANTED;
    }
  }
}
