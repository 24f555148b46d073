package boxoffice.accounts;

import static boxoffice.accounts.CognitoErrors.notServed;
import static boxoffice.accounts.CognitoErrors.noted;

import boxoffice.http.Secret;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/**
 * What Cognito lets only users do themselves, by their access token: these operations have no
 * counterpart for administrators. They are not signed, and no IAM permission governs them.
 */
public final class SelfService {

  private final CognitoIdentityProviderClient cognito;

  public SelfService(CognitoIdentityProviderClient cognito) {
    this.cognito = cognito;
  }

  /** Makes the address that waits for this code the address of the account. */
  CodeTyped confirmAddress(Secret accessToken, Secret code) {
    return typed(
        () -> {
          cognito.verifyUserAttribute(
              r -> r.accessToken(accessToken.value()).attributeName("email").code(code.value()));
          return new CodeTyped.Taken();
        });
  }

  /** Draws the secret of a new authenticator. One that the account has stays until the code. */
  Enrolment startAuthenticator(Secret accessToken) {
    try {
      var response = cognito.associateSoftwareToken(r -> r.accessToken(accessToken.value()));
      return new Enrolment.Started(new Secret(response.secretCode()));
    } catch (NotAuthorizedException | UserNotFoundException e) {
      return noted(e, new Enrolment.TokenRefused());
    } catch (ConcurrentModificationException e) {
      return noted(e, new NotServed.Unavailable());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /** Takes the first code of a new authenticator. A login does not ask for codes by this alone. */
  CodeTyped confirmAuthenticator(Secret accessToken, Secret code) {
    return typed(
        () -> {
          var response =
              cognito.verifySoftwareToken(
                  r -> r.accessToken(accessToken.value()).userCode(code.value()));
          return response.status() == VerifySoftwareTokenResponseType.SUCCESS
              ? new CodeTyped.Taken()
              : new CodeTyped.WrongCode();
        });
  }

  private static CodeTyped typed(Supplier<CodeTyped> operation) {
    try {
      return operation.get();
    } catch (CodeMismatchException
        | ExpiredCodeException
        | AliasExistsException
        | EnableSoftwareTokenMfaException
        | SoftwareTokenMfaNotFoundException
        | InvalidParameterException e) {
      return noted(e, new CodeTyped.WrongCode());
    } catch (NotAuthorizedException
        | UserNotFoundException
        | UserNotConfirmedException
        | PasswordResetRequiredException e) {
      return noted(e, new CodeTyped.TokenRefused());
    } catch (SdkException e) {
      return notServed(e);
    }
  }
}
