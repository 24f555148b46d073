package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens that differ from a person's valid one in one way. */
final class Tokens {

  private static final JsonMapper JSON = new JsonMapper();

  private final Person person;
  private final SignedJWT good;

  Tokens(Person person) {
    this.person = person;
    try {
      this.good = SignedJWT.parse(person.accessToken());
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A token signed with the key of the pool, so that only the change is wrong. */
  String with(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(change, poolKey());
  }

  String expired() {
    var past = Date.from(Instant.now().minus(Duration.ofSeconds(5)));
    return with(claims -> claims.expirationTime(past));
  }

  String ofAnotherPool() {
    return with(claims -> claims.issuer(claims("iss").replaceFirst("[^/]*$", "another-pool")));
  }

  String withoutScope() {
    return with(claims -> claims.claim("scope", "openid"));
  }

  /** A token signed with a key that has the id of the pool's key. */
  String forged() {
    try {
      return signed(
          claims -> claims,
          new RSAKeyGenerator(2048).keyID(good.getHeader().getKeyID()).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of another user with the signature of this person's token. */
  String withClaimsReplaced() {
    var parts = person.accessToken().split("\\.");
    var others =
        with(claims -> claims.subject("11111111-1111-4111-8111-111111111111")).split("\\.");
    return String.join(".", parts[0], others[1], parts[2]);
  }

  String unsigned() {
    return new PlainJWT(claims()).serialize();
  }

  /** The id of the user pool. */
  String pool() {
    return claims("iss").replaceFirst(".*/", "");
  }

  String clientId() {
    return claims("client_id");
  }

  /** The id token of the same person, which the API never returns. */
  String id() {
    var system = person.api().system();
    var pool = pool();
    var clientId = claims("client_id");
    var client =
        cognito(system, "DescribeUserPoolClient", Map.of("UserPoolId", pool, "ClientId", clientId))
            .path("UserPoolClient");
    var login =
        Map.of(
            "AuthFlow",
            "ADMIN_USER_PASSWORD_AUTH",
            "UserPoolId",
            pool,
            "ClientId",
            clientId,
            "AuthParameters",
            Map.of(
                "USERNAME", person.email(),
                "PASSWORD", person.password(),
                "SECRET_HASH",
                    SideDoors.proof(
                        client.path("ClientSecret").asText(), person.email() + clientId)));
    var tokens = cognito(system, "AdminInitiateAuth", login).path("AuthenticationResult");
    var id = tokens.path("IdToken").asText();
    assertThat(id).isNotEmpty();
    Secrets.note(id);
    return id;
  }

  static JsonNode cognito(RunningSystem system, String operation, Map<String, ?> request) {
    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(system.cognito())
                  .header("Content-Type", "application/x-amz-json-1.1")
                  .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                  .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                  .build(),
              BodyHandlers.ofString());
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String signed(UnaryOperator<JWTClaimsSet.Builder> change, RSAKey key) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              change.apply(new JWTClaimsSet.Builder(claims())).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet claims() {
    try {
      return good.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String claims(String name) {
    return String.valueOf(claims().getClaim(name));
  }

  /** A token signed with the key that is published with cognito-local, under the same id. */
  String signedWithThePublishedKey() {
    return signed(
        claims -> claims,
        key(Path.of("cognito/node_modules/cognito-local/lib/keys/cognitoLocal.private.json")));
  }

  /** The pool's key, which the local system makes at its start. */
  private RSAKey poolKey() {
    var port = person.api().system().cognito().getPort();
    return key(Path.of("target/cognito-%d/.cognito/key.json".formatted(port)));
  }

  private static RSAKey key(Path file) {
    try {
      return RSAKey.parse(JSON.readTree(file.toFile()).path("jwk").toString());
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
