package boxoffice.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.dynamodb.Hmac;
import boxoffice.http.Secret;
import java.util.Base64;

/**
 * An app client of the user pool. Its id is in every token, so it is known. Its secret is not: it
 * keeps everybody but our functions from the operations that Cognito offers without a signature.
 */
public record AppClient(String id, Secret secret) {

  /**
   * The proof of the secret that Cognito wants with a request.
   *
   * @param userName the user of the request, as the request names it
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">Computing
   *     secret hash values</a>
   */
  String secretHash(String userName) {
    return Base64.getEncoder()
        .encodeToString(Hmac.of(secret.value().getBytes(UTF_8), userName + id));
  }
}
