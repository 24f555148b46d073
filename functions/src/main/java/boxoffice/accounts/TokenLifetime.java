package boxoffice.accounts;

import boxoffice.http.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * How long an access token is good for, by its own claims (<a
 * href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, 4.1</a>). It comes straight
 * from Cognito, and nothing is allowed because of what is read here: so no signature is checked.
 */
final class TokenLifetime {

  private static final Pattern ISSUED = Pattern.compile("\"iat\"\\s*:\\s*(\\d{1,12})\\b");
  private static final Pattern EXPIRES = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})\\b");

  private TokenLifetime() {}

  /** Seconds from its issue until it expires. */
  static int seconds(Secret accessToken) {
    var parts = accessToken.value().split("\\.", 3);
    if (parts.length == 3) {
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      var issued = ISSUED.matcher(claims);
      var expires = EXPIRES.matcher(claims);
      if (issued.find() && expires.find()) {
        return Math.toIntExact(Long.parseLong(expires.group(1)) - Long.parseLong(issued.group(1)));
      }
    }
    throw new IllegalStateException("the access token does not say when it expires");
  }
}
