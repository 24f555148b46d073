package boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says of itself. It comes straight from Cognito, so no signature is checked.
 *
 * @param userName the user's internal name
 * @param groups the user's groups
 * @param expiresIn seconds from its issue until it expires
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">The
 *     claims of an access token</a>
 */
public record AccessToken(Secret value, String userName, List<String> groups, int expiresIn) {

  private static final JsonMapper MAPPER = new JsonMapper();

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Claims(
      @Nullable String username,
      @JsonProperty("cognito:groups") @Nullable List<String> groups,
      @Nullable Long iat,
      @Nullable Long exp) {}

  /**
   * Reads a token.
   *
   * @throws IllegalStateException if it is none, without the token in the message
   */
  public static AccessToken of(String token) {
    var claims = claims(token);
    if (claims == null || claims.username == null || claims.iat == null || claims.exp == null) {
      throw new IllegalStateException("the access token does not say whose it is, or until when");
    }
    return new AccessToken(
        new Secret(token),
        claims.username,
        claims.groups == null ? List.of() : claims.groups,
        Math.toIntExact(claims.exp - claims.iat));
  }

  private static @Nullable Claims claims(String token) {
    var parts = token.split("\\.", 3);
    if (parts.length < 3) {
      return null;
    }
    try {
      return MAPPER.readValue(
          new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8), Claims.class);
    } catch (IllegalArgumentException | JsonProcessingException _) {
      return null;
    }
  }
}
