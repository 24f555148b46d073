package boxoffice.accounts;

import boxoffice.http.Secret;

/** What can come of a login, by password or by the second factor after it. */
sealed interface Login
    permits Login.LoggedIn,
        Login.SecondFactorAsked,
        Login.SecondFactorMissing,
        Login.WrongCredentials,
        Login.WrongCode,
        Login.ChallengeRequired,
        NotServed {

  /**
   * They belong to an account.
   *
   * @param expiresIn seconds until the access token expires
   */
  record LoggedIn(Secret accessToken, Secret refreshToken, int expiresIn) implements Login {}

  /**
   * The password is right, and a code of the authenticator is needed, too.
   *
   * @param session goes with the code, for three minutes
   */
  record SecondFactorAsked(Secret session) implements Login {}

  /** An admin has no second factor, and gets no token without one. */
  record SecondFactorMissing() implements Login {}

  /**
   * They belong to none, or the password must be set anew before it is good for a login, or the
   * session has ended.
   */
  record WrongCredentials() implements Login {}

  /** The code of the authenticator is wrong, too old, or used. */
  record WrongCode() implements Login {}

  /**
   * Cognito asks for something else, such as a first password of one's own. Registration here leads
   * to no such account, so there is no route for it.
   */
  record ChallengeRequired() implements Login {}
}
