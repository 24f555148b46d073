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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The user-pool authorizer of a method with scopes: it accepts access tokens that the pool signed,
 * that have not expired, and that have one of the scopes. Like API Gateway's authorizer it checks
 * neither the client id nor revocation. A token whose signature was verified is not verified again;
 * its end and its scopes are looked at each time. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 * JSON web tokens</a>.
 */
public final class Authorizer {

  private static final Pattern BEARER = Pattern.compile("(?i)^Bearer +");

  private static final DateTimeFormatter CLAIM_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** How many verified tokens are remembered: the ones that were used last. */
  private static final int REMEMBERED = 5_000;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final InstantSource clock;
  private final Map<String, Verified> verified =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
              return size() > REMEMBERED;
            }
          });

  /**
   * What a token of the pool says.
   *
   * @param ends its own end, from which on it is good for nothing
   */
  private record Verified(Instant ends, List<String> scopes, Map<String, String> claims) {}

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
    this.clock = clock;
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
    var token = BEARER.matcher(authorization).replaceFirst("");
    return remembered(token)
        .or(() -> verify(token))
        .filter(good -> good.scopes().stream().anyMatch(scopes::contains))
        .map(Verified::claims);
  }

  private Optional<Verified> remembered(String token) {
    var known = verified.get(token);
    if (known != null && !clock.instant().isBefore(known.ends())) {
      verified.remove(token);
      return Optional.empty();
    }
    return Optional.ofNullable(known);
  }

  private Optional<Verified> verify(String token) {
    try {
      var claims = processor.process(token, null);
      var scopes = Optional.ofNullable(claims.getStringClaim("scope")).orElse("").split(" ");
      var good =
          new Verified(
              claims.getExpirationTime().toInstant(), List.of(scopes), Map.copyOf(texts(claims)));
      verified.put(token, good);
      return Optional.of(good);
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
