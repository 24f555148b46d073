package boxoffice.accounts;

import boxoffice.http.Secret;

/**
 * Changes the password of a signed-in user: sets it, ends every session, and signs the caller in
 * anew. Where it is cut off in between, a repeat does the rest. Sessions end after the password has
 * changed, so that none can begin with the old one; those by which it was checked end with them.
 */
final class ChangePassword {

  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordCheck passwords;

  ChangePassword(Accounts accounts, Sessions sessions, PasswordCheck passwords) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  PasswordChange change(String userId, Secret password, Secret newPassword) {
    return switch (passwords.check(userId, password)) {
      case PasswordChecked.Right _ -> setIfDifferent(userId, newPassword);
      case PasswordChecked.Wrong _ -> changedBefore(userId, newPassword);
      case NotServed reason -> reason;
    };
  }

  /** The answer to a change may have been lost: then the new password is the right one already. */
  private PasswordChange changedBefore(String userId, Secret newPassword) {
    return switch (passwords.check(userId, newPassword)) {
      case PasswordChecked.Right _ -> signInAnew(userId, newPassword);
      case PasswordChecked.Wrong _ -> new PasswordChange.WrongPassword();
      case NotServed reason -> reason;
    };
  }

  /** The first thing that somebody tries who knows the address. */
  private PasswordChange setIfDifferent(String userId, Secret newPassword) {
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var account) ->
          account.email().value().equalsIgnoreCase(newPassword.value())
              ? new PasswordChange.IsTheAddress()
              : set(userId, newPassword);
      case AccountFound.NoSuchAccount _ -> new PasswordChange.NoSuchAccount();
      case NotServed reason -> reason;
    };
  }

  private PasswordChange set(String userId, Secret newPassword) {
    return switch (accounts.setPassword(userId, newPassword)) {
      case AccountChange.Changed _ -> signInAnew(userId, newPassword);
      case AccountChange.NoSuchAccount _ -> new PasswordChange.NoSuchAccount();
      case NotServed reason -> reason;
    };
  }

  private PasswordChange signInAnew(String userId, Secret newPassword) {
    return switch (accounts.signOutEverywhere(userId)) {
      case AccountChange.Changed _ -> signedIn(sessions.logIn(new Secret(userId), newPassword));
      case AccountChange.NoSuchAccount _ -> new PasswordChange.NoSuchAccount();
      case NotServed reason -> reason;
    };
  }

  private static PasswordChange signedIn(Login login) {
    return switch (login) {
      case Login.LoggedIn _,
          Login.SecondFactorAsked _,
          Login.SecondFactorMissing _,
          Login.ChallengeRequired _ ->
          new PasswordChange.Changed(login);
      // Another change came right after this one.
      case Login.WrongCredentials _, Login.WrongCode _ -> new PasswordChange.WrongPassword();
      case NotServed reason -> reason;
    };
  }
}
