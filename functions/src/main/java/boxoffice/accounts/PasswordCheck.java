package boxoffice.accounts;

import boxoffice.http.ProblemException;
import boxoffice.http.Secret;

/**
 * Asks signed-in users for the password again, by a login that is ended at once: who finds a page
 * left open, or a token, must not be able to take the account over.
 *
 * <p>The login is by user id, not by address: whose address it is may change meanwhile.
 */
final class PasswordCheck {

  private final Sessions sessions;

  PasswordCheck(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Goes on only with the right password.
   *
   * @throws ProblemException for every other outcome
   */
  void require(String userId, Secret password) {
    switch (check(userId, password)) {
      case PasswordChecked.Right _ -> {}
      case PasswordChecked.Wrong _ -> throw AccountProblems.wrongPassword();
      case NotServed reason -> throw AccountProblems.of(reason);
    }
  }

  PasswordChecked check(String userId, Secret password) {
    return switch (sessions.logIn(new Secret(userId), password)) {
      case Login.LoggedIn(_, var refreshToken, _) -> ended(sessions.logOut(refreshToken));
      case Login.SecondFactorAsked _, Login.SecondFactorMissing _ -> new PasswordChecked.Right();
      case Login.WrongCredentials _, Login.WrongCode _, Login.ChallengeRequired _ ->
          new PasswordChecked.Wrong();
      case NotServed reason -> reason;
    };
  }

  private static PasswordChecked ended(Logout outcome) {
    return switch (outcome) {
      case Logout.LoggedOut _ -> new PasswordChecked.Right();
      case NotServed reason -> reason;
    };
  }
}
