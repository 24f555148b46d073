package boxoffice.accounts;

import static boxoffice.accounts.CognitoErrors.notServed;
import static boxoffice.accounts.CognitoErrors.noted;

import boxoffice.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/**
 * Accounts in the Cognito user pool, by its operations for administrators: signed, and governed by
 * IAM. Each is safe to repeat.
 */
public final class Accounts {

  private static final String SECOND_FACTOR = "SOFTWARE_TOKEN_MFA";
  private static final String UNCONFIRMED = "cognito:user_status = \"UNCONFIRMED\"";

  /** Cognito's limit. */
  private static final int MOST_LISTED = 60;

  private final CognitoIdentityProviderClient cognito;
  private final String userPoolId;

  public Accounts(CognitoIdentityProviderClient cognito, String userPoolId) {
    this.cognito = cognito;
    this.userPoolId = userPoolId;
  }

  /**
   * The account of a user.
   *
   * @param userName the user id, or the address
   */
  public AccountFound find(String userName) {
    try {
      return new AccountFound.Found(
          account(cognito.adminGetUser(r -> r.userPoolId(userPoolId).username(userName))));
    } catch (UserNotFoundException e) {
      return noted(e, new AccountFound.NoSuchAccount());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /**
   * Sets attributes.
   *
   * @param attributes by name; an empty value removes one
   */
  AccountChange set(String userId, Map<String, String> attributes) {
    return change(
        () ->
            cognito.adminUpdateUserAttributes(
                r ->
                    r.userPoolId(userPoolId)
                        .username(userId)
                        .userAttributes(attributes(attributes))));
  }

  /**
   * Has Cognito send a code to another address, which becomes that of the account once the code is
   * typed: the pool requires it ({@code AttributesRequireVerificationBeforeUpdate}). Whether
   * another account has the address makes no difference here.
   */
  AddressChange changeAddress(String userId, Secret email) {
    try {
      cognito.adminUpdateUserAttributes(
          r ->
              r.userPoolId(userPoolId)
                  .username(userId)
                  .userAttributes(attributes(Map.of("email", email.value()))));
      return new AddressChange.Held();
    } catch (AliasExistsException | CodeDeliveryFailureException e) {
      return noted(e, new AddressChange.Held());
    } catch (InvalidParameterException e) {
      return noted(e, new AddressChange.AddressRefused());
    } catch (UserNotFoundException e) {
      return noted(e, new AddressChange.NoSuchAccount());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /** Has every login ask for a code of the authenticator, too. */
  CodeTyped requireAuthenticator(String userId) {
    try {
      cognito.adminSetUserMFAPreference(
          r ->
              r.userPoolId(userPoolId)
                  .username(userId)
                  .softwareTokenMfaSettings(s -> s.enabled(true).preferredMfa(true)));
      return new CodeTyped.Taken();
    } catch (InvalidParameterException e) {
      // Another authenticator was started since, and waits for its code.
      return noted(e, new CodeTyped.WrongCode());
    } catch (UserNotFoundException e) {
      return noted(e, new CodeTyped.TokenRefused());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /** Sets the password. It also confirms the account, so never call it before a code was right. */
  AccountChange setPassword(String userId, Secret password) {
    return change(
        () ->
            cognito.adminSetUserPassword(
                r ->
                    r.userPoolId(userPoolId)
                        .username(userId)
                        .password(password.value())
                        .permanent(true)));
  }

  /**
   * Ends every refresh token. An access token stays good until it expires, 15 minutes at most after
   * it was given out.
   */
  AccountChange signOutEverywhere(String userId) {
    return change(() -> endSessions(userId));
  }

  private void endSessions(String userId) {
    cognito.adminUserGlobalSignOut(r -> r.userPoolId(userPoolId).username(userId));
  }

  /** Keeps everybody from logging in to this account. */
  AccountChange disable(String userId) {
    return change(() -> cognito.adminDisableUser(r -> r.userPoolId(userPoolId).username(userId)));
  }

  /** Undoes {@link #disable}. */
  AccountChange enable(String userId) {
    return change(() -> cognito.adminEnableUser(r -> r.userPoolId(userPoolId).username(userId)));
  }

  /**
   * Keeps everybody from logging in, then ends every session. Safe to repeat: a login in between is
   * refused.
   */
  public AccountChange close(String userId) {
    return switch (disable(userId)) {
      case AccountChange.Changed _ -> signOutDisabled(userId);
      case AccountChange.NoSuchAccount gone -> gone;
      case NotServed reason -> reason;
    };
  }

  /** Cognito may say that the user is disabled. Then no refresh token is good any more. */
  private AccountChange signOutDisabled(String userId) {
    return change(
        () -> {
          try {
            endSessions(userId);
          } catch (NotAuthorizedException e) {
            noted(e, userId);
          }
        });
  }

  /**
   * A page of the accounts whose address is not confirmed, as they were a moment ago.
   *
   * @param page where the page before ended
   */
  Unconfirmed unconfirmed(Optional<String> page) {
    try {
      var response =
          cognito.listUsers(
              r ->
                  r.userPoolId(userPoolId)
                      .filter(UNCONFIRMED)
                      .limit(MOST_LISTED)
                      .paginationToken(page.orElse(null)));
      return new Unconfirmed.Listed(
          response.users().stream().map(Accounts::account).toList(),
          Optional.ofNullable(response.paginationToken()));
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  /** Removes the account, on no condition. */
  public AccountChange delete(String userId) {
    return change(() -> cognito.adminDeleteUser(r -> r.userPoolId(userPoolId).username(userId)));
  }

  private static AccountChange change(Runnable operation) {
    try {
      operation.run();
      return new AccountChange.Changed();
    } catch (UserNotFoundException e) {
      return noted(e, new AccountChange.NoSuchAccount());
    } catch (SdkException e) {
      return notServed(e);
    }
  }

  private static Account account(AdminGetUserResponse user) {
    return account(
        user.username(),
        user.userAttributes(),
        user.userStatus(),
        user.enabled(),
        user.userMFASettingList(),
        user.userCreateDate());
  }

  private static Account account(UserType user) {
    // A list does not say who has a second factor; nobody has one before the address is confirmed.
    return account(
        user.username(),
        user.attributes(),
        user.userStatus(),
        user.enabled(),
        List.of(),
        user.userCreateDate());
  }

  private static Account account(
      String userName,
      List<AttributeType> all,
      UserStatusType status,
      Boolean enabled,
      List<String> factors,
      Instant createdAt) {
    var attributes =
        all.stream()
            .filter(attribute -> !attribute.value().isEmpty())
            .collect(Collectors.toMap(AttributeType::name, AttributeType::value));
    return new Account(
        attributes.getOrDefault("sub", userName),
        new Secret(attributes.getOrDefault("email", "")),
        attributes.get("name"),
        attributes.get("locale"),
        status != UserStatusType.UNCONFIRMED,
        Boolean.TRUE.equals(enabled),
        factors.contains(SECOND_FACTOR),
        createdAt);
  }

  private static List<AttributeType> attributes(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> AttributeType.builder().name(value.getKey()).value(value.getValue()).build())
        .toList();
  }
}
