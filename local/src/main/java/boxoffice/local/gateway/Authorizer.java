package boxoffice.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The user-pool authorizer of a method with scopes: it accepts access tokens that the pool signed,
 * that have not expired, and that have one of the scopes. Like API Gateway's authorizer it checks
 * neither the client id nor revocation. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 * JSON web tokens</a>.
 */
public final class Authorizer {

  private static final DateTimeFormatter CLAIM_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** Makes the authorizer of a running pool, which publishes its keys below its issuer. */
  public static Authorizer ofPool(URI issuer) throws MalformedURLException {
    var keys = URI.create(issuer + "/.well-known/jwks.json").toURL();
    return new Authorizer(
        issuer.toString(),
        JWKSourceBuilder.<SecurityContext>create(keys).build(),
        Clock.systemUTC());
  }

  /**
   * Makes the authorizer of a pool with these keys.
   *
   * @param issuer the issuer that tokens must name
   */
  Authorizer(String issuer, JWKSource<SecurityContext> keys, InstantSource clock) {
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            new JWTClaimsSet.Builder().issuer(issuer).claim("token_use", "access").build(),
            Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(0);
    processor.setJWTClaimsSetVerifier(verifier);
  }

  /**
   * The claims of a good token as text, as API Gateway passes them to a function; empty if the
   * token is not good.
   *
   * @param authorization the header, with or without {@code Bearer}
   * @param scopes scopes, of which the token must have one
   */
  Optional<Map<String, String>> authorize(@Nullable String authorization, List<String> scopes) {
    if (authorization == null) {
      return Optional.empty();
    }
    try {
      var claims = processor.process(authorization.replaceFirst("(?i)^Bearer +", ""), null);
      var granted = Optional.ofNullable(claims.getStringClaim("scope")).orElse("").split(" ");
      return List.of(granted).stream().anyMatch(scopes::contains)
          ? Optional.of(texts(claims))
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(JWTClaimsSet claims) {
    return claims.getClaims().entrySet().stream()
        .filter(claim -> claim.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, claim -> text(claim.getValue())));
  }

  private static String text(Object value) {
    return switch (value) {
      case Date time -> CLAIM_TIME.format(time.toInstant());
      case Collection<?> list ->
          list.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> String.valueOf(value);
    };
  }
}
