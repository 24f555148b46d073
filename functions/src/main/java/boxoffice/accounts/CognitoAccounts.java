package boxoffice.accounts;

import static boxoffice.accounts.CognitoErrors.notServed;
import static boxoffice.accounts.CognitoErrors.noted;

import boxoffice.http.Secret;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * Accounts in the Cognito user pool, by its public operations, which no IAM permission governs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">How
 *     Cognito answers for users who do not exist</a>
 */
public final class CognitoAccounts {

  private final CognitoIdentityProviderClient cognito;
  private final String clientId;

  /**
   * Accounts of one user pool.
   *
   * @param clientId the app client, which has no secret
   */
  public CognitoAccounts(CognitoIdentityProviderClient cognito, String clientId) {
    this.cognito = cognito;
    this.clientId = clientId;
  }

  Registration register(Secret email, Secret password, String name) {
    try {
      var response =
          cognito.signUp(
              r ->
                  r.clientId(clientId)
                      .username(email.value())
                      .password(password.value())
                      .userAttributes(attribute("email", email.value()), attribute("name", name)));
      return new Registration.Registered(response.userSub(), name, response.userConfirmed());
    } catch (UsernameExistsException e) {
      return noted(e, new Registration.AccountExists());
    } catch (InvalidPasswordException e) {
      return noted(e, new Registration.PasswordRefused());
    } catch (InvalidParameterException e) {
      return noted(e, new Registration.AddressRefused());
    } catch (CodeDeliveryFailureException e) {
      return noted(e, new NotServed.Unavailable());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  Confirmation confirm(Secret email, Secret code) {
    try {
      cognito.confirmSignUp(
          r -> r.clientId(clientId).username(email.value()).confirmationCode(code.value()));
      return new Confirmation.Confirmed();
    } catch (CodeMismatchException
        | ExpiredCodeException
        | UserNotFoundException
        | NotAuthorizedException
        | AliasExistsException
        | InvalidParameterException e) {
      return noted(e, new Confirmation.WrongCode());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  CodeRequest resendConfirmation(Secret email) {
    return requestCode(
        () -> cognito.resendConfirmationCode(r -> r.clientId(clientId).username(email.value())));
  }

  CodeRequest forgotPassword(Secret email) {
    return requestCode(
        () -> cognito.forgotPassword(r -> r.clientId(clientId).username(email.value())));
  }

  Login logIn(Secret email, Secret password) {
    try {
      var response =
          initiateAuth(
              AuthFlowType.USER_PASSWORD_AUTH,
              Map.of("USERNAME", email.value(), "PASSWORD", password.value()));
      var tokens = response.authenticationResult();
      return tokens == null
          ? new Login.ChallengeRequired()
          : new Login.LoggedIn(
              new Secret(tokens.accessToken()),
              new Secret(tokens.refreshToken()),
              expiresIn(tokens));
    } catch (UserNotConfirmedException e) {
      return noted(e, new Login.NotConfirmed());
    } catch (NotAuthorizedException
        | UserNotFoundException
        | InvalidPasswordException
        | PasswordResetRequiredException
        | InvalidParameterException e) {
      return noted(e, new Login.WrongCredentials());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  Refresh refresh(Secret refreshToken) {
    try {
      var tokens =
          initiateAuth(
                  AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refreshToken.value()))
              .authenticationResult();
      return tokens == null
          ? new Refresh.WrongCredentials()
          : new Refresh.Refreshed(new Secret(tokens.accessToken()), expiresIn(tokens));
    } catch (NotAuthorizedException
        | UserNotFoundException
        | UserNotConfirmedException
        | PasswordResetRequiredException
        | InvalidParameterException e) {
      return noted(e, new Refresh.WrongCredentials());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /**
   * Revokes a refresh token. One that is of no use any more is as good as revoked (<a
   * href="https://www.rfc-editor.org/rfc/rfc7009#section-2.2">RFC 7009, 2.2</a>).
   */
  Logout logOut(Secret refreshToken) {
    try {
      cognito.revokeToken(r -> r.clientId(clientId).token(refreshToken.value()));
      return new Logout.LoggedOut();
    } catch (NotAuthorizedException
        | UnauthorizedException
        | UnsupportedTokenTypeException
        | InvalidParameterException e) {
      return noted(e, new Logout.LoggedOut());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  PasswordReset resetPassword(Secret email, Secret code, Secret password) {
    try {
      cognito.confirmForgotPassword(
          r ->
              r.clientId(clientId)
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

  private InitiateAuthResponse initiateAuth(AuthFlowType flow, Map<String, String> parameters) {
    return cognito.initiateAuth(
        r -> r.clientId(clientId).authFlow(flow).authParameters(parameters));
  }

  /**
   * Seconds that the access token is good for. Cognito's answer may leave them out; those of
   * cognito-local do.
   */
  private static int expiresIn(AuthenticationResultType tokens) {
    return tokens.expiresIn() != null
        ? tokens.expiresIn()
        : TokenLifetime.seconds(new Secret(tokens.accessToken()));
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}
