package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad token differs from the good one in one way. */
class AuthorizerTest {

  private static final String ISSUER = "http://127.0.0.1:9229/pool";
  private static final List<String> SCOPES = List.of("aws.cognito.signin.user.admin");
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

  private static RSAKey poolKey;
  private static RSAKey otherKey;

  private final Authorizer authorizer =
      new Authorizer(ISSUER, new ImmutableJWKSet<>(new JWKSet(poolKey.toPublicJWK())), () -> NOW);

  @BeforeAll
  static void makeKeys() throws JOSEException {
    poolKey = new RSAKeyGenerator(2048).keyID("key").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("key").generate();
  }

  @Test
  void a_good_token_gives_its_claims_as_text() throws JOSEException {
    var token =
        signed(claims(claims -> claims.claim("cognito:groups", List.of("admins", "staff"))));

    assertThat(authorizer.authorize("Bearer " + token, SCOPES))
        .hasValue(
            Map.of(
                "iss", ISSUER,
                "sub", "somebody",
                "token_use", "access",
                "scope", "aws.cognito.signin.user.admin openid",
                "exp", "Tue Dec 01 12:15:00 UTC 2026",
                "cognito:groups", "admins,staff"));
  }

  @Test
  void the_word_bearer_is_optional() throws JOSEException {
    assertThat(authorizer.authorize(signed(claims(_ -> {})), SCOPES)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void a_bad_token_is_refused(String what, String token) {
    assertThat(authorizer.authorize("Bearer " + token, SCOPES)).isEmpty();
  }

  static Stream<Arguments> a_bad_token_is_refused() throws JOSEException {
    return Stream.of(
        Arguments.of("signed by another key", signed(otherKey, claims(_ -> {}))),
        Arguments.of(
            "signed with the public key as a secret",
            signed(
                JWSAlgorithm.HS256,
                new MACSigner(poolKey.toRSAPublicKey().getEncoded()),
                claims(_ -> {}))),
        Arguments.of(
            "signed by another algorithm of the key",
            signed(JWSAlgorithm.RS512, new RSASSASigner(poolKey), claims(_ -> {}))),
        Arguments.of("not signed", new PlainJWT(claims(_ -> {})).serialize()),
        Arguments.of("changed after signing", changed(signed(claims(_ -> {})))),
        Arguments.of(
            "expired a second ago",
            signed(claims(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(1)))))),
        Arguments.of("without an end", signed(claims(claims -> claims.expirationTime(null)))),
        Arguments.of(
            "of a foreign pool",
            signed(claims(claims -> claims.issuer("http://127.0.0.1:9229/other")))),
        Arguments.of("an id token", signed(claims(claims -> claims.claim("token_use", "id")))),
        Arguments.of(
            "without the scope", signed(claims(claims -> claims.claim("scope", "openid")))),
        Arguments.of("without any scope", signed(claims(claims -> claims.claim("scope", null)))),
        Arguments.of("nobody's", signed(claims(claims -> claims.subject(null)))),
        Arguments.of("no token", "nonsense"),
        Arguments.of("empty", ""));
  }

  @Test
  void a_missing_header_is_refused() {
    assertThat(authorizer.authorize(null, SCOPES)).isEmpty();
  }

  @Test
  void a_verified_token_outlives_the_key_that_signed_it() throws JOSEException {
    var keys = new Keys(poolKey);
    var rotating = new Authorizer(ISSUER, keys, () -> NOW);
    var seen = signed(claims(_ -> {}));
    assertThat(rotating.authorize(seen, SCOPES)).isPresent();

    keys.current = otherKey;

    assertThat(rotating.authorize(seen, SCOPES)).isPresent();
    assertThat(rotating.authorize(signed(claims(c -> c.subject("new"))), SCOPES)).isEmpty();
    assertThat(rotating.authorize(signed(otherKey, claims(_ -> {})), SCOPES)).isPresent();
  }

  @Test
  void a_verified_token_ends_at_its_end() throws JOSEException {
    var clock = new SettableClock(NOW.toString());
    var later = new Authorizer(ISSUER, new Keys(poolKey), clock);
    var token = signed(claims(claims -> claims.expirationTime(Date.from(NOW.plusSeconds(60)))));
    assertThat(later.authorize(token, SCOPES)).isPresent();

    clock.advance(Duration.ofSeconds(59));
    assertThat(later.authorize(token, SCOPES)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    assertThat(later.authorize(token, SCOPES)).isEmpty();
  }

  @Test
  void a_verified_token_still_needs_the_scope() throws JOSEException {
    var token = signed(claims(_ -> {}));
    assertThat(authorizer.authorize(token, SCOPES)).isPresent();

    assertThat(authorizer.authorize(token, List.of("other"))).isEmpty();
  }

  @Test
  void another_token_is_verified_by_itself() throws JOSEException {
    var token = signed(claims(_ -> {}));
    assertThat(authorizer.authorize(token, SCOPES)).isPresent();

    assertThat(authorizer.authorize(changed(token), SCOPES)).isEmpty();
    assertThat(authorizer.authorize(signed(claims(c -> c.subject("other"))), SCOPES))
        .hasValueSatisfying(claims -> assertThat(claims).containsEntry("sub", "other"));
  }

  /** Keys that change. */
  private static final class Keys implements JWKSource<SecurityContext> {

    private RSAKey current;

    Keys(RSAKey current) {
      this.current = current;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
      return selector.select(new JWKSet(current.toPublicJWK()));
    }
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("somebody")
            .claim("token_use", "access")
            .claim("scope", "aws.cognito.signin.user.admin openid")
            .expirationTime(Date.from(NOW.plusSeconds(900)));
    change.accept(claims);
    return claims.build();
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(poolKey, claims);
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("key").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  /** The same token for another user. */
  private static String changed(String token) {
    var parts = token.split("\\.");
    parts[1] =
        com.nimbusds.jose.util.Base64URL.encode(
                claims(claims -> claims.subject("somebody-else")).toString())
            .toString();
    return String.join(".", parts);
  }
}
