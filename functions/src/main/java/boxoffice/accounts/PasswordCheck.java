package boxoffice.accounts;

import boxoffice.http.ProblemException;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Asks signed-in users for the password again, by a login that is ended at once: who finds a page
 * left open, or a token, must not be able to take the account over.
 *
 * <p>The login is by user id, not by address: whose address it is may change meanwhile.
 */
public final class PasswordCheck {

  private final Sessions sessions;

  public PasswordCheck(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Goes on only with the right password.
   *
   * @throws ProblemException for every other outcome
   */
  void require(String userId, Secret password) {
    switch (check(userId, password)) {
      case PasswordChecked.Right(var refreshToken) -> end(refreshToken);
      case PasswordChecked.Wrong _ -> throw AccountProblems.wrongPassword();
      case NotServed reason -> throw AccountProblems.of(reason);
    }
  }

  /** Whether it is the password. The login that shows it is for the caller to end. */
  public PasswordChecked check(String userId, Secret password) {
    return switch (sessions.logIn(new Secret(userId), password)) {
      case Login.LoggedIn(_, var refreshToken, _) -> new PasswordChecked.Right(refreshToken);
      case Login.SecondFactorAsked _, Login.SecondFactorMissing _ ->
          new PasswordChecked.Right(null);
      case Login.WrongCredentials _, Login.WrongCode _, Login.ChallengeRequired _ ->
          new PasswordChecked.Wrong();
      case NotServed reason -> reason;
    };
  }

  private void end(@Nullable Secret refreshToken) {
    if (refreshToken != null && sessions.logOut(refreshToken) instanceof NotServed reason) {
      throw AccountProblems.of(reason);
    }
  }
}
