package boxoffice.local.gateway;

import boxoffice.local.lambda.LocalFunction;
import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage of the API: answers a request as API Gateway does, by a function or by itself.
 *
 * <p>The order of the checks is API Gateway's: <a
 * href="https://repost.aws/knowledge-center/api-gateway-logs">the authorizer, then the API key and
 * its usage plan</a>, and <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">the
 * throttle of the plan before that of the method</a>.
 */
public final class Gateway {

  /**
   * The longest body, in bytes. See <a
   * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html">Quotas</a>.
   */
  static final int MAX_BODY = 10 * 1024 * 1024;

  /** The longest wait for a function. */
  public static final Duration MAX_WAIT = Duration.ofSeconds(29);

  private static final String OPTIONS = "OPTIONS";

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final String stage;
  private final Routes routes;
  private final Cors cors;
  private final Authorizer authorizer;
  private final UsagePlans plans;
  private final MethodThrottles throttles;
  private final GatewayResponses responses;
  private final Map<String, LocalFunction> functions;
  private final Duration maxWait;

  /**
   * Makes the API of a template.
   *
   * @param functions the functions behind its routes, by logical id
   * @param maxWait how long a function may take, {@link #MAX_WAIT} on AWS
   */
  public Gateway(
      Template template,
      Authorizer authorizer,
      Map<String, LocalFunction> functions,
      Duration maxWait,
      InstantSource clock) {
    var api = api(template);
    this.stage = stage(template);
    this.routes = new Routes(template);
    this.cors = new Cors(api.path("Cors"));
    this.authorizer = authorizer;
    this.plans = new UsagePlans(template, clock);
    this.throttles = new MethodThrottles(api.path("MethodSettings"), clock);
    this.responses = new GatewayResponses(api.path("GatewayResponses"));
    this.functions = Map.copyOf(functions);
    this.maxWait = maxWait;
  }

  /** The first segment of every path of a template's API. */
  public static String stage(Template template) {
    return api(template).path("StageName").asText();
  }

  private static JsonNode api(Template template) {
    return template.properties(template.resource("AWS::Serverless::Api"));
  }

  /** The first segment of every path. */
  public String stage() {
    return stage;
  }

  /** The answer to a request that the gateway refuses. */
  Reply refuse(GatewayError error, String requestId) {
    return responses.reply(error, requestId);
  }

  private Reply refuse(GatewayError error, Request request) {
    return refuse(error, request.id());
  }

  Reply answer(Request request) throws InterruptedException {
    var match = routes.match(request.method(), request.path());
    if (match.isPresent()) {
      return admit(request, match.get());
    }
    var resource = routes.resource(request.path());
    if (!request.method().equals(OPTIONS) || resource.isEmpty()) {
      return refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request);
    }
    // API Gateway answers it by itself, and throttles it as any method.
    return throttles.tryTake(OPTIONS, resource.get())
        ? cors.preflight(routes.methods(request.path()))
        : refuse(GatewayError.THROTTLED, request);
  }

  private Reply admit(Request request, Routes.Match match) throws InterruptedException {
    var route = match.route();
    // Not as on AWS: here the keys are known to everybody.
    if ((route.apiKeyRequired() || route.authorized()) && request.caller().isForeignPage()) {
      return refuse(GatewayError.ACCESS_DENIED, request);
    }
    var claims =
        route.authorized()
            ? authorizer.authorize(request.header("Authorization"), route.scopes())
            : Optional.<Map<String, String>>empty();
    if (route.authorized() && claims.isEmpty()) {
      return refuse(GatewayError.UNAUTHORIZED, request);
    }
    var plan =
        route.apiKeyRequired()
            ? plans.of(request.header("X-Api-Key"))
            : Optional.<UsagePlans.Plan>empty();
    if (route.apiKeyRequired()) {
      if (plan.isEmpty()) {
        return refuse(GatewayError.INVALID_API_KEY, request);
      }
      switch (plan.get().take()) {
        case THROTTLED -> {
          return refuse(GatewayError.THROTTLED, request);
        }
        case QUOTA_EXCEEDED -> {
          return refuse(GatewayError.QUOTA_EXCEEDED, request);
        }
        case GRANTED -> {}
      }
    }
    if (isLimited(request) && !throttles.tryTake(route.method(), route.path())) {
      return refuse(GatewayError.THROTTLED, request);
    }
    var event = ProxyEvent.of(request, match, stage, plan.orElse(null), claims.orElse(null));
    return call(request, route, event);
  }

  /** The key without limits has none on routes without a key either. On AWS it does not exist. */
  private boolean isLimited(Request request) {
    return plans.of(request.header("X-Api-Key")).map(UsagePlans.Plan::limited).orElse(true);
  }

  private Reply call(Request request, Route route, String event) throws InterruptedException {
    var function = Objects.requireNonNull(functions.get(route.function()));
    return switch (function.invoke(event, maxWait)) {
      case Returned(var json) ->
          ProxyAnswer.read(json)
              .orElseGet(
                  () -> {
                    LOG.error("{} gave a malformed answer", route.function());
                    return refuse(GatewayError.API_CONFIGURATION_ERROR, request);
                  });
      case Threw(var cause) -> {
        LOG.error("{} failed", route.function(), cause);
        yield refuse(GatewayError.API_CONFIGURATION_ERROR, request);
      }
      case TimedOut() -> {
        LOG.error("{} timed out", route.function());
        yield refuse(
            function.timeout().compareTo(maxWait) < 0
                ? GatewayError.API_CONFIGURATION_ERROR
                : GatewayError.INTEGRATION_TIMEOUT,
            request);
      }
    };
  }
}
