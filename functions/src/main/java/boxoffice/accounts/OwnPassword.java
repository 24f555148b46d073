package boxoffice.accounts;

import boxoffice.http.Secret;

/** Asks a user who is signed in for the password again, before what cannot be undone. */
public final class OwnPassword {

  private final Sessions sessions;

  public OwnPassword(Sessions sessions) {
    this.sessions = sessions;
  }

  /** What can come of the check. */
  public sealed interface Check permits Right, Wrong, NotServed {}

  /** It is the password of the account. */
  public record Right() implements Check {}

  /** It is not. */
  public record Wrong() implements Check {}

  /**
   * Checks a password by a login whose tokens nobody gets. Cognito asks for a second factor only
   * after the right password.
   */
  public Check check(String userId, Secret password) {
    return switch (sessions.logIn(new Secret(userId), password)) {
      case Login.LoggedIn _,
          Login.SecondFactorAsked _,
          Login.SecondFactorMissing _,
          Login.ChallengeRequired _ ->
          new Right();
      case Login.WrongCredentials _, Login.WrongCode _ -> new Wrong();
      case NotServed reason -> reason;
    };
  }
}
