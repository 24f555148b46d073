package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Caller.Reply;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** An HTTP server in place of Cognito, behind the real SDK. It answers what a test sets. */
final class StubCognito implements AutoCloseable {

  /** The message of every error. Those of Cognito may contain an address, too. */
  static final String MESSAGE = "nothing for someone@example.com with Example-Passw0rd";

  record Call(String operation, String body) {}

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String body = "{}";

  StubCognito() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Fails where the SDK asks for credentials: these operations are not signed. */
  CognitoAccounts accounts() {
    return new CognitoAccounts(
        CognitoIdentityProviderClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                () -> {
                  throw new AssertionError("a public operation asked for credentials");
                })
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(1)))
            .build(),
        "the-client-id");
  }

  void answers(String json) {
    answers(200, json);
  }

  void refuses(String errorType) {
    fails(400, errorType);
  }

  void fails(int status, String errorType) {
    answers(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(errorType, MESSAGE));
  }

  void answers(int status, String body) {
    this.status = status;
    this.body = body;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The answers to a body while Cognito refuses it with each of these errors in turn. */
  List<Reply> refusals(
      RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler,
      String body,
      String... errorTypes) {
    return Stream.of(errorTypes)
        .map(
            errorType -> {
              refuses(errorType);
              return Anyone.sends(body).to(handler);
            })
        .toList();
  }

  void assertOnlyCall(String operation, String... partsOfBody) {
    assertThat(calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.operation()).isEqualTo(operation);
              assertThat(call.body()).contains(partsOfBody);
            });
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      calls.add(
          new Call(
              target.substring(target.indexOf('.') + 1),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.getResponseHeaders().set("x-amzn-RequestId", "cognito-request-1");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
