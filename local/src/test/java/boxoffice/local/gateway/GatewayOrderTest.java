package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.lambda.LocalFunction;
import boxoffice.local.template.Template;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the checks before a function, and how the gateway answers when a function fails. */
class GatewayOrderTest {

  private static final Template TEMPLATE =
      Template.parse(
          """
          Globals: { Function: { Timeout: 30 } }
          Resources:
            Api:
              Type: AWS::Serverless::Api
              Properties:
                StageName: v1
                Auth:
                  DefaultAuthorizer: Users
                  ApiKeyRequired: true
                  Authorizers: { Users: { AuthorizationScopes: [read] } }
                Cors: { AllowOrigin: "'*'" }
                MethodSettings:
                  - { HttpMethod: GET, ResourcePath: "/~1tight", ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }
                  - { HttpMethod: OPTIONS, ResourcePath: "/~1tight", ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }
                  - { HttpMethod: GET, ResourcePath: "/~1open-tight", ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }
            Plan:
              Type: AWS::ApiGateway::UsagePlan
              Properties:
                UsagePlanName: plan
                Throttle: { RateLimit: 1, BurstLimit: 2 }
                Quota: { Limit: 3, Period: DAY }
            Echo:
              Type: AWS::Serverless::Function
              Properties:
                Handler: boxoffice.local.lambda.TestFunctions$Echo::handleRequest
                Events:
                  Http: { Type: Api, Properties: { Method: get, Path: /echo } }
                  Tight: { Type: Api, Properties: { Method: get, Path: /tight } }
                  Open: { Type: Api, Properties: { Method: get, Path: /open, Auth: { Authorizer: NONE, ApiKeyRequired: false } } }
                  OpenTight: { Type: Api, Properties: { Method: get, Path: /open-tight, Auth: { Authorizer: NONE, ApiKeyRequired: false } } }
            Failing:
              Type: AWS::Serverless::Function
              Properties:
                Handler: boxoffice.local.lambda.TestFunctions$Failing::handleRequest
                Events:
                  Http: { Type: Api, Properties: { Method: get, Path: /failing } }
            Malformed:
              Type: AWS::Serverless::Function
              Properties:
                Handler: boxoffice.local.lambda.TestFunctions$Malformed::handleRequest
                Events:
                  Http: { Type: Api, Properties: { Method: get, Path: /malformed } }
            Slow:
              Type: AWS::Serverless::Function
              Properties:
                Handler: boxoffice.local.lambda.TestFunctions$Hanging::handleRequest
                Events:
                  Http: { Type: Api, Properties: { Method: get, Path: /slow } }
            Hanging:
              Type: AWS::Serverless::Function
              Properties:
                Timeout: 0
                Handler: boxoffice.local.lambda.TestFunctions$Hanging::handleRequest
                Events:
                  Http: { Type: Api, Properties: { Method: get, Path: /hanging } }
          """,
          Map.of());

  private static RSAKey key;

  private final SettableClock clock = new SettableClock("2026-12-01T12:00:00Z");
  private Gateway gateway;
  private Gateway impatient;
  private String token;

