package boxoffice.local.gateway;

import boxoffice.local.lambda.LocalFunction;
import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes functions that run on a schedule by hand, at the address of Lambda's own <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>. It must get no
 * other functions: anybody could write a proxy event that claims to come from any user. It answers
 * no page, because it asks for no key.
 */
public final class Invocations implements Site {

  /** The beginning of every path. */
  public static final String PATH = "/2015-03-31/functions/";

  private static final Logger LOG = LoggerFactory.getLogger(Invocations.class);

  private final Map<String, LocalFunction> functions;

  /**
   * @param functions the functions that may be invoked, by logical id
   */
  public Invocations(Map<String, LocalFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  /** The path to which a POST invokes a function. */
  public static String path(String function) {
    return PATH + function + "/invocations";
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.caller().isForeignPage()) {
      return refuse(GatewayError.ACCESS_DENIED, request.id());
    }
    for (var function : functions.entrySet()) {
      if (request.path().equals(path(function.getKey())) && request.method().equals("POST")) {
        var event = new String(request.body(), StandardCharsets.UTF_8);
        return invoke(function.getKey(), function.getValue(), event.isBlank() ? "{}" : event);
      }
    }
    return Reply.of(404, Map.of(), "");
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return Reply.of(error.status(), Map.of(), "");
  }

  private static Reply invoke(String name, LocalFunction function, String event)
      throws InterruptedException {
    return switch (function.invoke(event, function.timeout())) {
      case Returned(var json) -> Reply.of(200, Map.of("Content-Type", "application/json"), json);
      case Threw(var cause) -> {
        LOG.error("{} failed", name, cause);
        yield failed();
      }
      case TimedOut() -> {
        LOG.error("{} timed out", name);
        yield failed();
      }
    };
  }

  /** Answers as Lambda does when a function failed. */
  private static Reply failed() {
    return Reply.of(200, Map.of("X-Amz-Function-Error", "Unhandled"), "");
  }
}
