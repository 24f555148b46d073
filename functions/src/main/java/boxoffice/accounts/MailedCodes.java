package boxoffice.accounts;

import static boxoffice.accounts.CognitoErrors.notServed;
import static boxoffice.accounts.CognitoErrors.noted;

import boxoffice.http.Secret;
import java.util.Base64;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * The codes that Cognito sends to an address, and what a code opens. These operations are not
 * signed; what keeps others from them is the secret of the app client.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">How
 *     Cognito answers for users who do not exist</a>
 */
public final class MailedCodes {

  private static final int BYTES_OF_UNKNOWN_PASSWORD = 48;

  private final CognitoIdentityProviderClient cognito;
  private final AppClient client;
  private final RandomGenerator random;

  /**
   * Codes of one user pool.
   *
   * @param client the app client that signs up
   * @param random draws passwords that nobody knows
   */
  public MailedCodes(
      CognitoIdentityProviderClient cognito, AppClient client, RandomGenerator random) {
    this.cognito = cognito;
    this.client = client;
    this.random = random;
  }

  /**
   * Opens an account that nobody can use, and sends the code that confirms it. For an address that
   * has an account the code is sent again, if it is not confirmed.
   */
  Registration register(Secret email) {
    try {
      cognito.signUp(
          r ->
              r.clientId(client.id())
                  .secretHash(client.secretHash(email.value()))
                  .username(email.value())
                  .password(unknownPassword())
                  .userAttributes(
                      AttributeType.builder().name("email").value(email.value()).build()));
      return new Registration.Accepted();
    } catch (UsernameExistsException e) {
      return noted(e, registerAgain(email));
    } catch (InvalidParameterException e) {
      return noted(e, new Registration.AddressRefused());
    } catch (CodeDeliveryFailureException e) {
      return noted(e, new NotServed.Unavailable());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  private Registration registerAgain(Secret email) {
    try {
      resend(email);
      return new Registration.Accepted();
    } catch (InvalidParameterException e) {
      // How Cognito answers where the address is confirmed.
      return noted(e, new Registration.HasAccount());
    } catch (UserNotFoundException | NotAuthorizedException | CodeDeliveryFailureException e) {
      return noted(e, new Registration.Accepted());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  private void resend(Secret email) {
    cognito.resendConfirmationCode(
        r ->
            r.clientId(client.id())
                .secretHash(client.secretHash(email.value()))
                .username(email.value()));
  }

  /** Confirms an account, and nothing else: its password is still the one that nobody knows. */
  CodeCheck confirm(Secret email, Secret code) {
    try {
      cognito.confirmSignUp(
          r ->
              r.clientId(client.id())
                  .secretHash(client.secretHash(email.value()))
                  .username(email.value())
                  .confirmationCode(code.value()));
      return new CodeCheck.Right();
    } catch (CodeMismatchException
        | ExpiredCodeException
        | UserNotFoundException
        | NotAuthorizedException
        | AliasExistsException
        | InvalidParameterException e) {
      return noted(e, new CodeCheck.Wrong());
    } catch (UnexpectedLambdaException
        | UserLambdaValidationException
        | InvalidLambdaResponseException e) {
      // The trigger of the pool is called here, too. A reset opens an account whose code is used.
      return noted(e, new NotServed.Unavailable());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  CodeRequest resendConfirmation(Secret email) {
    return requestCode(() -> resend(email));
  }

  CodeRequest forgotPassword(Secret email) {
    return requestCode(
        () ->
            cognito.forgotPassword(
                r ->
                    r.clientId(client.id())
                        .secretHash(client.secretHash(email.value()))
                        .username(email.value())));
  }

  PasswordReset resetPassword(Secret email, Secret code, Secret password) {
    try {
      cognito.confirmForgotPassword(
          r ->
              r.clientId(client.id())
                  .secretHash(client.secretHash(email.value()))
                  .username(email.value())
                  .confirmationCode(code.value())
                  .password(password.value()));
      return new PasswordReset.Reset();
    } catch (InvalidPasswordException | PasswordHistoryPolicyViolationException e) {
      return noted(e, new PasswordReset.PasswordRefused());
    } catch (CodeMismatchException
        | ExpiredCodeException
        | UserNotFoundException
        | UserNotConfirmedException
        | NotAuthorizedException
        | InvalidParameterException e) {
      return noted(e, new PasswordReset.WrongCode());
    } catch (UnexpectedLambdaException
        | UserLambdaValidationException
        | InvalidLambdaResponseException e) {
      return noted(e, new PasswordReset.SessionsMayLive());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /** Accepted even if the address has no account, or one to which no code is sent as it is. */
  private static CodeRequest requestCode(Runnable operation) {
    try {
      operation.run();
      return new CodeRequest.Accepted();
    } catch (UserNotFoundException
        | UserNotConfirmedException
        | NotAuthorizedException
        | InvalidParameterException
        | CodeDeliveryFailureException e) {
      return noted(e, new CodeRequest.Accepted());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  private String unknownPassword() {
    var bytes = new byte[BYTES_OF_UNKNOWN_PASSWORD];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
