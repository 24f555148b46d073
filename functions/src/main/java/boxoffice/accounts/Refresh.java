package boxoffice.accounts;

import boxoffice.http.Secret;

/** What can come of refreshing an access token. */
sealed interface Refresh
    permits Refresh.Refreshed, Refresh.SecondFactorMissing, Refresh.WrongCredentials, NotServed {

  /**
   * A new access token.
   *
   * @param expiresIn seconds until the access token expires
   */
  record Refreshed(Secret accessToken, int expiresIn) implements Refresh {}

  /** An admin has no second factor, and gets no token without one. */
  record SecondFactorMissing() implements Refresh {}

  /** The refresh token is unknown, has expired or was revoked. */
  record WrongCredentials() implements Refresh {}
}
