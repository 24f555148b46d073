package boxoffice.local.gateway;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The template's usage plans with one API key each, and another plan without limits, for load
 * tests. AWS generates the values of keys. Here they are fixed, so that documents can name them.
 */
public final class UsagePlans {

  /** The plan without limits; its callers are exempt from the throttles of methods too. */
  public static final String LOAD = "load";

  /** The decision of a plan on a request. */
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

  /** A plan with the current state of its limits. */
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

    /** Decides on a request. A throttled request does not count against the quota. */
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
