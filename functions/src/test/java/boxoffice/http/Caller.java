package boxoffice.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client whose requests reach a handler as API Gateway sends them.
 *
 * @param claims the claims that the authorizer verified; empty without a token
 */
public record Caller(Map<String, Object> claims) {

  private static final JsonMapper MAPPER = new JsonMapper();

  public static Caller user(String userId) {
    return new Caller(Map.of("sub", userId));
  }

  public static Caller admin(String userId) {
    return new Caller(Map.of("sub", userId, "cognito:groups", "admins"));
  }

  public static Caller nobody() {
    return new Caller(Map.of());
  }

  public Call get(String path) {
    return call("GET", path, null);
  }

  public Call post(String path, @Nullable String body) {
    return call("POST", path, body);
  }

  public Call delete(String path, String body) {
    return call("DELETE", path, body);
  }

  public Call patch(String path, String body) {
    return call("PATCH", path, body);
  }

  private Call call(String method, String path, @Nullable String body) {
    var context = new ProxyRequestContext();
    context.setRequestId("request-1");
    context.setPath("/v1" + path);
    context.setAuthorizer(claims.isEmpty() ? Map.of() : Map.of("claims", claims));
    return new Call(
        new APIGatewayProxyRequestEvent()
            .withHttpMethod(method)
            .withPath(path)
            .withResource(path)
            .withHeaders(new HashMap<>(Map.of("Content-Type", "application/json")))
            .withBody(body)
            .withRequestContext(context));
  }

  public record Call(APIGatewayProxyRequestEvent event) {

    public Call header(String name, String value) {
      event.getHeaders().put(name, value);
      return this;
    }

    public Call parameter(String name, String value) {
      var parameters = new HashMap<String, String>();
      if (event.getPathParameters() != null) {
        parameters.putAll(event.getPathParameters());
      }
      parameters.put(name, value);
      event.setPathParameters(parameters);
      return this;
    }

    public Call query(String name, String value) {
      var query = new HashMap<String, String>();
      if (event.getQueryStringParameters() != null) {
        query.putAll(event.getQueryStringParameters());
      }
      query.put(name, value);
      event.setQueryStringParameters(query);
      return this;
    }

    public Reply to(
        RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler) {
      return to(handler, new TestContext(10_000));
    }

    public Reply to(
        RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler,
        Context context) {
      return Reply.of(handler.handleRequest(event, context));
    }
  }

  /**
   * The answer of a handler.
   *
   * @param body the JSON of the answer; null for none
   * @param text the body as it is; empty for none
   */
  public record Reply(
      int status, Map<String, String> headers, @Nullable JsonNode body, String text) {

    static Reply of(APIGatewayProxyResponseEvent response) {
      try {
        return new Reply(
            response.getStatusCode(),
            response.getHeaders(),
            isJson(response) ? MAPPER.readTree(response.getBody()) : null,
            Objects.requireNonNullElse(response.getBody(), ""));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    private static boolean isJson(APIGatewayProxyResponseEvent response) {
      return response.getBody() != null
          && response.getHeaders().getOrDefault("Content-Type", "").endsWith("json");
    }

    /** The last part of a problem's type; "none" for other answers. */
    public String problem() {
      return body == null ? "none" : body.path("type").asText("none").replace("/problems/", "");
    }

    /** The errors of an invalid request: the reason by field. */
    public Map<String, String> errors() {
      var errors = new HashMap<String, String>();
      body.path("errors")
          .forEach(e -> errors.put(e.get("field").asText(), e.get("reason").asText()));
      return errors;
    }
  }
}
