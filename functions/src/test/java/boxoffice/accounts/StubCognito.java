package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Table;
import boxoffice.http.Caller.Reply;
import boxoffice.http.Secret;
import boxoffice.messaging.FakeQueue;
import boxoffice.messaging.Queue;
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
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** An HTTP server in place of Cognito, behind the real SDK. It answers what a test sets. */
final class StubCognito implements AutoCloseable {

  /** The message of every error. Those of Cognito may contain an address, too. */
  static final String MESSAGE = "nothing for someone@example.com with Example-Passw0rd";

  static final String USER_POOL = "the-user-pool";

  /** Not the one that signs in, so that no test passes with the other. */
  static final AppClient SIGN_UP = new AppClient("sign-up-client", new Secret("sign-up-secret"));

  static final AppClient SIGN_IN = new AppClient("sign-in-client", new Secret("sign-in-secret"));

  record Call(String operation, String body) {}

  private record Response(int status, String body) {}

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final Set<String> signed = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<Response>> inTurn = new ConcurrentHashMap<>();
  private volatile Response response = new Response(200, "{}");
  private volatile @Nullable String password;

  StubCognito() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  Accounts accounts() {
    return new Accounts(client(), USER_POOL);
  }

  Sessions sessions() {
    return new Sessions(client(), USER_POOL, SIGN_IN);
  }

  MailedCodes mailedCodes() {
    return new MailedCodes(client(), SIGN_UP, new SecureRandom());
  }

  ResetPassword resetPassword() {
    return new ResetPassword(mailedCodes(), accounts());
  }

  ConfirmAccount confirmAccount(Table table) {
    return confirmAccount(table, false);
  }

  ConfirmAccount confirmAccount(Table table, boolean oneAccountPerMailbox) {
    return new ConfirmAccount(
        mailedCodes(), accounts(), mailboxes(table, oneAccountPerMailbox), new ProfileStore(table));
  }

  AccountNotices accountNotices(FakeQueue notices) {
    return new AccountNotices(
        accounts(), new Queue(notices, "notices"), () -> Instant.parse("2026-11-23T12:00:00Z"));
  }

  Mailboxes mailboxes(Table table, boolean onlyOneAccount) {
    return new Mailboxes(table, SIGN_IN.secret(), onlyOneAccount);
  }

  RefusedSignIns refusedSignIns() {
    return new RefusedSignIns(SIGN_IN.secret());
  }

  CognitoIdentityProviderClient client() {
    return CognitoIdentityProviderClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "key-secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }

  /** An access token as Cognito makes them, for 15 minutes. */
  static String accessToken(String userName, String... groups) {
    return jwt(
        """
        {"username": "%s", "iat": 1800000000, "exp": 1800000900, "cognito:groups": %s}
        """
            .formatted(
                userName, Stream.of(groups).map(group -> '"' + group + '"').toList().toString()));
  }

  static String jwt(String claims) {
    return "aGVhZGVy."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }

  /** What Cognito answers to a login that it takes. */
  static String tokens(String accessToken) {
    return """
    {"AuthenticationResult": {"AccessToken": "%s", "IdToken": "an-id-token",
      "RefreshToken": "a-refresh-token", "ExpiresIn": 900, "TokenType": "Bearer"}}
    """
        .formatted(accessToken);
  }

  /** What Cognito says of a confirmed user. */
  static String user(String userId, String... factors) {
    return """
    {"Username": "%1$s", "Enabled": true, "UserStatus": "CONFIRMED", "UserCreateDate": 1800000000,
     "UserAttributes": [{"Name": "sub", "Value": "%1$s"},
       {"Name": "email", "Value": "someone@example.com"}],
     "UserMFASettingList": %2$s}
    """
        .formatted(
            userId, Stream.of(factors).map(factor -> '"' + factor + '"').toList().toString());
  }

  void answers(String json) {
    answers(200, json);
  }

  void refuses(String errorType) {
    fails(400, errorType);
  }

  void fails(int status, String errorType) {
    answers(status, error(errorType));
  }

  void answers(int status, String body) {
    response = new Response(status, body);
  }

  /** From now on, whatever the others get. */
  void answers(String operation, String json) {
    responses.put(operation, new Response(200, json));
  }

  /** One after the other, and from then on as before. */
  void answersInTurn(String operation, String... json) {
    for (var each : json) {
      inTurn(operation).add(new Response(200, each));
    }
  }

  /** Once, after what it answers in turn. */
  void failsInTurn(String operation) {
    inTurn(operation).add(new Response(500, error("InternalErrorException")));
  }

  private Deque<Response> inTurn(String operation) {
    return inTurn.computeIfAbsent(operation, _ -> new ConcurrentLinkedDeque<>());
  }

  /** From now on a login needs this password, until another one is set. */
  void knows(String onlyPassword) {
    password = onlyPassword;
  }

  void refuses(String operation, String errorType) {
    fails(operation, 400, errorType);
  }

  void fails(String operation, int status, String errorType) {
    responses.put(operation, new Response(status, error(errorType)));
  }

  private static String error(String type) {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, MESSAGE);
  }

  List<String> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** The operations that came with a signature, which IAM checks on AWS. */
  Set<String> signed() {
    return Set.copyOf(signed);
  }

  /** The only call of an operation. */
  Call call(String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .reduce(
            (first, second) -> {
              throw new AssertionError("more than one " + operation);
            })
        .orElseThrow();
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

  private Response answer(Call call) {
    var next = inTurn(call.operation()).poll();
    var answer = next != null ? next : responses.getOrDefault(call.operation(), response);
    if (answer.status() == 200 && password != null) {
      if (call.operation().equals("AdminSetUserPassword")) {
        password = call.body().replaceAll(".*\"Password\":\"([^\"]*)\".*", "$1");
      }
      if (call.operation().equals("AdminInitiateAuth")
          && !call.body().contains("\"PASSWORD\":\"%s\"".formatted(password))) {
        return new Response(400, error("NotAuthorizedException"));
      }
    }
    return answer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var operation = target.substring(target.indexOf('.') + 1);
      calls.add(
          new Call(
              operation,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      if (exchange.getRequestHeaders().containsKey("Authorization")) {
        signed.add(operation);
      }
      var answer = answer(calls.getLast());
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.getResponseHeaders().set("x-amzn-RequestId", "cognito-request-1");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
