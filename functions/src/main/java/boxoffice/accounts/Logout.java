package boxoffice.accounts;

/** What can come of a logout. */
sealed interface Logout permits Logout.LoggedOut, NotServed {

  /** The token is of no use, or was of none before. */
  record LoggedOut() implements Logout {}
}
