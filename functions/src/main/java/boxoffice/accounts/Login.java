package boxoffice.accounts;

import boxoffice.http.Secret;

/** What can come of a login. */
sealed interface Login
    permits Login.LoggedIn,
        Login.WrongCredentials,
        Login.NotConfirmed,
        Login.ChallengeRequired,
        NotServed {

  /**
   * They belong to an account.
   *
   * @param expiresIn seconds until the access token expires
   */
  record LoggedIn(Secret accessToken, Secret refreshToken, int expiresIn) implements Login {}

  /** They do not, or the password must be set anew before it is good for a login. */
  record WrongCredentials() implements Login {}

  /** The account has not been confirmed by its code yet. */
  record NotConfirmed() implements Login {}

  /**
   * Cognito asks for more, such as a second factor or a first password of one's own. Registration
   * here leads to no such account, so there is no route for it.
   */
  record ChallengeRequired() implements Login {}
}
