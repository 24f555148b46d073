package boxoffice.accounts;

/** What comes of a refresh token that is to be revoked. */
sealed interface Logout permits Logout.LoggedOut, NotServed {

  /** The token is of no use, or was of none before. */
  record LoggedOut() implements Logout {}
}
