package boxoffice.accounts;

import boxoffice.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app client of the user pool. Its id is in every token, so it is known. Its secret is not: it
 * keeps everybody but our functions from the operations that Cognito offers without a signature.
 */
public record AppClient(String id, Secret secret) {

  private static final String HMAC = "HmacSHA256";

  /**
   * The proof of the secret that Cognito wants with a request.
   *
   * @param userName the user of the request, as the request names it
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">Computing
   *     secret hash values</a>
   */
  String secretHash(String userName) {
    return Base64.getEncoder().encodeToString(hmac(bytes(secret.value()), userName + id));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