  @BeforeAll
  static void makeKey() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("key").generate();
  }

  @BeforeEach
  void make() throws Exception {
    var signed =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(),
            new JWTClaimsSet.Builder()
                .issuer("pool")
                .subject("somebody")
                .claim("token_use", "access")
                .claim("scope", "read")
                .expirationTime(Date.from(clock.instant().plus(Duration.ofDays(1))))
                .build());
    signed.sign(new RSASSASigner(key));
    token = signed.serialize();

    var functions = LocalFunction.loadAll(TEMPLATE);
    var authorizer =
        new Authorizer("pool", new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), clock);
    gateway = new Gateway(TEMPLATE, authorizer, functions, Gateway.MAX_WAIT, clock);
    impatient = new Gateway(TEMPLATE, authorizer, functions, Duration.ZERO, clock);
  }

  @Test
  void a_request_with_token_and_key_reaches_its_function() throws Exception {
    var reply = get("/echo", token, "plan");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(body(reply)).isEqualTo("GET /echo");
  }

  @Test
  void the_route_is_checked_first() throws Exception {
    assertThat(body(get("/nothing", "bad", "none"))).contains("Missing Authentication Token");
  }

  @Test
  void the_token_is_checked_before_the_key() throws Exception {
    assertThat(body(get("/echo", "bad", "none"))).contains("Unauthorized");
    assertThat(body(get("/echo", token, "none"))).contains("Forbidden");
  }

  @Test
  void a_bad_token_costs_the_plan_nothing() throws Exception {
    for (var i = 0; i < 10; i++) {
      get("/echo", "bad", "plan");
    }

    assertThat(get("/echo", token, "plan").status()).isEqualTo(200);
  }

  @Test
  void a_plan_is_throttled_beyond_its_burst() throws Exception {
    assertThat(get("/echo", token, "plan").status()).isEqualTo(200);
    assertThat(get("/echo", token, "plan").status()).isEqualTo(200);
    assertThat(body(get("/echo", token, "plan"))).contains("Too Many Requests");
  }

  @Test
  void a_plan_has_a_quota() throws Exception {
    for (var i = 0; i < 3; i++) {
      assertThat(get("/echo", token, "plan").status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(body(get("/echo", token, "plan"))).contains("Limit Exceeded");
  }

  @Test
  void the_load_plan_is_exempt_from_method_throttles() throws Exception {
    assertThat(get("/tight", token, "plan").status()).isEqualTo(200);
    assertThat(body(get("/tight", token, "plan"))).contains("Too Many Requests");

    for (var i = 0; i < 100; i++) {
      assertThat(get("/tight", token, "load").status()).isEqualTo(200);
    }
  }

  @Test
  void an_open_route_has_a_throttle_too() throws Exception {
    assertThat(get("/open-tight", "bad", "none").status()).isEqualTo(200);
    assertThat(body(get("/open-tight", "bad", "none"))).contains("Too Many Requests");
    assertThat(get("/open", "bad", "none").status()).as("another route").isEqualTo(200);

    assertThat(get("/open-tight", "bad", "load").status()).as("the load plan").isEqualTo(200);
  }

  @Test
  void a_preflight_is_throttled_as_any_method() throws Exception {
    assertThat(send("OPTIONS", "/tight", "bad", "none").status()).isEqualTo(200);
    assertThat(body(send("OPTIONS", "/tight", "bad", "none"))).contains("Too Many Requests");

    assertThat(send("OPTIONS", "/echo", "bad", "none").status()).isEqualTo(200);
    assertThat(get("/tight", token, "plan").status()).as("another method").isEqualTo(200);
  }

  @Test
  void an_open_route_needs_no_token_or_key() throws Exception {
    assertThat(get("/open", "bad", "none").status()).isEqualTo(200);
  }

  @Test
  void a_failed_function_is_a_bad_gateway() throws Exception {
    assertThat(get("/failing", token, "load").status()).isEqualTo(502);
    assertThat(get("/malformed", token, "load").status()).isEqualTo(502);
    assertThat(get("/hanging", token, "load").status()).isEqualTo(502);
  }

  @Test
  void a_slow_function_is_a_gateway_timeout() throws Exception {
    var reply = impatient.answer(request("GET", "/slow", token, "load"));

    assertThat(reply.status()).isEqualTo(504);
    assertThat(body(reply)).contains("Endpoint request timed out");
  }

  private Reply get(String path, String token, String plan) throws InterruptedException {
    return send("GET", path, token, plan);
  }

  private Reply send(String method, String path, String token, String plan)
      throws InterruptedException {
    return gateway.answer(request(method, path, token, plan));
  }

  private Request request(String method, String path, String token, String plan) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Authorization", List.of("Bearer " + token));
    headers.put("x-api-key", List.of(UsagePlans.key(plan)));
    return new Request(
        "id", clock.instant(), method, path, null, headers, new byte[0], "127.0.0.1", "HTTP/1.1");
  }

  private static String body(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
