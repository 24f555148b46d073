package boxoffice.local.lambda;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes functions that run on a schedule by hand, at the address of Lambda's own <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>. It must get no
 * other functions: anybody could write a proxy event that claims to come from any user.
 */
public final class Invocations {

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

  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getRawPath();
      for (var function : functions.entrySet()) {
        if (path.equals(path(function.getKey())) && exchange.getRequestMethod().equals("POST")) {
          invoke(exchange, function.getKey(), function.getValue(), event.isBlank() ? "{}" : event);
          return;
        }
      }
      exchange.sendResponseHeaders(404, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void invoke(
      HttpExchange exchange, String name, LocalFunction function, String event)
      throws IOException, InterruptedException {
    switch (function.invoke(event, function.timeout())) {
      case Returned(var json) -> {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
      case Threw(var cause) -> {
        LOG.error("{} failed", name, cause);
        fail(exchange);
      }
      case TimedOut() -> {
        LOG.error("{} timed out", name);
        fail(exchange);
      }
    }
  }

  /** Answers as Lambda does when a function failed. */
  private static void fail(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    exchange.sendResponseHeaders(200, -1);
  }
}
