package boxoffice.accounts;

/** What can come of resetting a password. */
sealed interface PasswordReset
    permits PasswordReset.Reset,
        PasswordReset.SessionsMayLive,
        PasswordReset.WrongCode,
        PasswordReset.PasswordRefused,
        NotServed {

  /** The new password holds. */
  record Reset() implements PasswordReset {}

  /** The code was right, but what ends the sessions at Cognito failed. */
  record SessionsMayLive() implements PasswordReset {}

  /** The code does not match or is too old, or no account of this address waits for one. */
  record WrongCode() implements PasswordReset {}

  /** The password breaks the policy of the user pool. */
  record PasswordRefused() implements PasswordReset {}
}
