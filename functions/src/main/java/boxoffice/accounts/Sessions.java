package boxoffice.accounts;

import static boxoffice.accounts.CognitoErrors.isLockOut;
import static boxoffice.accounts.CognitoErrors.notServed;
import static boxoffice.accounts.CognitoErrors.noted;

import boxoffice.http.AccessToken;
import boxoffice.http.Secret;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * Logins, and the tokens that they give. Only our functions can log anybody in: the operations are
 * signed, and need the secret of the app client, too.
 *
 * <p>To renew a token or to answer a challenge, the proof of that secret must name the user as
 * Cognito does inside. So what a caller keeps, refresh token and session, begins with that name.
 */
public final class Sessions {

  private static final String ADMINS = "admins";

  private final CognitoIdentityProviderClient cognito;
  private final String userPoolId;
  private final AppClient client;
  private final Accounts accounts;

  /**
   * Sessions of one user pool.
   *
   * @param client the app client that signs in
   */
  public Sessions(CognitoIdentityProviderClient cognito, String userPoolId, AppClient client) {
    this.cognito = cognito;
    this.userPoolId = userPoolId;
    this.client = client;
    this.accounts = new Accounts(cognito, userPoolId);
  }

  Login logIn(Secret email, Secret password) {
    try {
      var response =
          initiateAuth(
              AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
              Map.of(
                  "USERNAME", email.value(),
                  "PASSWORD", password.value(),
                  "SECRET_HASH", client.secretHash(email.value())));
      if (response.challengeName() == ChallengeNameType.SOFTWARE_TOKEN_MFA) {
        var userName = response.challengeParameters().getOrDefault("USER_ID_FOR_SRP", "");
        return new Login.SecondFactorAsked(new Named(userName, response.session()).joined());
      }
      var tokens = response.authenticationResult();
      return tokens == null ? new Login.ChallengeRequired() : afterPassword(tokens);
    } catch (NotAuthorizedException e) {
      return noted(
          e, isLockOut(e) ? new NotServed.TooManyRequests() : new Login.WrongCredentials());
    } catch (UserNotFoundException
        | UserNotConfirmedException
        | InvalidPasswordException
        | PasswordResetRequiredException
        | InvalidParameterException e) {
      return noted(e, new Login.WrongCredentials());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /**
   * Goes on with a login that asked for a code of the authenticator.
   *
   * @param session that of {@link Login.SecondFactorAsked}
   */
  Login secondFactor(Secret session, Secret code) {
    var named = Named.of(session);
    try {
      var tokens =
          cognito
              .adminRespondToAuthChallenge(
                  r ->
                      r.userPoolId(userPoolId)
                          .clientId(client.id())
                          .challengeName(ChallengeNameType.SOFTWARE_TOKEN_MFA)
                          .session(named.token())
                          .challengeResponses(
                              Map.of(
                                  "USERNAME", named.userName(),
                                  "SOFTWARE_TOKEN_MFA_CODE", code.value(),
                                  "SECRET_HASH", client.secretHash(named.userName()))))
              .authenticationResult();
      return tokens == null ? new Login.ChallengeRequired() : loggedIn(tokens);
    } catch (CodeMismatchException | ExpiredCodeException e) {
      return noted(e, new Login.WrongCode());
    } catch (NotAuthorizedException e) {
      return noted(
          e, isLockOut(e) ? new NotServed.TooManyRequests() : new Login.WrongCredentials());
    } catch (UserNotFoundException
        | UserNotConfirmedException
        | PasswordResetRequiredException
        | InvalidParameterException e) {
      return noted(e, new Login.WrongCredentials());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  Refresh refresh(Secret refreshToken) {
    var named = Named.of(refreshToken);
    try {
      var tokens =
          initiateAuth(
                  AuthFlowType.REFRESH_TOKEN_AUTH,
                  Map.of(
                      "REFRESH_TOKEN", named.token(),
                      "SECRET_HASH", client.secretHash(named.userName())))
              .authenticationResult();
      return tokens == null
          ? new Refresh.WrongCredentials()
          : refreshed(AccessToken.of(tokens.accessToken()), refreshToken);
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
      cognito.revokeToken(
          r ->
              r.clientId(client.id())
                  .clientSecret(client.secret().value())
                  .token(Named.of(refreshToken).token()));
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

  /** Cognito asked for no second factor, so the account has none. */
  private Login afterPassword(AuthenticationResultType tokens) {
    var login = loggedIn(tokens);
    if (!isAdmin(AccessToken.of(tokens.accessToken()))) {
      return login;
    }
    return switch (logOut(login.refreshToken())) {
      case Logout.LoggedOut _ -> new Login.SecondFactorMissing();
      case NotServed reason -> reason;
    };
  }

  private static Login.LoggedIn loggedIn(AuthenticationResultType tokens) {
    var accessToken = AccessToken.of(tokens.accessToken());
    return new Login.LoggedIn(
        accessToken.value(),
        new Named(accessToken.userName(), tokens.refreshToken()).joined(),
        accessToken.expiresIn());
  }

  /** Somebody may have become an admin after the login. */
  private Refresh refreshed(AccessToken accessToken, Secret refreshToken) {
    var refreshed = new Refresh.Refreshed(accessToken.value(), accessToken.expiresIn());
    if (!isAdmin(accessToken)) {
      return refreshed;
    }
    return switch (accounts.find(accessToken.userName())) {
      case AccountFound.Found(var account) when account.hasSecondFactor() -> refreshed;
      case AccountFound.Found _ ->
          switch (logOut(refreshToken)) {
            case Logout.LoggedOut _ -> new Refresh.SecondFactorMissing();
            case NotServed reason -> reason;
          };
      case AccountFound.NoSuchAccount _ -> new Refresh.WrongCredentials();
      case NotServed reason -> reason;
    };
  }

  private static boolean isAdmin(AccessToken accessToken) {
    return accessToken.groups().contains(ADMINS);
  }

  private AdminInitiateAuthResponse initiateAuth(
      AuthFlowType flow, Map<String, String> parameters) {
    return cognito.adminInitiateAuth(
        r ->
            r.userPoolId(userPoolId)
                .clientId(client.id())
                .authFlow(flow)
                .authParameters(parameters));
  }

  /** What Cognito gave out, with the internal name of the user it belongs to. */
  private record Named(String userName, String token) {

    /** A text that is not one of ours names nobody, and Cognito refuses it. */
    static Named of(Secret joined) {
      var dot = joined.value().indexOf('.');
      return new Named(
          joined.value().substring(0, Math.max(dot, 0)), joined.value().substring(dot + 1));
    }

    Secret joined() {
      return new Secret(userName + "." + token);
    }
  }
}
